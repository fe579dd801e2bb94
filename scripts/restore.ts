// Brings all Mailboxes back from a backup, into whichever database DATA_DIR or DATABASE_URL says.
import { existsSync } from 'node:fs';
import { copyAll } from '#mailbox/store/copying.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { withBackup } from './from-backup.ts';
import { giveUp, run, said } from './said.ts';

const usage = 'npm run restore -- --from backups/2027-05-03.sqlite [--replace]';
const { from, replace = false } = said({ from: { type: 'string' }, replace: { type: 'boolean' } }, usage);
if (!from) giveUp('Where from? Say the file that a backup wrote.', usage);
if (!existsSync(from)) giveUp(`There is no file ${from}.`, usage);

await run(() =>
  withBackup(from, async (backup) => {
    const to = await openDatabase();
    try {
      const copied = await copyAll(backup, to, { replace, toServe: true });
      if (!copied)
        throw new Error(
          'There are Mailboxes here already. Nothing was changed. With --replace they are taken away and those of the backup put in their place.',
        );
      console.log(`Done: ${String(copied.mailboxes)} Mailboxes with ${String(copied.envelopes)} Envelopes are back.`);
    } finally {
      await to.close();
    }
  }),
);
