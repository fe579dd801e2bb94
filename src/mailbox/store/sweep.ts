import type { Database } from './database.ts';
import { emptyMailbox } from './mailboxes.ts';
import { sweepArriving } from './pieces.ts';

const quarterHour = 900_000;

/**
 * Takes away what a crash or a gone sender left half done: Envelopes that never arrived wholly, Mailboxes not emptied to
 * the end. At start of the one server of a database all that is arriving is left over; else what stood still for 15 minutes.
 */
export async function sweep(db: Database, atStart: boolean, now: number): Promise<void> {
  await sweepArriving(db, atStart && db.kind === 'single' ? Number.MAX_SAFE_INTEGER : now - quarterHour);
  const left = await db.read(
    'SELECT DISTINCT envelopes.mailbox AS key FROM envelopes JOIN mailboxes ON mailboxes.read_sum = envelopes.mailbox WHERE mailboxes.state <> 0',
  );
  for (const { key } of left) if (key instanceof Uint8Array) await emptyMailbox(db, key);
}
