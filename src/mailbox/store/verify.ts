import { createHash } from 'node:crypto';
import type { Database, Run } from './database.ts';

/** SHA-256 of the pieces under a key, and how many bytes they are. */
async function sumOfPieces(read: Run, key: Uint8Array): Promise<{ sum: Buffer; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for (let n = 0; ; n += 1) {
    const bytes = (await read('SELECT bytes FROM pieces WHERE key = ? AND n = ?', [key, n]))[0]?.['bytes'];
    if (!(bytes instanceof Uint8Array)) return { sum: hash.digest(), size };
    hash.update(bytes);
    size += bytes.length;
  }
}

/**
 * Reads everything in a database and holds it against the sums that stand beside it: each Envelope byte for byte.
 * @returns how many there are, and how many are not as they were taken.
 */
export async function verify({ read }: Database): Promise<{ mailboxes: number; envelopes: number; broken: number }> {
  const [mailboxes, envelopes] = [
    await read('SELECT read_sum FROM mailboxes'),
    await read('SELECT size, sum, pieces_key FROM envelopes'),
  ];
  let broken = 0;
  for (const { size, sum, pieces_key: key } of envelopes) {
    const found = key instanceof Uint8Array ? await sumOfPieces(read, key) : undefined;
    if (!(sum instanceof Uint8Array) || !found || found.size !== size || !found.sum.equals(sum)) broken += 1;
  }
  for (const { size, pieces_key: key } of await read('SELECT size, pieces_key FROM kept')) {
    if (!(key instanceof Uint8Array) || (await sumOfPieces(read, key)).size !== size) broken += 1;
  }
  return { mailboxes: mailboxes.length, envelopes: envelopes.length, broken };
}
