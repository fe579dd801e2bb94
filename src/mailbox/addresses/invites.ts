import { done, Refusal, tell } from '#mailbox/gate/codes.ts';
import { jsonOf } from '#mailbox/gate/reading.ts';
import { inviteHeaders, leadOver, newInvite } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { takeOverLead } from '#mailbox/store/hand-on.ts';
import { goodUntil, makeInvite, takeBackInvite } from '#mailbox/store/invites.ts';
import { address } from './address.ts';
import { byRead, workers } from './opens.ts';

export const inviteAddresses = [
  address('POST', '/api/invites', {
    takesBody: true,
    opens: byRead(['lead']),
    async act({ room, request, opened }) {
      const { invite, role, days } = await jsonOf(request, newInvite);
      const until = await room.db.write((run) =>
        makeInvite(run, { sum: sumOf(invite), role, until: goodUntil(room.now(), days), made_by: opened.read_sum }),
      );
      return tell(201, { until: new Date(until).toISOString() });
    },
  }),
  address('POST', '/api/lead', {
    takesBody: true,
    opens: byRead(workers),
    async act({ room, request, opened }) {
      const { invite } = await jsonOf(request, leadOver);
      await takeOverLead(room.db, opened.read_sum, sumOf(invite), room.now());
      return done();
    },
  }),
  address('DELETE', '/api/invites', {
    headers: inviteHeaders,
    opens: byRead(['lead']),
    async act({ room, opened, headers }) {
      if (!(await takeBackInvite(room.db, sumOf(headers['x-invite']), opened.read_sum))) throw new Refusal('not-found');
      return done();
    },
  }),
];
