// Writes all Mailboxes as they are at this moment into one file, while the server goes on. The file holds what the server
// holds: sealed bytes, and sums of tokens. It can be brought back into SQLite and into PostgreSQL.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { copyAll } from '#mailbox/store/copying.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { openDatabaseThatIsThere } from '#mailbox/the-mailboxes.ts';
import { giveUp, run, said } from './said.ts';

const usage = 'npm run backup -- --to backups/2027-05-03.sqlite';
const { to } = said({ to: { type: 'string' } }, usage);
if (!to) giveUp('Where to? Say a file that is not there yet.', usage);
if (existsSync(to)) giveUp(`${to} is already there. A backup never writes over a file: say another name.`, usage);

await run(async () => {
  const from = await openDatabaseThatIsThere();
  // Under its own name only when it is whole.
  const half = `${to}.half`;
  for (const end of ['', '-wal', '-shm']) rmSync(half + end, { force: true });
  const file = openSqlite(half);
  await migrate(file);
  const copied = await copyAll(from, file);
  await Promise.all([file.close(), from.close()]);
  renameSync(half, to);
  console.log(`Done: ${String(copied?.mailboxes ?? 0)} Mailboxes with ${String(copied?.envelopes ?? 0)} Envelopes are in ${to}.`);
});
