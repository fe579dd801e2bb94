import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyAll } from '#mailbox/store/copying.ts';
import type { Database } from '#mailbox/store/database.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { verify } from '#mailbox/store/verify.ts';

/**
 * Opens a copy of a backup, brought up to today's tables; the backup itself stays as it was written.
 * @throws in plain words where it is none.
 */
export async function withBackup<T>(from: string, work: (backup: Database, folder: string) => Promise<T>): Promise<T> {
  // Beside it: it may be larger than what the system keeps for temporary files.
  const folder = mkdtempSync(join(dirname(resolve(from)), '.from-backup-'));
  try {
    const own = join(folder, 'backup.sqlite');
    copyFileSync(from, own);
    // A file that was copied while a server used it: what was written last lies beside it.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${own}-wal`);
    const backup = openSqlite(own);
    try {
      if ((await backup.read("SELECT name FROM sqlite_master WHERE name = 'schema'")).length === 0)
        throw new Error(`${from} was not written by "npm run backup".`);
      await migrate(backup);
      return await work(backup, folder);
    } finally {
      await backup.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Restores a backup into a new database that is thrown away, as `npm run restore` would, and reads all of it. @throws in plain words where something is missing or broken. */
export const testRestore = (file: string): Promise<{ mailboxes: number; envelopes: number }> =>
  withBackup(file, async (backup, folder) => {
    const to = openSqlite(join(folder, 'restored.sqlite'));
    try {
      await migrate(to);
      const copied = await copyAll(backup, to, { toServe: true });
      const { mailboxes, envelopes, broken } = await verify(to);
      if (broken > 0)
        throw new Error(
          `${String(broken)} of what is in ${file} came back other than it was. Do not count on this backup.`,
        );
      if (copied?.envelopes !== envelopes || copied.mailboxes !== mailboxes)
        throw new Error(`Not all that is in ${file} came back. Do not count on this backup.`);
      return { mailboxes, envelopes };
    } finally {
      await to.close();
    }
  });
