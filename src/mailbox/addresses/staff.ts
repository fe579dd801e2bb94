import { Refusal, tell } from '#mailbox/gate/codes.ts';
import { logCode } from '#mailbox/gate/log.ts';
import { jsonOf } from '#mailbox/gate/reading.ts';
import { bearerOf, staffAnswer } from '#mailbox/gate/shapes.ts';
import { sameSum, sumOf } from '#mailbox/gate/token-sum.ts';
import type { Staff } from '#mailbox/staff/staff.ts';
import { findInvite, isOpen, isShown, staffSum, type Invite } from '#mailbox/store/invites.ts';
import { keepStaffAsk, noteShown, takeStaffAsk } from '#mailbox/store/staff-asks.ts';
import { address, type Knock } from './address.ts';

/** An invite that nobody used yet, where staff show who they are. */
async function byInvite({ room, from, tokenSum }: Knock): Promise<{ staff: Staff; invite: Invite }> {
  const invite = await findInvite(room.db.read, tokenSum);
  const { staff, now } = room;
  if (!sameSum(invite?.sum, tokenSum) || !invite || !isOpen(invite, now()) || !staff) throw new Refusal('not-found');
  room.gate.letTokenIn(from, tokenSum);
  return { staff, invite };
}

/** What the log-in did; where it is away that is in the log, and the person is told to try again. */
const asked = <T>(doing: Promise<T>): Promise<T> =>
  doing.catch(() => {
    logCode('staff-away');
    throw new Refusal('try-later');
  });

export const staffAddresses = [
  address('POST', '/api/staff', {
    opens: byInvite,
    async act({ room, opened: { staff }, tokenSum }) {
      const { address: to, ...ask } = await asked(staff.begin());
      await keepStaffAsk(room.db, tokenSum, ask, room.now());
      return tell(201, { address: to, state: ask.state });
    },
  }),
  address('PUT', '/api/staff', {
    takesBody: true,
    opens: byInvite,
    async act({ room, request, opened: { staff, invite }, tokenSum }) {
      const { answer, read } = await jsonOf(request, staffAnswer);
      const ask = await takeStaffAsk(room.db, tokenSum, room.now());
      // Asked again after the answer was lost on the way: it was shown already, and who they are is not kept.
      if (!ask && isShown(invite, sumOf(read), room.now())) return tell(200, { name: null });
      const shown = ask && (await asked(staff.end(answer, ask)));
      const isMeant =
        !invite.staff || (shown?.email && sameSum(invite.staff, staffSum(bearerOf(request.headers), shown.email)));
      if (!shown || !isMeant) throw new Refusal('not-shown');
      await noteShown(room.db, tokenSum, sumOf(read), room.now());
      return tell(200, { name: shown.name });
    },
  }),
];
