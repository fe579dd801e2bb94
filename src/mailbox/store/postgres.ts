import pg from 'pg';
import type { Database, Row, Run } from './database.ts';
import { wireThrough } from './wire.ts';

/** Any number, the same in every server: whoever holds the lock of this name changes the tables. */
const aloneLock = 7_203_391;

const known = new Map<string, string>();
/** PostgreSQL numbers the values: `?, ?` becomes `$1, $2`. */
function numbered(sql: string): string {
  let n = 0;
  const text = known.get(sql) ?? sql.replaceAll('?', () => `$${String((n += 1))}`);
  known.set(sql, text);
  return text;
}

// A bigint comes as a string unless told; ours (sizes, times, counts) are all exact as numbers.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(oid, format) as unknown),
};

const runOn =
  (client: pg.Pool | pg.PoolClient): Run =>
  async (sql, values = []) =>
    (await client.query<Row>({ text: numbered(sql), values: [...values], types })).rows;

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  job: (run: Run) => Promise<T>,
  alone = false,
): Promise<T> {
  const client = await pool.connect();
  const run = runOn(client);
  let broken: Error | undefined;
  try {
    await run(begin);
    if (alone) await run('SELECT pg_advisory_xact_lock(?)', [aloneLock]);
    const value = await job(run);
    await run('COMMIT');
    return value;
  } catch (why) {
    // A connection that cannot even roll back is not given to the next.
    await run('ROLLBACK').catch((again: unknown) => {
      broken = again instanceof Error ? again : new Error('rollback');
    });
    throw why;
  } finally {
    client.release(broken);
  }
}

/** Opens the database at `url` (`postgres://…`). Many servers may share one. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 20_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while nobody uses it is only replaced; the next request will say if the database is away.
  pool.on('error', () => undefined);
  // One that breaks while it is used says so to its query too; unheard, it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return {
    kind: 'shared',
    read: runOn(pool),
    write: (job, { alone = false } = {}) => inTransaction(pool, 'BEGIN', job, alone),
    snapshot: (job) => inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', job),
    wire: wireThrough(url),
    close: () => pool.end(),
  };
}
