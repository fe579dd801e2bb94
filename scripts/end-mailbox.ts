// Ends the Mailbox that was made with an invite, and makes the invite void. What the Mailbox held is gone at once.
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { takeBackInvite } from '#mailbox/store/invites.ts';
import { openDatabaseThatIsThere } from '#mailbox/the-mailboxes.ts';
import { giveUp, run, said } from './said.ts';

const usage = 'npm run end-mailbox -- --invite <the link, or the 32 digits after its #>';
const { invite = '' } = said({ invite: { type: 'string' } }, usage);
const token = /(?:^|#)([0-9a-f]{32})(?:\.|$)/.exec(invite.trim())?.[1];
if (!token) giveUp('Which Mailbox? Say the link it was made with.', usage);

await run(async () => {
  const db = await openDatabaseThatIsThere();
  const there = await takeBackInvite(db, sumOf(token));
  await db.close();
  if (!there) giveUp('There is no such invite here. Look at the link, and at DATA_DIR or DATABASE_URL.', usage);
  console.log('Done. The link is void. If a Mailbox was made with it, it is ended and what it held is gone.');
});
