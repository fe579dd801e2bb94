import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { FromPerson, Letter } from '#model/letter.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { FromWorker } from '#model/reply.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { aProxy, type AProxy, type Lie } from '#tests/support/a-proxy.ts';
import { aServer, type AServer } from '#tests/support/a-server.ts';
import { press, words } from '#tests/support/on-screen.ts';
import { goTo, saved } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';
import { askFrom, aWorker, whatCame, type AWorker } from '#tests/support/two-sides.ts';

/** What stands between a person's device and the server, by name. Nothing wrong is shown or said; what is missing is said. */

const all = /^\w+ \/api\//;
const until = { timeout: 60_000 };
const sees = (page: Page, what: string | RegExp) => expect(words(page, what).first()).toBeVisible(until);

let server: AServer;
let proxy: AProxy;
let context: BrowserContext;
let page: Page;
let worker: AWorker;

test.describe.configure({ mode: 'serial' });
// One person, one worker and one proxy for all of it.
test.beforeAll(async ({ browser }) => {
  server = await aServer();
  askFrom(server.url);
  proxy = await aProxy(() => server.url);
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  worker = await aWorker('Maya Okafor', { door: false });
  await open(worker.link);
  await press(page, 'Yes, this is my worker');
  await sees(page, 'Maya Okafor is your named worker now.');
  await write('Quiet rooms');
});
test.beforeEach(async () => {
  // A new window: what was looked for in the one before is looked for anew.
  await page.close();
  page = await context.newPage();
});
test.afterEach(() => {
  proxy.truth();
});
test.afterAll(async () => {
  await context.close();
  await proxy.stop();
  await server.stop();
});

const open = (address: string) => goTo(page, `${proxy.url}${address}`);
async function write(what: string): Promise<void> {
  await open('/say/my-worker/must-know/');
  await page.getByRole('textbox').first().fill(what);
  await saved(page);
}
/** Gives what is new. What is said afterwards is looked at by whoever asks. */
async function give(): Promise<void> {
  await open('/give/');
  await press(page, 'See it first');
  await press(page, 'Give to Maya Okafor');
}
const letters = async () =>
  (await whatCame(worker))
    .map((c) => c.what)
    .filter((w): w is Extract<FromPerson, { kind: 'letter' }> => w.kind === 'letter');
const written = async () => [
  ...new Map(
    (await letters()).map((l) => [l.id, l.answers.find((a) => a.question === 'my-worker/must-know')?.said.written]),
  ).values(),
];
let n = 0;
/** Sends what the worker's desk would, signed and numbered. */
const send = ({ reply }: Pick<Letter, 'reply'>, what: FromWorker) =>
  sendNow(what, [], reply, { identity: worker.keys.identity, n: (n += 1) });
const talk = ({ id, thread }: Pick<Letter, 'id' | 'thread'>, what: string): FromWorker => ({
  kind: 'talk',
  id: newToken(),
  thread,
  at: nowHere(),
  from: 'Maya Okafor',
  pieces: [],
  of: { letter: id },
  lines: [{ words: what, picture: { symbol: '1F3E0' } }],
});
/** The worker says something. */
async function workerSays(what: string): Promise<void> {
  const [letter] = await letters();
  if (!letter) throw new Error('no Letter');
  await send(letter, talk(letter, what));
}

/** `does`: what is asked is done at the server all the same. `says`: what stands on the screen of a worker's words. */
const named: { name: string; lie: Lie; does?: true; waits: RegExp; says: RegExp }[] = [
  {
    name: 'a login page with 200 answers',
    lie: { is: 'portal' },
    waits: /Your Wi-Fi might want you to sign in first/,
    says: /Your Wi-Fi might want you to sign in first/,
  },
  {
    name: 'every answer is cut off',
    lie: { is: 'cut-answer', after: 10 },
    does: true,
    waits: /There is no internet, so it waits here/,
    says: /We need the internet to look for news/,
  },
  {
    name: 'somebody took the server’s own mark off',
    lie: { is: 'unmarked' },
    does: true,
    waits: /Your Wi-Fi might want you to sign in first/,
    says: /Your Wi-Fi might want you to sign in first/,
  },
];

for (const { name, lie, does, waits, says } of named) {
  test(`where ${name}, nothing is said to be given that is not, and no words of my worker are made up`, async () => {
    const before = (await written()).length;
    await write(`Said where ${name}`);
    proxy.lie(all, lie);
    await give();
    await sees(page, waits);
    await expect(words(page, 'You gave it to Maya Okafor.')).toHaveCount(0);
    if (!does) expect(await written()).toHaveLength(before);
    await open('/my-worker/given/');
    await sees(page, 'It waits here and goes by itself.');
    proxy.truth();
    await open('/my-worker/given/');
    await expect.poll(async () => (await written()).length, until).toBe(before + 1);
    await expect(words(page, 'It waits here and goes by itself.')).toHaveCount(0, until);
    expect(await written()).toContain(`Said where ${name}`);

    await workerSays(`A word where ${name}`);
    proxy.lie(all, lie);
    await open('/my-worker/said/');
    await sees(page, says);
    await expect(words(page, `A word where ${name}`)).toHaveCount(0);
    proxy.truth();
    await open('/my-worker/said/');
    await sees(page, `A word where ${name}`);
  });
}

