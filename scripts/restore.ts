// Brings all Mailboxes back from a backup, into whichever database DATA_DIR or DATABASE_URL says.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyAll } from '#mailbox/store/copying.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { giveUp, run, said } from './said.ts';

const usage = 'npm run restore -- --from backups/2027-05-03.sqlite [--replace]';
const { from, replace = false } = said({ from: { type: 'string' }, replace: { type: 'boolean' } }, usage);
if (!from) giveUp('Where from? Say the file that a backup wrote.', usage);
if (!existsSync(from)) giveUp(`There is no file ${from}.`, usage);

await run(async () => {
  // A copy is brought up to today's tables; the backup itself stays as it was written.
  const folder = mkdtempSync(join(tmpdir(), 'restore-'));
  const own = join(folder, 'backup.sqlite');
  try {
    copyFileSync(from, own);
    // A file that was copied while a server used it: what was written last lies beside it.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${own}-wal`);
    const backup = openSqlite(own);
    if ((await backup.read("SELECT name FROM sqlite_master WHERE name = 'schema'")).length === 0) throw new Error(`${from} was not written by "npm run backup".`);
    await migrate(backup);
    const to = await openDatabase();
    const copied = await copyAll(backup, to, { replace, toServe: true });
    await Promise.all([backup.close(), to.close()]);
    if (!copied) throw new Error('There are Mailboxes here already. Nothing was changed. With --replace they are taken away and those of the backup put in their place.');
    console.log(`Done: ${String(copied.mailboxes)} Mailboxes with ${String(copied.envelopes)} Envelopes are back.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
