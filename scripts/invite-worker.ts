// Makes a link that a worker opens once to get a Mailbox. The name stands only in the link, after the #, which no browser sends.
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { goodUntil, makeInvite, staffSum } from '#mailbox/store/invites.ts';
import { openDatabase, openDatabaseThatIsThere } from '#mailbox/the-mailboxes.ts';
import { giveUp, run, said } from './said.ts';

const usage =
  'npm run invite-worker -- --name "Jo Field" [--lead] [--days 14] [--email jo.field@council.example] [--new]';
const {
  name,
  lead = false,
  days: daysSaid = '14',
  email,
  new: makes = false,
} = said(
  {
    name: { type: 'string' },
    lead: { type: 'boolean' },
    days: { type: 'string' },
    email: { type: 'string' },
    new: { type: 'boolean' },
  },
  usage,
);
if (!name?.trim()) giveUp('Who is invited? Say their name.', usage);
if (name.length > 80) giveUp('The name is too long: at most 80 letters.', usage);
const days = Number(daysSaid);
if (!/^\d+$/.test(daysSaid) || days < 1 || days > 60)
  giveUp('For how many days is the link good? A whole number from 1 to 60.', usage);
if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) giveUp('That is no e-mail address.', usage);

await run(async () => {
  const [token, role] = [newToken(), lead ? 'lead' : 'worker'] as const;
  const db = await (makes ? openDatabase() : openDatabaseThatIsThere()).catch((why: unknown) => {
    throw makes || !(why instanceof Error)
      ? why
      : new Error(`${why.message} Is this copy new and was never started? Then add --new.`);
  });
  const until = await db.write((tell) =>
    makeInvite(tell, {
      sum: sumOf(token),
      role,
      until: goodUntil(Date.now(), days),
      made_by: null,
      ...(email ? { staff: staffSum(token, email) } : {}),
    }),
  );
  await db.close();
  const told = Buffer.from(JSON.stringify({ name: name.trim(), role })).toString('base64url');
  const site = (process.env['SITE_URL'] ?? 'http://localhost:4321').replace(/\/+$/, '');
  console.log(`${site}/worker/join/#${token}.${told}`);
  console.error(
    `\nGive this link to ${name.trim()} only. It works once, until ${new Date(until).toISOString().slice(0, 10)}.\nKeep it if you may want to end this Mailbox one day: npm run end-mailbox -- --invite <the link>`,
  );
});
