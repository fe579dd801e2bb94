import type { Run, WriteOptions } from './database.ts';
import type { Connection } from './sqlite.ts';

interface Waiting {
  job: (run: Run) => Promise<unknown>;
  wipes: boolean;
  done: (value: unknown) => void;
  failed: (why: unknown) => void;
}

/** Jobs in one transaction: enough to share a sync well, few enough that the first does not wait long for the last. */
const most = 64;

/**
 * Lets writes that wait at the same time share one transaction and so one sync of the disk, which costs more than all
 * else. Each still has its own savepoint: one that fails takes only itself back. None resolves before the commit.
 * @param emptyLog called after the commit of a write that wipes, before it resolves.
 */
export function shareCommits(connection: Connection, emptyLog: () => void) {
  let queue: Waiting[] = [];
  let busy: Promise<void> | undefined;
  const run: Run = (sql, values) =>
    new Promise((done) => {
      done(connection.run(sql, values));
    });

  /** @returns what to do once the commit is through. */
  async function tryOne(one: Waiting): Promise<() => void> {
    connection.run('SAVEPOINT one');
    try {
      const value = await one.job(run);
      connection.run('RELEASE one');
      return () => one.done(value);
    } catch (why) {
      // A full disk makes SQLite undo the whole transaction by itself: then nobody's write is in it.
      if (!connection.inTransaction()) throw why;
      connection.run('ROLLBACK TO one');
      connection.run('RELEASE one');
      return () => one.failed(why);
    }
  }

  async function commit(batch: Waiting[]): Promise<void> {
    try {
      connection.run('BEGIN IMMEDIATE');
      const after: (() => void)[] = [];
      for (const one of batch) after.push(await tryOne(one));
      connection.run('COMMIT');
      if (batch.some((one) => one.wipes)) emptyLog();
      for (const tell of after) tell();
    } catch (why) {
      if (connection.inTransaction()) connection.run('ROLLBACK');
      for (const one of batch) one.failed(why);
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      // All that the network brought in since the last commit comes along.
      await new Promise((next) => {
        setImmediate(next);
      });
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      await commit(batch);
    }
    busy = undefined;
  }

  return {
    write: <T>(job: (run: Run) => Promise<T>, { wipes = false }: WriteOptions = {}): Promise<T> =>
      new Promise<T>((done, failed) => {
        queue.push({ job, wipes, done: done as (value: unknown) => void, failed });
        busy ??= work();
      }),
    /** Resolves when all that was asked for is written. */
    finish: async (): Promise<void> => {
      while (busy) await busy;
    },
  };
}
