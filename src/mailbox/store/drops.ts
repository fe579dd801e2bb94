import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { Database, Row, Run } from './database.ts';

/** A further drop token of a Mailbox, for one person: its Mailbox's owner gives it, and can end it. */
export interface Drop extends Row {
  mailbox: TokenSum;
  id: string;
  drop_sum: TokenSum;
  /** 0 open, 1 ended. */
  state: number;
}

/** Open ones of a Mailbox; and all, with those that were ended. */
const [mostOpen, mostEver] = [2_000, 10_000];

/** What a further drop token is for, in whatever state. */
export const findDrop = async (run: Run, sum: TokenSum): Promise<Drop | undefined> =>
  (await run('SELECT mailbox, id, drop_sum, state FROM drops WHERE drop_sum = ?', [sum]))[0] as Drop | undefined;

/** Whether a token is a further drop token of some Mailbox, also one that was ended. */
export const isFurtherDrop = async (run: Run, sum: TokenSum): Promise<boolean> =>
  (await findDrop(run, sum)) !== undefined;

/** Whether a token means something else already: a Mailbox's, or an invite. */
const means = async (run: Run, sum: TokenSum): Promise<boolean> =>
  (await run('SELECT role FROM mailboxes WHERE read_sum = ? OR drop_sum = ?', [sum, sum])).length > 0 ||
  (await run('SELECT role FROM invites WHERE sum = ?', [sum])).length > 0;

/**
 * Makes a further drop token. Made before: nothing changes.
 * @throws {Refusal} `different` when the id or the token is another's, or this one was ended; `mailbox-full` when there are too many.
 */
export const putDrop = (db: Database, mailbox: TokenSum, id: string, sum: TokenSum): Promise<void> =>
  db.write(async (run) => {
    await run('SELECT state FROM mailboxes WHERE read_sum = ? FOR UPDATE', [mailbox]);
    const [there] = await run('SELECT drop_sum, state FROM drops WHERE mailbox = ? AND id = ?', [mailbox, id]);
    if (there) {
      if (there['state'] !== 0 || !Buffer.from(there['drop_sum'] as TokenSum).equals(sum))
        throw new Refusal('different');
      return;
    }
    const [count] = await run(
      'SELECT CAST(COUNT(*) AS BIGINT) AS ever, CAST(COALESCE(SUM(1 - state), 0) AS BIGINT) AS open FROM drops WHERE mailbox = ?',
      [mailbox],
    );
    if (Number(count?.['open']) >= mostOpen || Number(count?.['ever']) >= mostEver) throw new Refusal('mailbox-full');
    if (await means(run, sum)) throw new Refusal('different');
    const made = await run(
      'INSERT INTO drops (mailbox, id, drop_sum, state, used) VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING RETURNING id',
      [mailbox, id, sum],
    );
    if (made.length === 0) throw new Refusal('different');
  });

/** Ends a further drop token, there or not: nobody writes by it any more. What came by it stays. */
export const endDrop = async (db: Database, mailbox: TokenSum, id: string): Promise<void> => {
  await db.write((run) => run('UPDATE drops SET state = 1 WHERE mailbox = ? AND id = ?', [mailbox, id]));
};
