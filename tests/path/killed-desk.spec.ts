import type { IncomingMessage } from 'node:http';
import { expect, test, type Page } from '@playwright/test';
import { listEnvelopes } from '#post/mailbox.ts';
import { aBrowser, type ABrowser } from '#tests/support/a-browser.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aProxy, type AProxy } from '#tests/support/a-proxy.ts';
import { press, words } from '#tests/support/on-screen.ts';
import { goTo } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';
import { askFrom, aPerson, aWorker, type APerson, type AWorker } from '#tests/support/two-sides.ts';
import { chooseWords, invite, leaveOut } from '#tests/support/worker.ts';

const big = { width: 1280, height: 900 };
/** On a busy machine everything takes its time. */
const until = { timeout: 180_000 };

let proxy: AProxy;
let browser: ABrowser;
test.beforeEach(async ({ baseURL }) => {
  askFrom(baseURL ?? '');
  proxy = await aProxy(baseURL ?? '');
  browser = await aBrowser(big);
});
test.afterEach(async () => {
  await browser.done();
  await proxy.stop();
});

/** The mark by which an end that was cut is known comes to the disk up to five seconds late, in ms: who is killed sooner leaves none, and that is given up (docs/decisions/0106). */
const marked = 6000;

/** Opens the desk by words and code, or by words alone where this device knows the worker; long enough ago that a kill leaves its mark. */
async function openDesk(page: Page, { keys, words: own }: AWorker): Promise<void> {
  const began = performance.now();
  await goTo(page, `${proxy.url}/worker/`);
  const byCode = page.getByRole('button', { name: 'With my code and my words' });
  const field = page.getByLabel('My words', { exact: true });
  await expect(field.or(byCode).first()).toBeVisible(until);
  if (await byCode.isVisible()) {
    await byCode.click();
    await page.getByLabel('My code').fill(keys.code);
  }
  await field.fill(own);
  await press(page, 'Open');
  await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible(until);
  await page.waitForTimeout(Math.max(0, marked - (performance.now() - began)));
}

const openPerson = (page: Page, name: string) => page.locator('.desk-row-link').filter({ hasText: name }).click();

/** Where the next requests of a kind are held, so that the browser can be killed right there. Throws where none comes. */
async function killedAt(
  which: Parameters<AProxy['lie']>[0],
  act: () => Promise<void>,
  is: 'silent' | 'unanswered' = 'silent',
): Promise<void> {
  const before = proxy.asked.length;
  proxy.lie(which, { is });
  await act();
  await expect.poll(() => proxy.asked.slice(before).some((a) => a.lie === is), until).toBe(true);
  await browser.kill();
  proxy.truth();
}
/** Each request of a kind from the n-th on. */
const fromThe = (n: number, method: string, url: string) => {
  let seen = 0;
  return (req: IncomingMessage) => req.method === method && req.url === url && (seen += 1) >= n;
};

async function withLetter(): Promise<{ worker: AWorker; person: APerson }> {
  const worker = await aWorker('Maya Okafor');
  const person = await aPerson('Zephyrine', worker.keys);
  await person.give([anAnswer(aStory(), { said: { written: 'Xylographic pancakes' } })]);
  return { worker, person };
}

async function writePromise(page: Page): Promise<void> {
  await press(page, /^Say a word back/);
  await page.getByRole('radio', { name: 'I will do this by a day.' }).check();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await page.getByRole('textbox', { name: 'Line 1' }).fill('I will visit you at home.');
}
async function writeHandingOver(page: Page, to: AWorker): Promise<void> {
  await press(page, 'Hand over to a new worker');
  await page.getByLabel("The link of the new worker's card").fill(`${proxy.url}${to.link}`);
  await press(page, 'Look at their card');
  await page.getByRole('textbox', { name: 'Line 1' }).last().fill('It was good to know you.');
}

/** From here on the step that keeps a Reply is begun and never ends. */
const neverKept = (page: Page) =>
  page.evaluate(() => {
    // Called with the database itself.
    // oxlint-disable-next-line typescript/unbound-method
    const own = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function held(this: IDBDatabase, stores: string | string[], mode, options) {
      const tx = own.call(this, stores, mode, options);
      if (mode === 'readwrite' && options?.durability === 'strict' && tx.objectStoreNames.contains('drafts')) {
        document.documentElement.dataset['held'] = 'yes';
        const spin = () => {
          tx.objectStore('drafts').count().onsuccess = spin;
        };
        spin();
      }
      return tx;
    };
  });

/** It can be taken back: it waits for the next thing that is done. */
const kept = 'It is kept, and it goes when you do the next thing.';
/** What is held at the moment of the kill: nothing, the Envelope to the person, or the desk's own note of it. `came`: the person has it by then. */
const steps = [
  { step: 'before it is kept', came: false },
  { step: 'after it is kept, while it can be taken back', holds: 'nothing', came: false },
  { step: 'after it is kept, while it is sent', holds: 'reply', is: 'silent', came: false },
  { step: 'after the server has it, before the answer', holds: 'reply', is: 'unanswered', came: true },
  { step: 'after the answer, before it is noted', holds: 'note', is: 'silent', came: true },
] as const;
const replies = async (person: APerson, kind: 'promise' | 'handing-over') =>
  new Set((await person.replies()).filter((r) => r.kind === kind).map((r) => r.id)).size;

