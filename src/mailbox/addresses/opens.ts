import { Refusal } from '#mailbox/gate/codes.ts';
import type { Held } from '#mailbox/gate/reading.ts';
import { bearerOf } from '#mailbox/gate/shapes.ts';
import { sameSum, type TokenSum } from '#mailbox/gate/token-sum.ts';
import { findDrop } from '#mailbox/store/drops.ts';
import { deleted, ended, mailboxDrop, mailboxRead, type Mailbox, type Role } from '#mailbox/store/mailboxes.ts';
import { byOwner, type Via } from '#mailbox/store/room.ts';
import type { Knock } from './address.ts';

const anyRole: readonly Role[] = ['worker', 'lead', 'team', 'person', 'story'];
export const workers: readonly Role[] = ['worker', 'lead'];
/** Those that a card and a vault belong to. */
export const keepers: readonly Role[] = [...workers, 'story'];

/** Whoever shows no token is nobody that what they make could know again. @throws {Refusal} `bad-request` */
export function expectToken({ headers }: Held): void {
  if (bearerOf(headers) === '') throw new Refusal('bad-request');
}

/** @throws {Refusal} `not-found`, `slow-down`, `ended` */
function enter(
  { room, from, tokenSum }: Knock,
  found: Mailbox | undefined,
  sum: TokenSum | undefined,
  roles: readonly Role[],
  evenDeleted = false,
): Mailbox {
  const same = sameSum(sum, tokenSum);
  if (!same || !found || !roles.includes(found.role) || (found.state === deleted && !evenDeleted))
    throw new Refusal('not-found');
  room.gate.letTokenIn(from, tokenSum);
  if (found.state === ended) throw new Refusal('ended');
  return found;
}

/** The Mailbox that the token reads. @param roles those that the address is for. */
export const byRead =
  (roles = anyRole, evenDeleted = false) =>
  async (knock: Knock): Promise<Mailbox> => {
    const found = await mailboxRead(knock.room.db.read, knock.tokenSum);
    return enter(knock, found, found?.read_sum, roles, evenDeleted);
  };

/**
 * The Mailbox that the token puts into, and as whom: its own drop token, a further one, or its owner's read token. The
 * same look-ups are made whichever it is, so that the time tells nothing.
 */
export const byDrop = async (knock: Knock): Promise<{ box: Mailbox; via: Via }> => {
  const {
    room: { db },
    tokenSum,
  } = knock;
  const [own, drop, owners] = [
    await mailboxDrop(db.read, tokenSum),
    await findDrop(db.read, tokenSum),
    await mailboxRead(db.read, tokenSum),
  ];
  const further = await mailboxRead(db.read, drop?.mailbox ?? tokenSum);
  if (drop && sameSum(drop.drop_sum, tokenSum)) {
    const box = enter(knock, further, drop.drop_sum, anyRole);
    if (drop.state !== 0) throw new Refusal('ended');
    return { box, via: drop.id };
  }
  return own
    ? { box: enter(knock, own, own.drop_sum, anyRole), via: null }
    : { box: enter(knock, owners, owners?.read_sum, anyRole), via: byOwner };
};
