import { done, Refusal, sealed, tell } from '#mailbox/gate/codes.ts';
import { receive } from '#mailbox/gate/reading.ts';
import { afterQuery, dropHeaders, envelopeHeaders } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { announce, deleteEnvelope, fetchEnvelope, listEnvelopes, putEnvelope } from '#mailbox/store/envelopes.ts';
import { streamPieces } from '#mailbox/store/pieces.ts';
import { address } from './address.ts';
import { byDrop, byRead } from './opens.ts';

const mostBytes = 25 * 1024 * 1024;
const mostListed = 500;

const iso = (ms: number): string => new Date(ms).toISOString();

export const envelopeAddresses = [
  address('POST', '/api/envelopes', {
    headers: dropHeaders,
    takesBody: true,
    opens: byDrop,
    async act({ room: { db, mailboxLimit, now }, request, opened: { read_sum }, headers: { 'x-envelope': id, 'x-take-back': takeBack } }) {
      const put = await receive(db, request, mostBytes,
        (key, size) => announce(db, read_sum, id, key, size, mailboxLimit, now()),
        (received) => putEnvelope(db, read_sum, id, takeBack === undefined ? null : sumOf(takeBack), received, mailboxLimit, now()));
      if (put.kind === 'gone') return tell(200, { gone: true });
      return tell(put.kind === 'new' ? 201 : 200, { seq: put.seq, at: iso(put.at) });
    },
  }),
  address('GET', '/api/envelopes', {
    query: afterQuery,
    opens: byRead(),
    async act({ room, opened, query: { after } }) {
      // One more than is told: it says whether there are more.
      const found = await listEnvelopes(room.db, opened.read_sum, after, mostListed + 1);
      return tell(200, { envelopes: found.slice(0, mostListed).map(({ id, seq, size, at }) => ({ id, seq, size, at: iso(at) })), more: found.length > mostListed });
    },
  }),
  address('GET', '/api/envelope', {
    headers: envelopeHeaders,
    opens: byRead(),
    async act({ room, opened, headers: { 'x-envelope': id } }) {
      const there = await fetchEnvelope(room.db, opened.read_sum, id);
      if (!there) throw new Refusal('not-found');
      return sealed(streamPieces(room.db, there.key, there.size), there.size);
    },
  }),
  address('DELETE', '/api/envelope', {
    headers: envelopeHeaders,
    opens: byRead(),
    async act({ room, opened, headers: { 'x-envelope': id } }) {
      await deleteEnvelope(room.db, opened.read_sum, id);
      return done();
    },
  }),
];
