import { expect, test, type Page } from '@playwright/test';
import { aBrowser, type ABrowser } from '#tests/support/a-browser.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aProxy, type AProxy } from '#tests/support/a-proxy.ts';
import { press } from '#tests/support/on-screen.ts';
import { goTo } from '#tests/support/person.ts';
import { askFrom, aPerson, aWorker, type APerson, type AWorker } from '#tests/support/two-sides.ts';
import { invite, leaveOut } from '#tests/support/worker.ts';

const big = { width: 1280, height: 900 };

let proxy: AProxy;
let browser: ABrowser;
test.beforeEach(async ({ baseURL }) => { askFrom(baseURL ?? ''); proxy = await aProxy(baseURL ?? ''); browser = await aBrowser(big); });
test.afterEach(async () => { await browser.done(); await proxy.stop(); });

/** Opens the desk by words and code, or by words alone where this device knows the worker. */
async function openDesk(page: Page, { keys, words }: AWorker): Promise<void> {
  await goTo(page, `${proxy.url}/worker/`);
  const byCode = page.getByRole('button', { name: 'With my code and my words' });
  const own = page.getByLabel('My words', { exact: true });
  await expect(own.or(byCode).first()).toBeVisible();
  if (await byCode.isVisible()) {
    await byCode.click();
    await page.getByLabel('My code').fill(keys.code);
  }
  await own.fill(words);
  await press(page, 'Open');
  await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible({ timeout: 30_000 });
}

const openPerson = (page: Page, name: string) => page.locator('.desk-row-link').filter({ hasText: name }).click();

/** The server's address that the next request of this kind is held at, so that the browser can be killed right there. */
async function killedAt(which: RegExp, act: () => Promise<void>): Promise<void> {
  const before = proxy.asked.length;
  proxy.lie(which, { is: 'silent' });
  await act();
  await expect.poll(() => proxy.asked.slice(before).some((a) => a.lie === 'silent')).toBe(true);
  await browser.kill();
  proxy.truth();
}

async function withLetter(): Promise<{ worker: AWorker; person: APerson }> {
  const worker = await aWorker('Maya Okafor');
  const person = await aPerson('Zephyrine', worker.keys);
  await person.give([anAnswer(aStory(), { said: { written: 'Xylographic pancakes' } })]);
  return { worker, person };
}

async function writePromise(page: Page): Promise<void> {
  await press(page, /^Say a word back/);
  await page.getByRole('radio', { name: 'I will do this by a day.' }).check();
  await page.getByLabel('By which day?').fill(new Date().toISOString().slice(0, 10));
  await page.getByRole('textbox', { name: 'Line 1' }).fill('I will visit you at home.');
}

const promises = async (person: APerson) => (await person.replies()).filter((r) => r.kind === 'promise');

test('killed while a promise goes: it was kept first, goes by itself when the desk is opened again, and comes to the person once', async () => {
  const { worker, person } = await withLetter();
  await openDesk(browser.page, worker);
  await openPerson(browser.page, 'Zephyrine');
  await writePromise(browser.page);
  await killedAt(/POST \/api\/envelopes/, () => press(browser.page, 'Send to Zephyrine'));
  expect(await promises(person)).toHaveLength(0);

  const page = await browser.reopen();
  await openDesk(page, worker);
  await openPerson(page, 'Zephyrine');
  await expect(page.getByRole('heading', { name: 'What I promised' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => (await promises(person)).length).toBe(1);
  expect(await promises(person)).toHaveLength(1);
});

test('killed after a promise came to the person and before the desk noted it: sent again, it is one promise', async () => {
  const { worker, person } = await withLetter();
  await openDesk(browser.page, worker);
  await openPerson(browser.page, 'Zephyrine');
  await writePromise(browser.page);
  // The first Envelope goes to the person, the second is the desk's own note.
  let sent = 0;
  proxy.lie((req) => req.method === 'POST' && req.url === '/api/envelopes' && (sent += 1) > 1, { is: 'silent' });
  await press(browser.page, 'Send to Zephyrine');
  await expect.poll(() => proxy.asked.some((a) => a.lie === 'silent')).toBe(true);
  await browser.kill();
  proxy.truth();
  expect(await promises(person)).toHaveLength(1);

  const page = await browser.reopen();
  await openDesk(page, worker);
  await openPerson(page, 'Zephyrine');
  await expect(page.getByRole('heading', { name: 'What I promised' })).toBeVisible({ timeout: 30_000 });
  expect(new Set((await promises(person)).map((p) => p.id)).size).toBe(1);
});

test('killed while Letters are fetched and while they are kept: opened again, each is there once', async () => {
  const { worker, person } = await withLetter();
  await person.give([anAnswer(aStory(), { question: 'my-worker/must-know', said: { written: 'A second thing' } })]);
  await goTo(browser.page, `${proxy.url}/worker/`);
  proxy.lie(/GET \/api\/envelope$/, { is: 'silent' });
  await openDesk(browser.page, worker);
  await expect.poll(() => proxy.asked.some((a) => a.lie === 'silent')).toBe(true);
  await browser.kill();
  proxy.truth();
  const page = await browser.reopen();
  await openDesk(page, worker);
  await expect(page.locator('.desk-row-link').filter({ hasText: 'Zephyrine' })).toHaveCount(1);
  await openPerson(page, 'Zephyrine');
  // The earlier Letter is folded.
  await expect(page.getByRole('heading', { name: /^Letter of/ })).toHaveCount(2);
  await expect(page.getByText('A second thing', { exact: true })).toHaveCount(1);
});

test('killed while a note of one’s own is put away: it goes when the desk is opened again', async () => {
  const { worker, person } = await withLetter();
  await openDesk(browser.page, worker);
  await openPerson(browser.page, 'Zephyrine');
  await writePromise(browser.page);
  await browser.page.getByRole('textbox', { name: 'Line 1' }).pressSequentially(' Soon.');
  // At most half a second of typing is lost, as on the person's side.
  await browser.page.waitForFunction(() => new Promise((done) => { setTimeout(() => done(true), 900); }));
  await browser.kill();
  const page = await browser.reopen();
  await openDesk(page, worker);
  await openPerson(page, 'Zephyrine');
  await press(page, /^Say a word back/);
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveValue('I will visit you at home. Soon.');
  expect(await promises(person)).toHaveLength(0);
});

test('killed right after the invite was used: the same link goes on, and makes no second Mailbox', async () => {
  const link = await invite('Ash Green');
  await goTo(browser.page, `${proxy.url}${link}`);
  await press(browser.page, 'Start');
  await expect(browser.page.getByLabel('My name')).toBeVisible();
  await browser.page.getByLabel('My name').fill('Ash Green-Hill');
  await press(browser.page, 'Next');
  await leaveOut(browser.page, 2);
  await browser.kill();
  const page = await browser.reopen();
  await goTo(page, `${proxy.url}${link}`);
  await expect(page.getByText('Somebody used this link before.')).toHaveCount(0);
  await expect(page.getByLabel('My name')).toHaveValue('Ash Green-Hill');
});
