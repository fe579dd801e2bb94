import { done, Refusal, sealed } from '#mailbox/gate/codes.ts';
import { receive } from '#mailbox/gate/reading.ts';
import { cardHeaders, vaultHeaders } from '#mailbox/gate/shapes.ts';
import { sameSum, sumOf } from '#mailbox/gate/token-sum.ts';
import { announceKept, deleteKept, findKept, putKept, type Kept, type Way } from '#mailbox/store/kept.ts';
import { deleted, ended } from '#mailbox/store/mailboxes.ts';
import { streamPieces } from '#mailbox/store/pieces.ts';
import { address, type Knock } from './address.ts';
import { byRead, keepers } from './opens.ts';

const mostCard = 8 * 1024 * 1024;
const mostVault = 64 * 1024;

async function put(
  { room, request }: Knock,
  mailbox: Uint8Array,
  way: Way,
  token: string,
  most: number,
): Promise<Response> {
  await room.disk.expectRoom('known');
  await receive(
    room,
    request,
    mailbox,
    most,
    (key, size) => announceKept(room.db, mailbox, way, key, size, room.caps, room.now()),
    (received) => putKept(room.db, mailbox, way, sumOf(token), received, room.caps),
  );
  return done();
}

const byOwnToken =
  (isWay: (way: Way) => boolean) =>
  async ({ room, from, tokenSum }: Knock): Promise<Kept> => {
    const found = await findKept(room.db.read, tokenSum);
    if (!sameSum(found?.token_sum, tokenSum) || !found || !isWay(found.way) || found.state === deleted)
      throw new Refusal('not-found');
    room.gate.letTokenIn(from, tokenSum);
    if (found.state === ended) throw new Refusal('ended');
    return found;
  };

const get = ({ room, opened }: Knock & { opened: Kept }) =>
  Promise.resolve(sealed(streamPieces(room.db, opened.pieces_key, opened.size), opened.size));

export const keptAddresses = [
  address('PUT', '/api/card', {
    headers: cardHeaders,
    takesBody: true,
    opens: byRead(keepers),
    act: (asked) => put(asked, asked.opened.read_sum, 'card', asked.headers['x-card'], mostCard),
  }),
  address('GET', '/api/card', { opens: byOwnToken((way) => way === 'card'), act: get }),
  address('DELETE', '/api/card', {
    opens: byRead(keepers),
    async act({ room, opened }) {
      await deleteKept(room.db, opened.read_sum, 'card');
      return done();
    },
  }),
  address('PUT', '/api/vault', {
    headers: vaultHeaders,
    takesBody: true,
    opens: byRead(keepers),
    act: (asked) => put(asked, asked.opened.read_sum, asked.headers['x-way'], asked.headers['x-vault'], mostVault),
  }),
  address('GET', '/api/vault', { opens: byOwnToken((way) => way !== 'card'), act: get }),
];
