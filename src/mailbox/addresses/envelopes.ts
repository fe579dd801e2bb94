import { done, Refusal, sealed, tell } from '#mailbox/gate/codes.ts';
import { receive } from '#mailbox/gate/reading.ts';
import { afterQuery, dropHeaders, envelopeHeaders } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import {
  announce,
  deleteEnvelope,
  fetchEnvelope,
  listEnvelopes,
  putEnvelope,
  type Coming,
} from '#mailbox/store/envelopes.ts';
import { looked } from '#mailbox/store/notices.ts';
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
    async act({ room, request, opened: { box, via }, headers: { 'x-envelope': id, 'x-take-back': takeBack } }) {
      const { db, caps, now } = room;
      await room.disk.expectRoom(via === null ? 'new' : 'known');
      const coming = (): Coming => ({
        mailbox: box.read_sum,
        via,
        id,
        takeBackSum: takeBack === undefined ? null : sumOf(takeBack),
        now: now(),
      });
      const put = await receive(
        room,
        request,
        box.read_sum,
        mostBytes,
        (key, size) => announce(db, coming(), key, size, caps),
        (received) => putEnvelope(db, coming(), received, caps),
      );
      if (put.kind === 'gone') return tell(200, { gone: true });
      return tell(put.kind === 'new' ? 201 : 200, {
        seq: put.seq,
        at: iso(put.at),
        sum: Buffer.from(put.sum).toString('hex'),
      });
    },
  }),
  address('GET', '/api/envelopes', {
    query: afterQuery,
    opens: byRead(),
    async act({ room, opened, query: { after } }) {
      // One more than is told: it says whether there are more.
      const found = await listEnvelopes(room.db, opened.read_sum, after, mostListed + 1);
      const listed = found.slice(0, mostListed);
      // What came in since the token was looked at is listed too.
      const [more, last] = [found.length > mostListed, Math.max(opened.next_seq - 1, found.at(-1)?.seq ?? 0)];
      await looked(room.db, opened.read_sum, more ? (listed.at(-1)?.seq ?? 0) : last);
      return tell(200, {
        envelopes: listed.map(({ id, seq, size, at, drop }) => ({ id, seq, size, at: iso(at), drop })),
        more,
        last,
      });
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