test('on a slow line of 12 kB a second it finishes, whole', async () => {
  const photo = whitePicture(900, 700);
  await open('/say/about-me/show-me/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: photo });
  await saved(page);
  proxy.lie(all, { is: 'slow', bytesASecond: 12_000 });
  await give();
  await sees(page, 'You gave it to Maya Okafor.');
  const last = (await whatCame(worker)).findLast((c) => c.what.kind === 'letter');
  const id =
    last?.what.kind === 'letter'
      ? last.what.answers.find((a) => a.question === 'about-me/show-me')?.said.photo?.piece
      : undefined;
  expect(last?.pieces.get(id ?? '')?.size).toBeGreaterThan(500);
});

test('where nothing ever answers, a deadline ends it, and it is said', async () => {
  await write('Said into silence');
  await page.clock.install();
  proxy.lie(all, { is: 'silent' });
  await give();
  await sees(page, 'It is on its way.');
  await expect(async () => {
    await page.clock.fastForward(35_000);
    await expect(words(page, 'There is no internet, so it waits here.')).toBeVisible({ timeout: 1000 });
  }).toPass(until);
  await expect(words(page, 'You gave it to Maya Okafor.')).toHaveCount(0);
  proxy.truth();
  await page.close();
  page = await context.newPage();
  await open('/my-worker/given/');
  const came = async () => (await written()).filter((w) => w === 'Said into silence').length;
  await expect.poll(came, until).toBe(1);
  await expect(words(page, 'It waits here and goes by itself.')).toHaveCount(0, until);
  expect(await came()).toBe(1);
});

test('old answers, said again, are not believed; what is new comes when they end', async () => {
  await open('/my-worker/said/');
  await workerSays('A new word after old answers');
  proxy.lie(all, { is: 'replay' });
  await open('/my-worker/said/');
  await sees(page, /Your Wi-Fi might want you to sign in first/);
  proxy.truth();
  await open('/my-worker/said/');
  await sees(page, 'A new word after old answers');
});

test('an Envelope with the bytes of another is shown as nobody’s words', async () => {
  await workerSays('The first of two');
  await open('/my-worker/said/');
  await sees(page, 'The first of two');
  await workerSays('The second, kept back');
  const before = proxy.asked.length;
  proxy.lie(/^GET \/api\/envelope$/, { is: 'swapped' });
  await open('/my-worker/said/');
  await expect.poll(() => proxy.asked.slice(before).some((a) => a.lie === 'swapped'), until).toBe(true);
  await expect(words(page, 'The first of two')).toHaveCount(1);
  await expect(words(page, 'The second, kept back')).toHaveCount(0);
  proxy.truth();
  await workerSays('The third');
  await open('/my-worker/said/');
  await sees(page, 'The third');
  await expect(words(page, 'The first of two')).toHaveCount(1);
});

test('a server that was set back is noticed: what has no receipt goes again, what was read stays read, and it is said', async () => {
  await write('Said before the backup');
  await give();
  await sees(page, 'You gave it to Maya Okafor.');
  const read = (await letters()).at(-1);
  if (!read) throw new Error('no Letter');
  await send(read, {
    kind: 'seen',
    id: newToken(),
    thread: read.thread,
    at: nowHere(),
    from: 'Maya Okafor',
    pieces: [],
    of: { letter: read.id },
  });
  await open('/my-worker/given/');
  await sees(page, 'Maya Okafor has read it.');
  await server.backUp();
  await write('Said after the backup');
  await give();
  await sees(page, 'You gave it to Maya Okafor.');
  await server.goBack();
  expect(await written()).not.toContain('Said after the backup');
  await open('/my-worker/said/');
  await sees(page, 'This website lost some of your words.');
  await sees(page, 'We sent them again for you.');
  await expect.poll(written, until).toContain('Said after the backup');
  expect((await written()).filter((w) => w === 'Said after the backup')).toHaveLength(1);
  await open('/my-worker/given/');
  await sees(page, 'Maya Okafor has read it.');
  // And what my worker says now comes.
  const last = (await letters()).at(-1);
  await send(last ?? read, talk(read, 'A word after the backup'));
  await open('/my-worker/said/');
  await sees(page, 'A word after the backup');
});

test('no internet, a busy server, something in between and a worker who is gone are each said in their own words', async () => {
  const told = {
    'no-internet': /There is no internet, so it waits here/,
    busy: /The website is busy, so it waits here/,
    between: /Your Wi-Fi might want you to sign in first/,
    gone: /Maya Okafor cannot get it now/,
  };
  const only = async (is: keyof typeof told) => {
    await sees(page, told[is]);
    for (const [other, what] of Object.entries(told))
      if (other !== is) await expect(words(page, what), `${other}, where it is ${is}`).toHaveCount(0);
  };
  for (const [is, lie] of [
    ['no-internet', { is: 'broken' }],
    ['busy', { is: 'stranger', status: 503 }],
    ['between', { is: 'portal' }],
  ] as const) {
    await write(`Said where it is ${is}`);
    proxy.lie(all, lie);
    await give();
    await only(is);
    proxy.truth();
  }
  await open('/my-worker/given/');
  await expect(words(page, 'It waits here and goes by itself.')).toHaveCount(0, until);
  const { closeMailbox } = await import('#post/mailbox.ts');
  await closeMailbox(worker.keys.box.read);
  await write('Said to nobody');
  await give();
  await only('gone');
});
