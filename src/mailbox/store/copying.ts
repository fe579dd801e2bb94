import type { Database, Run, Value } from './database.ts';
import { beginEpoch } from './epoch.ts';

/**
 * Every table with its columns, those that others point to first. Left out: `arriving`, what is half here is in no copy; `notices`, an address that its owner took
 * away again would live on in it; `staff_asks`, which is over in minutes.
 */
const tables: Record<string, { columns: readonly string[]; order: readonly string[]; rows: number }> = {
  mailboxes: {
    columns: ['read_sum', 'drop_sum', 'role', 'state', 'used', 'first_used', 'next_seq'],
    order: ['read_sum'],
    rows: 500,
  },
  invites: {
    columns: ['sum', 'role', 'until', 'made_by', 'void', 'mailbox', 'shown', 'shown_for', 'staff'],
    order: ['sum'],
    rows: 500,
  },
  envelopes: {
    columns: ['mailbox', 'id', 'seq', 'size', 'at', 'sum', 'take_back_sum', 'was_read', 'pieces_key', 'via'],
    order: ['mailbox', 'id'],
    rows: 500,
  },
  drops: { columns: ['mailbox', 'id', 'drop_sum', 'state', 'used'], order: ['mailbox', 'id'], rows: 500 },
  gone: { columns: ['mailbox', 'id', 'take_back_sum'], order: ['mailbox', 'id'], rows: 500 },
  kept: { columns: ['mailbox', 'way', 'token_sum', 'size', 'pieces_key'], order: ['mailbox', 'way'], rows: 500 },
  kept_gone: { columns: ['token_sum', 'mailbox'], order: ['token_sum'], rows: 500 },
  pieces: { columns: ['key', 'n', 'bytes'], order: ['key', 'n'], rows: 32 },
};

/**
 * A reader remembers the seq up to which it has fetched. What is put in after a restore must come after every seq that
 * was given between the backup and the restore, or that reader would never see it.
 */
const seqsSkipped = 1_000_000;

/** Rows after the last one read, in the order of the table's key. */
async function next(run: Run, table: string, last: readonly Value[] | undefined): Promise<Value[][]> {
  const { columns = [], order = [], rows = 0 } = tables[table] ?? {};
  const where = [
    ...(table === 'pieces' ? ['key NOT IN (SELECT key FROM arriving)'] : []),
    ...(last ? [`(${order.join(', ')}) > (${order.map(() => '?').join(', ')})`] : []),
  ];
  const found = await run(
    `SELECT ${columns.join(', ')} FROM ${table}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''} ORDER BY ${order.join(', ')} LIMIT ?`,
    [...(last ?? []), rows],
  );
  return found.map((row) => columns.map((column) => row[column] ?? null));
}

async function copyTable(from: Run, to: Run, table: string): Promise<number> {
  const { columns = [], order = [] } = tables[table] ?? {};
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  let count = 0;
  for (let rows = await next(from, table, undefined); rows.length > 0;) {
    for (const row of rows) await to(insert, row);
    count += rows.length;
    const last = rows.at(-1) ?? [];
    rows = await next(
      from,
      table,
      order.map((column) => last[columns.indexOf(column)] ?? null),
    );
  }
  return count;
}

const isEmpty = async (run: Run): Promise<boolean> =>
  (await run('SELECT read_sum FROM mailboxes LIMIT 1')).length === 0 &&
  (await run('SELECT sum FROM invites LIMIT 1')).length === 0;

/** How a database is copied. */
export interface CopyOptions {
  /** Takes away what the target holds first; else a target that is not empty is refused. */
  replace?: boolean;
  /** The target will be served from, and not only kept. */
  toServe?: boolean;
}

/**
 * Copies everything of one moment from one database to another, of whichever kind, wholly or not at all, while others go on writing to the first.
 * @returns how many Mailboxes and Envelopes were copied; undefined: the target is not empty.
 */
export const copyAll = (
  from: Database,
  to: Database,
  { replace = false, toServe = false }: CopyOptions = {},
): Promise<{ mailboxes: number; envelopes: number } | undefined> =>
  from.snapshot((read) =>
    to.write(
      async (run) => {
        if (!replace && !(await isEmpty(run))) return undefined;
        for (const table of ['staff_asks', 'notices', 'notice_asks', 'arriving', ...Object.keys(tables).reverse()])
          await run(`DELETE FROM ${table}`);
        const counts: Record<string, number> = {};
        for (const table of Object.keys(tables)) counts[table] = await copyTable(read, run, table);
        if (toServe) {
          await run('UPDATE mailboxes SET next_seq = next_seq + ?', [seqsSkipped]);
          await beginEpoch(run);
        }
        return { mailboxes: counts['mailboxes'] ?? 0, envelopes: counts['envelopes'] ?? 0 };
      },
      { alone: true, wipes: true },
    ),
  );
