import type { TheRoom } from '#tests/mailbox/a-room.ts';
import { newToken } from '#model/token.ts';

/**
 * Remembers how far the server's Mailboxes had counted. @returns how to set it back to there, as a copy of last night's files does: what came
 * since is not known, its numbers are given anew, and the epoch is the same.
 */
export async function remembered({ db }: TheRoom): Promise<() => Promise<void>> {
  const before = await db.read('SELECT read_sum, next_seq FROM mailboxes');
  return () =>
    db.write(async (run) => {
      for (const { read_sum: box, next_seq: next } of before) {
        await run('DELETE FROM envelopes WHERE mailbox = ? AND seq >= ?', [box ?? null, next ?? null]);
        await run('UPDATE mailboxes SET next_seq = ? WHERE read_sum = ?', [next ?? null, box ?? null]);
      }
    });
}

/** From now on the server says that its database has another epoch, as after `restore`. For the rest of a test. */
export function anotherEpoch(): void {
  const [real, epoch] = [globalThis.fetch, newToken()];
  globalThis.fetch = async (...asked) => {
    const told = await real(...asked);
    const headers = new Headers(told.headers);
    headers.set('x-mailbox', (told.headers.get('x-mailbox') ?? '').replace(/^[0-9a-f]{32}/, epoch));
    return new Response(told.status === 204 ? null : await told.arrayBuffer(), { status: told.status, headers });
  };
}
