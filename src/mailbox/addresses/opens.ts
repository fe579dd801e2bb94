import { Refusal } from '#mailbox/gate/codes.ts';
import { sameSum, type TokenSum } from '#mailbox/gate/token-sum.ts';
import { deleted, ended, mailboxDrop, mailboxRead, type Mailbox, type Role } from '#mailbox/store/mailboxes.ts';
import type { Knock } from './address.ts';

const anyRole: readonly Role[] = ['worker', 'lead', 'team', 'person'];
export const workers: readonly Role[] = ['worker', 'lead'];

/** @throws {Refusal} `not-found`, `slow-down`, `ended` */
function enter({ room, tokenSum }: Knock, found: Mailbox | undefined, sum: TokenSum | undefined, roles: readonly Role[], evenDeleted = false): Mailbox {
  const same = sameSum(sum, tokenSum);
  if (!same || !found || !roles.includes(found.role) || (found.state === deleted && !evenDeleted)) throw new Refusal('not-found');
  room.gate.letTokenIn(tokenSum);
  if (found.state === ended) throw new Refusal('ended');
  return found;
}

/** The Mailbox that the token reads. @param roles those that the address is for. */
export const byRead = (roles = anyRole, evenDeleted = false) => async (knock: Knock): Promise<Mailbox> => {
  const found = await mailboxRead(knock.room.db.read, knock.tokenSum);
  return enter(knock, found, found?.read_sum, roles, evenDeleted);
};

/** The Mailbox that the token puts into. */
export const byDrop = async (knock: Knock): Promise<Mailbox> => {
  const found = await mailboxDrop(knock.room.db.read, knock.tokenSum);
  return enter(knock, found, found?.drop_sum, anyRole);
};
