import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { endInvited, invite } from '#tests/support/worker.ts';
import { aProxy, type AProxy, type Lie } from '#tests/support/a-proxy.ts';
import { aServer, type AServer } from '#tests/support/a-server.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { goTo } from '#tests/support/person.ts';
import { askFrom, aPerson, aWorker, type APerson, type AWorker } from '#tests/support/two-sides.ts';
import { withClock } from '#tests/support/wrong-clock.ts';

/** What stands between a worker's desk and the server, by name. Nothing wrong is shown or said; what is missing is said. */

const all = /^\w+ \/api\//;
const until = { timeout: 60_000 };
const sees = (page: Page, what: string | RegExp) => expect(words(page, what).first()).toBeVisible(until);
const row = (name: string) => page.locator('.desk-row-link').filter({ hasText: name });

let server: AServer;
let proxy: AProxy;
let context: BrowserContext;
let page: Page;
let worker: AWorker;
let person: APerson;
/** The invite of the worker, as its owner has it. */
let link: string;

test.describe.configure({ mode: 'serial' });
// One worker at one desk, and one person, for all of it.
test.beforeAll(async ({ browser }) => {
  server = await aServer();
  askFrom(server.url);
  proxy = await aProxy(() => server.url);
  link = await invite('Maya Okafor');
  worker = await aWorker('Maya Okafor', { invited: /#([0-9a-f]{32})/.exec(link)?.[1] ?? '' });
  person = await aPerson('Zephyrine', worker.keys);
  await letter('Xylographic pancakes');
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await openDesk();
});
test.afterEach(() => {
  proxy.truth();
});
test.afterAll(async () => {
  await context.close();
  await proxy.stop();
  await server.stop();
});

const letter = (written: string, from = person) =>
  from.give([anAnswer(aStory(), { question: 'my-worker/must-know', said: { written } })]);
async function openDesk(): Promise<void> {
  await goTo(page, `${proxy.url}/worker/`);
  const byCode = page.getByRole('button', { name: 'With my code and my words' });
  const own = page.getByLabel('My words', { exact: true });
  await expect(own.or(byCode).first()).toBeVisible(until);
  if (await byCode.isVisible()) {
    await byCode.click();
    await page.getByLabel('My code').fill(worker.keys.code);
  }
  await own.fill(worker.words);
  await press(page, 'Open');
  await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible(until);
}
const toLetters = async () => {
  await page.getByRole('link', { name: 'My letters' }).first().click();
};
/** Looks for what is new, and has looked. */
async function look(): Promise<void> {
  await toLetters();
  await expect(page.getByRole('button', { name: 'Look again' }).first()).toBeEnabled(until);
  await press(page, 'Look again');
}
async function promise(what: string): Promise<void> {
  await row('Zephyrine').click();
  await press(page, /^Say a word back/);
  await page.getByRole('radio', { name: 'I will do this by a day.' }).check();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await page.getByRole('textbox', { name: 'Line 1' }).fill(what);
  await press(page, 'Send to Zephyrine');
  await press(page, 'Send now');
}
const promised = async () =>
  (await person.replies()).flatMap((r) => (r.kind === 'promise' ? r.lines.map((l) => l.words) : []));

const named: { name: string; lie: Lie; says: RegExp; does?: true }[] = [
  { name: 'a login page with 200 answers', lie: { is: 'portal' }, says: /Your Wi-Fi might want you to sign in first/ },
  {
    name: 'every answer is cut off',
    lie: { is: 'cut-answer', after: 10 },
    says: /There is no internet now/,
    does: true,
  },
];

for (const [at, { name, lie, says, does }] of named.entries()) {
  test(`where ${name}, a desk shows what came before, keeps what is said, and sends it once afterwards`, async () => {
    const other = await aPerson(`Person ${String(at)}`, worker.keys);
    // The desk looks by itself each minute: it is lied to before there is anything to see.
    proxy.lie(all, lie);
    await letter('New words', other);
    await look();
    await sees(page, says);
    await sees(page, 'You can still read what came before.');
    await expect(row(`Person ${String(at)}`)).toHaveCount(0);
    await promise(`I will ring you, ${String(at)}.`);
    await sees(page, 'It is on its way.');
    if (!does) expect(await promised()).not.toContain(`I will ring you, ${String(at)}.`);
    proxy.truth();
    await look();
    await expect(row(`Person ${String(at)}`)).toHaveCount(1, until);
    await expect.poll(async () => new Set(await promised()).has(`I will ring you, ${String(at)}.`), until).toBe(true);
    const ids = (await person.replies()).flatMap((r) =>
      r.kind === 'promise' && r.lines[0]?.words === `I will ring you, ${String(at)}.` ? [r.id] : [],
    );
    expect(new Set(ids).size).toBe(1);
  });
}

test('on a slow line of 12 kB a second a Letter comes whole', async () => {
  proxy.lie(all, { is: 'slow', bytesASecond: 12_000 });
  await letter(`Slow words ${'and more '.repeat(3000)}the end`);
  await look();
  await row('Zephyrine').click();
  await sees(page, /Slow words .* the end$/);
});

test('where nothing ever answers, a deadline ends it, and it is said', async () => {
  /** A clock that is put in while a desk is open takes the deadlines of what is under way with it: this desk has it from the beginning. */
  const anew = async (withClock: boolean) => {
    await page.close();
    page = await context.newPage();
    if (withClock) await page.clock.install();
    await openDesk();
  };
  await anew(true);
  await expect(page.getByRole('button', { name: 'Look again' }).first()).toBeEnabled(until);
  proxy.lie(all, { is: 'silent' });
  await press(page, 'Look again');
  await expect(async () => {
    await page.clock.fastForward(35_000);
    await expect(words(page, 'There is no internet now.').first()).toBeVisible({ timeout: 1000 });
  }).toPass(until);
  proxy.truth();
  await anew(false);
});

test('old answers, said again, are not believed', async () => {
  await look();
  const late = await aPerson('Late', worker.keys);
  proxy.lie(all, { is: 'replay' });
  await letter('Late words', late);
  await look();
  await sees(page, /Your Wi-Fi might want you to sign in first/);
  await expect(row('Late')).toHaveCount(0);
  proxy.truth();
  await look();
  await expect(row('Late')).toHaveCount(1, until);
});

test('an Envelope with the bytes of another puts no words under another name, nobody is told that it came, it is said, and it comes when the lie is over', async () => {
  const [one, two] = [await aPerson('Ash', worker.keys), await aPerson('Bea', worker.keys)];
  await letter('Words of Ash', one);
  await look();
  await expect(row('Ash')).toHaveCount(1, until);
  const before = proxy.asked.length;
  proxy.lie(/^GET \/api\/envelope$/, { is: 'swapped' });
  await letter('Words of Bea', two);
  await look();
  await expect.poll(() => proxy.asked.slice(before).some((a) => a.lie === 'swapped'), until).toBe(true);
  await expect(page.getByRole('button', { name: 'Look again' }).first()).toBeEnabled(until);
  await expect(row('Ash')).toHaveCount(1);
  if ((await row('Bea').count()) > 0) await expect(row('Bea')).not.toContainText('Words of Ash');
  await row('Ash').click();
  await sees(page, 'Words of Ash');
  await expect(words(page, 'Words of Bea')).toHaveCount(0);
  const { collect } = await import('#envelopes/open-envelopes.ts');
  const { fromWorker } = await import('#model/reply.ts');
  expect((await collect(two.box, 0, fromWorker)).came.filter((c) => c.what.kind === 'came')).toHaveLength(0);
  await toLetters();
  await sees(page, 'Something came that we cannot open.');
  proxy.truth();
  await openDesk();
  await row('Bea').click();
  await sees(page, 'Words of Bea');
  await expect(words(page, 'Something came that we cannot open.')).toHaveCount(0);
});

test('a server that was set back is noticed and said, and what came before stays', async () => {
  await server.backUp();
  await letter('Said after the backup');
  await look();
  await row('Zephyrine').click();
  await sees(page, 'Said after the backup');
  await server.goBack();
  await look();
  await sees(page, 'The server has lost some of what it had.');
  await row('Zephyrine').click();
  await sees(page, 'Said after the backup');
});

for (const years of [5, -11]) {
  test(`where the clock of the desk is ${String(Math.abs(years))} years ${years > 0 ? 'ahead' : 'behind'}, what is promised comes in order`, async () => {
    const clock = await withClock(page);
    const person = await aPerson(`Clock ${String(years)}`, worker.keys);
    await letter('What is the time?', person);
    await clock(years);
    await openDesk();
    await look();
    await row(`Clock ${String(years)}`).click();
    await sees(page, 'What is the time?');
    await press(page, 'Say what I heard');
    await page.getByRole('textbox', { name: 'Line 1' }).fill('I heard you.');
    await press(page, `Send to Clock ${String(years)}`);
    await press(page, 'Send now');
    await expect.poll(async () => (await person.replies()).map((r) => r.kind), until).toEqual(['heard']);
    await clock(0);
    await openDesk();
    await row(`Clock ${String(years)}`).click();
    await sees(page, 'I heard you.');
  });
}

test('no internet, a busy server, something in between and a desk that was closed are each said in their own words', async () => {
  const told = {
    'no-internet': /There is no internet now/,
    busy: /The website has too much to do/,
    between: /Your Wi-Fi might want you to sign in first/,
    gone: /Your place here was closed/,
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
    proxy.lie(all, lie);
    await look();
    await only(is);
    proxy.truth();
    await look();
    await expect(words(page, told[is])).toHaveCount(0, until);
  }
  await endInvited(link);
  await look();
  await only('gone');
});
