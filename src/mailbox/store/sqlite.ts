import { chmodSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Row, Run, Value } from './database.ts';
import { shareCommits } from './share-commits.ts';

/** One connection to a file. What it does is done when it returns; it throws what SQLite throws. */
export interface Connection {
  run: (sql: string, values?: readonly Value[]) => Row[];
  inTransaction: () => boolean;
  close: () => void;
}

/**
 * One connection with the durability everything here is measured with: a commit is on the disk before it returns
 * (WAL, synchronous=FULL), and what is deleted is written over with zeros (secure_delete).
 */
export function connect(path: string): Connection {
  const db = new DatabaseSync(path);
  for (const pragma of [
    'busy_timeout=5000',
    'journal_mode=WAL',
    'synchronous=FULL',
    'foreign_keys=ON',
    'secure_delete=ON',
    'cache_size=-4000',
    'temp_store=MEMORY',
  ])
    db.exec(`PRAGMA ${pragma}`);
  const ready = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = ready.get(sql) ?? db.prepare(sql.replaceAll('BYTEA', 'BLOB').replace(' FOR UPDATE', ''));
    ready.set(sql, known);
    return known;
  };
  return {
    run: (sql, values = []) => prepared(sql).all(...values) as Row[],
    inTransaction: () => db.isTransaction,
    close: () => db.close(),
  };
}

/** Empties the write-ahead log into the database file, so that nothing deleted lies on in it. @returns false where a reader of another program is in the way. */
function emptyLog(connection: Connection): boolean {
  connection.run('PRAGMA busy_timeout=0');
  const [told] = connection.run('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.run('PRAGMA busy_timeout=5000');
  return told?.['busy'] === 0;
}

/** Opens or makes the file at `path`; only its owner may read it. */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const [writer, reader] = [connect(path), connect(path)];
  chmodSync(path, 0o600);
  let later: NodeJS.Timeout | undefined;
  const empty = () => {
    clearTimeout(later);
    if (!emptyLog(writer)) later = setTimeout(empty, 500).unref();
  };
  empty();
  const commits = shareCommits(writer, empty);
  return {
    kind: 'single',
    read: (sql, values) =>
      new Promise((done) => {
        done(reader.run(sql, values));
      }),
    write: commits.write,
    async free() {
      const { bavail, bsize } = await statfs(dirname(path));
      return bavail * bsize;
    },
    async snapshot(job) {
      const own = connect(path);
      try {
        own.run('BEGIN');
        const run: Run = (sql, values) =>
          new Promise((done) => {
            done(own.run(sql, values));
          });
        return await job(run);
      } finally {
        own.close();
      }
    },
    async close() {
      await commits.finish();
      clearTimeout(later);
      reader.close();
      emptyLog(writer);
      writer.close();
    },
  };
}
