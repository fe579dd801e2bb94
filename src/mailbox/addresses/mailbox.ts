import { done, Refusal, tell } from '#mailbox/gate/codes.ts';
import { jsonOf } from '#mailbox/gate/reading.ts';
import { newMailbox, newStoryBox } from '#mailbox/gate/shapes.ts';
import { sameSum, sumOf } from '#mailbox/gate/token-sum.ts';
import { changeTokens } from '#mailbox/store/hand-on.ts';
import { acceptInvite, findInvite, isOpen } from '#mailbox/store/invites.ts';
import {
  deleted,
  ended,
  mailboxDrop,
  mailboxRead,
  makeMailbox,
  makeStoryBox,
  shutMailbox,
} from '#mailbox/store/mailboxes.ts';
import { mostIn } from '#mailbox/store/room.ts';
import { address, type Knock } from './address.ts';
import { byRead, expectToken } from './opens.ts';

/** What a token may make: the three lookups are made whichever token it is, so that the time tells nothing. */
async function mayMake({ room, from, tokenSum }: Knock): Promise<'invited' | 'team' | 'person'> {
  const invite = await findInvite(room.db.read, tokenSum);
  const lead = await mailboxRead(room.db.read, tokenSum);
  const drop = await mailboxDrop(room.db.read, tokenSum);
  const [byInvite, byLead, byDrop] = [
    sameSum(invite?.sum, tokenSum),
    sameSum(lead?.read_sum, tokenSum),
    sameSum(drop?.drop_sum, tokenSum),
  ];
  const inviteGood =
    byInvite && invite !== undefined && (isOpen(invite, room.now()) || (invite.void === 0 && invite.mailbox !== null));
  const leadGood = byLead && lead?.role === 'lead' && lead.state !== deleted;
  const dropGood =
    byDrop && drop !== undefined && drop.role !== 'person' && drop.role !== 'story' && drop.state !== deleted;
  if (!inviteGood && !leadGood && !dropGood) throw new Refusal('not-found');
  room.gate.letTokenIn(from, tokenSum);
  if (inviteGood) return 'invited';
  if ((leadGood ? lead : drop)?.state === ended) throw new Refusal('ended');
  return leadGood ? 'team' : 'person';
}

export const mailboxAddresses = [
  address('POST', '/api/mailbox', {
    takesBody: true,
    opens: mayMake,
    async act({ room, request, tokenSum, opened }) {
      const { read, drop } = await jsonOf(request, newMailbox);
      const [readSum, dropSum] = [sumOf(read), sumOf(drop)];
      if (opened === 'invited')
        return tell(201, {
          role: await acceptInvite(room.db, tokenSum, readSum, dropSum, room.now(), room.staff !== undefined),
        });
      await room.disk.expectRoom('new');
      await room.db.write((run) => makeMailbox(run, readSum, dropSum, opened));
      return tell(201, { role: opened });
    },
  }),
  address('POST', '/api/story', {
    takesBody: true,
    opens: ({ room }) => (room.caps.story.boxes > 0 ? Promise.resolve() : Promise.reject(new Refusal('not-found'))),
    async act({ room, request, from, tokenSum }) {
      const { drop } = await jsonOf(request, newStoryBox);
      expectToken(request);
      room.gate.letStoryIn(from);
      await room.disk.expectRoom('new');
      await makeStoryBox(room.db, tokenSum, sumOf(drop), room.caps.story.boxes);
      room.gate.letTokenIn(from, tokenSum);
      return tell(201, { role: 'story' });
    },
  }),
  address('GET', '/api/mailbox', {
    opens: byRead(),
    act: ({ room, opened }) =>
      Promise.resolve(tell(200, { role: opened.role, bytes: opened.used, limit: mostIn(opened, room.caps) })),
  }),
  address('PUT', '/api/mailbox', {
    takesBody: true,
    opens: byRead(['team']),
    async act({ room, request, opened }) {
      const { read, drop } = await jsonOf(request, newMailbox);
      await changeTokens(room.db, opened.read_sum, sumOf(read), sumOf(drop));
      return done();
    },
  }),
  address('DELETE', '/api/mailbox', {
    opens: byRead(undefined, true),
    async act({ room, opened }) {
      // Of a Story box it is said that it ended: its words are on paper, and on the person's other devices.
      await shutMailbox(room.db, opened.read_sum, opened.role === 'story' ? ended : deleted);
      return done();
    },
  }),
];
