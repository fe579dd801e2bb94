// Writes all Mailboxes as they are at this moment into one file, while the server goes on. The file holds what the server
// holds: sealed bytes, and sums of tokens. It can be brought back into SQLite and into PostgreSQL. With `--verify` it is brought back at once
// into a database that is thrown away, and read whole; with `--from` that is done to one that was written before.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { copyAll } from '#mailbox/store/copying.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { openDatabaseThatIsThere } from '#mailbox/the-mailboxes.ts';
import { testRestore } from './from-backup.ts';
import { giveUp, run, said } from './said.ts';

const usage =
  'npm run backup -- --to backups/2027-05-03.sqlite [--verify]\n  npm run backup -- --verify --from backups/2027-05-03.sqlite';
const {
  to,
  from,
  verify = false,
} = said({ to: { type: 'string' }, from: { type: 'string' }, verify: { type: 'boolean' } }, usage);
if (from && (to || !verify)) giveUp('--from says which backup to verify, and nothing else.', usage);
if (from && !existsSync(from)) giveUp(`There is no file ${from}.`, usage);
if (!from && !to) giveUp('Where to? Say a file that is not there yet.', usage);
if (to && existsSync(to)) giveUp(`${to} is already there. A backup never writes over a file: say another name.`, usage);

async function write(path: string): Promise<void> {
  const source = await openDatabaseThatIsThere();
  // Under its own name only when it is whole.
  const half = `${path}.half`;
  for (const end of ['', '-wal', '-shm']) rmSync(half + end, { force: true });
  const file = openSqlite(half);
  await migrate(file);
  const copied = await copyAll(source, file);
  await Promise.all([file.close(), source.close()]);
  renameSync(half, path);
  console.log(
    `Done: ${String(copied?.mailboxes ?? 0)} Mailboxes with ${String(copied?.envelopes ?? 0)} Envelopes are in ${path}.`,
  );
}

await run(async () => {
  if (to) await write(to);
  if (!verify) return;
  const { mailboxes, envelopes } = await testRestore(from ?? to ?? '');
  console.log(
    `Verified: it came back whole, ${String(mailboxes)} Mailboxes with ${String(envelopes)} Envelopes, each as it was taken.`,
  );
});
