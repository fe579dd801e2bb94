import { randomBytes } from 'node:crypto';
import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Run } from './database.ts';
import { mailboxRead } from './mailboxes.ts';
import { makeRoom, type Caps, type Via } from './room.ts';

/** Bytes of one row of what is stored in pieces. */
export const pieceSize = 131_072;

/** What came in: small, and in hand; or large, and already on the disk in pieces, marked as arriving until it is finished. */
export interface Received {
  size: number;
  /** SHA-256 of the bytes. */
  sum: Uint8Array;
  small?: Uint8Array;
  /** Where its pieces lie or will lie. */
  key: Uint8Array;
}

/** A new key under which the pieces of something stored stand: 128 random bits, told to nobody. */
export const newKey = (): Uint8Array => randomBytes(16);

/** Inside a write: says that bytes are on their way under `key`. What was only announced counts for nothing. */
export const beginArriving = (run: Run, key: Uint8Array, mailbox: TokenSum, via: Via, now: number) =>
  run('INSERT INTO arriving (key, mailbox, via, size, since) VALUES (?, ?, ?, 0, ?)', [key, mailbox, via, now]);

/** After how many pieces it is asked anew whether there is room: others' bytes come at the same time. */
const piecesAlike = 8;

/** Puts the next piece down. @throws {Refusal} when it was swept away or its Mailbox was closed meanwhile; `mailbox-full` */
export const putPiece = (
  db: Database,
  key: Uint8Array,
  n: number,
  bytes: Uint8Array,
  caps: Caps,
  now: number,
): Promise<void> =>
  db.write(async (run) => {
    const [arriving] = await run(
      'UPDATE arriving SET since = ?, size = size + ? WHERE key = ? RETURNING mailbox, via',
      [now, bytes.length, key],
    );
    if (!arriving) throw new Refusal('try-later');
    if (n % piecesAlike === piecesAlike - 1) {
      const box = await mailboxRead(run, arriving['mailbox'] as TokenSum);
      if (box) await makeRoom(run, box, arriving['via'] as Via, 0, caps);
    }
    await run('INSERT INTO pieces (key, n, bytes) VALUES (?, ?, ?)', [key, n, bytes]);
  });

/**
 * Inside a write: what was arriving is there now. From here on its pieces belong to what is stored beside this.
 * @throws {Refusal} `try-later` where they were taken away meanwhile, for nothing was added for long.
 */
export async function settle(run: Run, { small, key }: Received): Promise<void> {
  if (small) {
    await run('INSERT INTO pieces (key, n, bytes) VALUES (?, 0, ?)', [key, small]);
  } else if ((await run('DELETE FROM arriving WHERE key = ? RETURNING key', [key])).length === 0) {
    throw new Refusal('try-later');
  }
}

/** Takes away what was arriving and will not be finished. */
export const abandon = (db: Database, key: Uint8Array): Promise<void> =>
  db.write(
    async (run) => {
      if ((await run('DELETE FROM arriving WHERE key = ? RETURNING key', [key])).length > 0)
        await run('DELETE FROM pieces WHERE key = ?', [key]);
    },
    { wipes: true },
  );

/** Takes away all that nobody added to since `before` (ms since 1970): its sender went, or the server died. */
export async function sweepArriving(db: Database, before: number): Promise<void> {
  const left = await db.read('SELECT key FROM arriving WHERE since < ?', [before]);
  for (const { key } of left) if (key instanceof Uint8Array) await abandon(db, key);
}

/** The stored bytes, a piece at a time; the next is read only when it is wanted. Throws when it is deleted meanwhile. */
export function streamPieces(db: Database, key: Uint8Array, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let [n, sent] = [0, 0];
  return new ReadableStream(
    {
      async pull(out) {
        const [piece] = await db.read('SELECT bytes FROM pieces WHERE key = ? AND n = ?', [key, n]);
        const bytes = piece?.['bytes'];
        if (!(bytes instanceof Uint8Array)) return out.error(new Error('gone'));
        n += 1;
        sent += bytes.length;
        out.enqueue(bytes as Uint8Array<ArrayBuffer>);
        if (sent >= size) out.close();
      },
    },
    { highWaterMark: 0 },
  );
}