for (const kind of ['promise', 'handing-over'] as const) {
  test(`killed at each step of ${kind === 'promise' ? 'a promise' : 'handing over'}: what was kept goes by itself when the desk is opened again, once, and nothing else`, async () => {
    const { worker, person } = await withLetter();
    const next = await aWorker('Ben Ray', {
      door: false,
      photo: new Blob([new Uint8Array(whitePicture(64, 64))], { type: 'image/png' }),
    });
    await openDesk(browser.page, worker);
    let there = 0;
    // The Letter, the note of the receipt, and a note of each thing said: what the desk does by itself is done.
    const isNoted = () =>
      expect.poll(async () => (await listEnvelopes(worker.keys.box.read, 0)).length, until).toBe(2 + there);
    await isNoted();
    for (const at of steps) {
      // What asks the person is not taken back.
      if ('holds' in at && at.holds === 'nothing' && kind === 'handing-over') continue;
      await test.step(at.step, async () => {
        const { page } = browser;
        await openPerson(page, 'Zephyrine');
        if (kind === 'promise') await writePromise(page);
        else await writeHandingOver(page, next);
        const send = () => press(page, kind === 'promise' ? 'Send to Zephyrine' : 'Tell and ask Zephyrine');
        if ('holds' in at && at.holds === 'nothing') {
          await send();
          await expect(words(page, kept).first()).toBeVisible(until);
          await browser.kill();
          there += 1;
        } else if ('holds' in at) {
          const goes = kind === 'promise' ? () => send().then(() => press(page, 'Send now')) : send;
          await killedAt(
            (req) =>
              req.method === 'POST' &&
              req.headers.authorization === `Bearer ${at.holds === 'reply' ? person.reply.drop : worker.keys.box.drop}`,
            goes,
            at.is,
          );
          there += 1;
        } else {
          await neverKept(page);
          await send();
          await page.waitForFunction(() => document.documentElement.dataset['held'] === 'yes');
          for (const said of [kept, 'It is on its way.']) await expect(words(page, said)).toHaveCount(0);
          await browser.kill();
        }
        if (at.came) await expect.poll(() => replies(person, kind), until).toBe(there);
        else expect(await replies(person, kind)).toBe('holds' in at ? there - 1 : 0);
        await openDesk(await browser.reopen(), worker);
        await expect.poll(() => replies(person, kind), until).toBe(there);
        await isNoted();
        await openPerson(browser.page, 'Zephyrine');
        if (there > 0)
          await expect(
            browser.page.getByRole('heading', { name: kind === 'promise' ? 'What I promised' : 'A new worker' }),
          ).toBeVisible(until);
        await browser.page.getByRole('link', { name: 'My letters' }).first().click();
      });
    }
    expect(await replies(person, kind)).toBe(there);
  });
}

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
  await browser.page.waitForFunction(
    () =>
      new Promise((done) => {
        setTimeout(() => done(true), 900);
      }),
  );
  await browser.kill();
  const page = await browser.reopen();
  await openDesk(page, worker);
  await openPerson(page, 'Zephyrine');
  await press(page, /^Say a word back/);
  await expect(page.getByRole('textbox', { name: 'Line 1' })).toHaveValue('I will visit you at home. Soon.');
  expect(await replies(person, 'promise')).toBe(0);
});

test('killed at each step of joining: the same link goes on, makes no second Mailbox, and ends with one worker who has the keys of their card', async () => {
  const link = await invite('Ash Green');
  const own = 'nine otters drink tea at dawn';
  const arrive = () => goTo(browser.page, `${proxy.url}${link}`);
  const start = () => press(browser.page, 'Start');
  /** From the name to the last press. */
  const make = async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    for (const step of [2, 3, 4, 5]) await leaveOut(page, step);
    await chooseWords(page, own, 'Make my Inbox');
  };
  await arrive();
  for (const is of ['silent', 'unanswered'] as const) {
    await test.step(`while the invite is used: ${is}`, async () => {
      await killedAt(/POST \/api\/mailbox$/, start, is);
      await browser.reopen();
      await arrive();
    });
  }
  await start();
  await browser.page.getByLabel('My name').fill('Ash Green-Hill');
  // The vault of the spare key is put first, that of the words last.
  for (const [step, which] of Object.entries({
    'the card is put': fromThe(1, 'PUT', '/api/card'),
    'the first keys are put': fromThe(1, 'PUT', '/api/vault'),
    'the last keys are put': fromThe(2, 'PUT', '/api/vault'),
  })) {
    await test.step(step, async () => {
      await killedAt(which, make, 'unanswered');
      await browser.reopen();
      await arrive();
      await expect(browser.page.getByText('Somebody used this link before.')).toHaveCount(0);
      await expect(browser.page.getByLabel('My name')).toHaveValue('Ash Green-Hill', until);
    });
  }
  await make();
  await expect(
    browser.page
      .getByRole('heading', { name: /^Spare key of/ })
      .or(browser.page.getByRole('button', { name: 'Not now', exact: true })),
  ).toBeVisible(until);
  // Killed after it is done: the door of this device is theirs.
  await browser.kill();
  const page = await browser.reopen();
  await arrive();
  await start();
  await expect(page.getByText('Somebody used this link before.')).toBeVisible(until);
  await goTo(page, `${proxy.url}/worker/`);
  await page.getByLabel('My words', { exact: true }).fill(own);
  await press(page, 'Open');
  await page
    .getByRole('navigation', { name: 'Parts of your desk' })
    .getByRole('link', { name: 'My card', exact: true })
    .click(until);
  await expect(page.getByText('I am Ash Green-Hill.', { exact: true })).toBeVisible(until);
});
