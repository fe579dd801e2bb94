import { expect, test, type Page } from '@playwright/test';
import { keptNames } from '#device/kept-names.ts';
import type { FromPerson } from '#model/letter.ts';
import { listEnvelopes } from '#post/mailbox.ts';
import { aBrowser, type ABrowser } from '#tests/support/a-browser.ts';
import { aProxy, type AProxy } from '#tests/support/a-proxy.ts';
import { press, words } from '#tests/support/on-screen.ts';
import { answersKept, find, goTo, saved } from '#tests/support/person.ts';
import { askFrom, aWorker, sayBack, whatCame, type AWorker } from '#tests/support/two-sides.ts';

/**
 * The person's browser is killed at each step of what is wished of a worker. Opened again it goes on by itself, is done once, and nothing
 * was said that was not durable.
 */

const sees = (page: Page, what: string) => expect(words(page, what).first()).toBeVisible({ timeout: 30_000 });
const came = async <K extends FromPerson['kind']>(worker: AWorker, kind: K) =>
  (await whatCame(worker)).map((c) => c.what).filter((w): w is Extract<FromPerson, { kind: K }> => w.kind === kind);
/** How many different things of a kind came: the same thing sent twice has the same id, and is one. */
const howMany = (worker: AWorker, kind: FromPerson['kind']) =>
  came(worker, kind).then((all) => new Set(all.map((c) => c.id)).size);
/** How many Envelopes lie in the Mailbox. They are not fetched: what was fetched cannot be taken back. */
const there = ({ keys }: AWorker) => listEnvelopes(keys.box.read, 0).then((all) => all.length);

let proxy: AProxy;
let browser: ABrowser;
test.beforeEach(async ({ baseURL }) => {
  askFrom(baseURL ?? '');
  proxy = await aProxy(baseURL ?? '');
  browser = await aBrowser();
});
test.afterEach(async () => {
  await browser.done();
  await proxy.stop();
});

const open = (address: string) => goTo(browser.page, `${proxy.url}${address}`);
/** Opened again, on a screen that has nothing to do with it. */
const openAgain = async () => {
  await browser.reopen();
  await open('/read/');
};
/** On a busy machine everything takes its time; what must not come is asked for after what must. */
const until = { timeout: 60_000 };

/** What is held at the moment of the kill, and seen to be held. `kept`: the wish is durable by then. `does`: the server did what was asked. */
type Step =
  | 'before it is kept'
  | 'after it is kept and before it is sent'
  | 'while it is sent'
  | 'after the server did it and before the answer came';
const steps: readonly Step[] = [
  'before it is kept',
  'after it is kept and before it is sent',
  'while it is sent',
  'after the server did it and before the answer came',
];

/** From here on the step that keeps a wish is begun and never ends, as where the battery goes in the middle of it. */
const neverKept = () =>
  browser.page.evaluate(() => {
    // Called with the database itself.
    // oxlint-disable-next-line typescript/unbound-method
    const own = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function held(this: IDBDatabase, stores: string[], mode, options) {
      const tx = own.call(this, stores, mode, options);
      const names = [...tx.objectStoreNames];
      if (mode === 'readwrite' && names.includes('errands') && names.includes('given')) {
        document.documentElement.dataset['held'] = 'yes';
        const spin = () => {
          tx.objectStore('errands').count().onsuccess = spin;
        };
        spin();
      }
      return tx;
    };
  });
/** From here on nothing that waits is begun. */
const neverSent = () =>
  browser.page.evaluate(() => {
    navigator.locks.request = () => {
      document.documentElement.dataset['held'] = 'yes';
      return new Promise<never>(() => undefined);
    };
  });
const held = () => browser.page.waitForFunction(() => document.documentElement.dataset['held'] === 'yes');

interface Killing {
  /** What the person presses. */ act: () => Promise<void>;
  /** The request that does it. */ asks: RegExp;
  /** It is done at the server. */ done: () => Promise<boolean>;
  /** What may be said only when it is kept. */ says: string;
  /** And only when it is done. */ saysDone?: string;
}

/** Kills the browser at a step, and opens it again. */
async function killedAt(step: Step, { act, asks, done, says, saysDone }: Killing): Promise<void> {
  if (step === 'before it is kept') await neverKept();
  if (step === 'after it is kept and before it is sent') await neverSent();
  const before = proxy.asked.length;
  if (step === 'while it is sent') proxy.lie(asks, { is: 'silent' });
  if (step === 'after the server did it and before the answer came') proxy.lie(asks, { is: 'unanswered' });
  await act();
  if (step.startsWith('while') || step.startsWith('after the server'))
    await expect.poll(() => proxy.asked.slice(before).some((a) => a.lie !== undefined), until).toBe(true);
  else await held();
  if (step.startsWith('after the server')) await expect.poll(done, until).toBe(true);
  else expect(await done()).toBe(false);
  if (step === 'before it is kept') await expect(words(browser.page, says)).toHaveCount(0);
  else await sees(browser.page, says);
  if (saysDone) await expect(words(browser.page, saysDone)).toHaveCount(0);
  await browser.kill();
  proxy.truth();
  await openAgain();
}

async function takesCard(worker: AWorker, name: string): Promise<void> {
  await open(worker.link);
  await press(browser.page, 'Yes, this is my worker');
  await sees(browser.page, `${name} is your named worker now.`);
}
async function writes(what: string): Promise<void> {
  await open('/say/my-worker/must-know/');
  await browser.page.getByRole('textbox').first().fill(what);
  await saved(browser.page);
}
/** To the last step before it is given. */
async function toGive(): Promise<void> {
  await open('/give/');
  await press(browser.page, 'See it first');
}
async function gives(): Promise<void> {
  await toGive();
  await press(browser.page, 'Give to Maya Okafor');
  await sees(browser.page, 'You gave it to Maya Okafor.');
}
async function withWorker(): Promise<AWorker> {
  const worker = await aWorker('Maya Okafor', { door: false });
  await takesCard(worker, 'Maya Okafor');
  await writes('Quiet rooms');
  return worker;
}
/** What the browser's database holds of a store. */
const inKeep = <T>(store: string): Promise<T[]> =>
  browser.page.evaluate(
    (name) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('what-matters-to-me');
        opening.onerror = () => failed(new Error('cannot open'));
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            opening.result.close();
            done(all.result as never);
          };
        };
      }),
    store,
  );

test('killed at each step of giving: what was kept goes by itself, once, and is said to be given only then', async () => {
  const worker = await withWorker();
  let given = 0;
  for (const step of steps) {
    await test.step(step, async () => {
      await writes(`Said ${step}`);
      await toGive();
      await killedAt(step, {
        act: () => press(browser.page, 'Give to Maya Okafor'),
        asks: /POST \/api\/envelopes/,
        done: async () => (await howMany(worker, 'letter')) > given,
        says: 'It is on its way.',
        saysDone: 'You gave it to Maya Okafor.',
      });
      if (step !== 'before it is kept') given += 1;
      await expect.poll(() => howMany(worker, 'letter'), until).toBe(given);
      await open('/my-worker/given/');
      await expect(words(browser.page, 'Maya Okafor has not read it yet.')).toHaveCount(given);
      expect(await howMany(worker, 'letter')).toBe(given);
    });
  }
});

test('killed at each step of taking back: what was kept is done by itself, and said only then', async () => {
  const worker = await withWorker();
  let back = 0;
  for (const step of steps) {
    await test.step(step, async () => {
      if (step !== 'after it is kept and before it is sent') await gives();
      expect(await there(worker)).toBe(1);
      await open('/my-worker/given/');
      await sees(browser.page, 'Maya Okafor has not read it yet.');
      await press(browser.page, 'Take it back');
      await killedAt(step, {
        act: () => press(browser.page, 'Yes, take it back'),
        asks: /POST \/api\/take-back/,
        done: async () => (await there(worker)) === 0,
        says: 'We are taking it back.',
      });
      if (step !== 'before it is kept') back += 1;
      await expect.poll(() => there(worker), until).toBe(step === 'before it is kept' ? 1 : 0);
      await open('/my-worker/given/');
      await expect(words(browser.page, 'You took it back.')).toHaveCount(back);
    });
  }
});

test('killed at each step of asking to forget: the wish goes by itself, once', async () => {
  const worker = await withWorker();
  let asked = 0;
  for (const step of steps) {
    await test.step(step, async () => {
      if (step !== 'after it is kept and before it is sent') {
        await gives();
        const letter = (await came(worker, 'letter')).at(-1);
        if (!letter) throw new Error('no Letter');
        await sayBack(worker, letter, { kind: 'seen', of: { letter: letter.id } });
      }
      await open('/my-worker/given/');
      await sees(browser.page, 'Maya Okafor has read it.');
      await press(browser.page, 'Ask Maya Okafor to forget it');
      await killedAt(step, {
        act: () => press(browser.page, 'Yes, forget it'),
        asks: /POST \/api\/envelopes/,
        done: async () => (await howMany(worker, 'forget')) > asked,
        says: 'You asked Maya Okafor to forget it.',
      });
      if (step !== 'before it is kept') asked += 1;
      await expect.poll(() => howMany(worker, 'forget'), until).toBe(asked);
      await open('/my-worker/given/');
      await expect(words(browser.page, 'You asked Maya Okafor to forget it.')).toHaveCount(asked);
      expect(await howMany(worker, 'forget')).toBe(asked);
    });
  }
});

test('killed at each step of adding a worker by card: they are my worker once it is said, and I hear from them', async () => {
  const known: string[] = [];
  for (const [at, step] of steps.entries()) {
    const name = ['Maya Okafor', 'Ben Ray', 'Kit Lee', 'Ash Green'][at] ?? '';
    await test.step(step, async () => {
      const worker = await aWorker(name, { door: false });
      await open(worker.link);
      await sees(browser.page, `I am ${name}.`);
      const opened = () =>
        inKeep<{ card: { name: string }; box: { opened: boolean } }>('workers').then((all) =>
          all.filter((w) => w.box.opened).map((w) => w.card.name),
        );
      const before = proxy.asked.length;
      await killedAt(step, {
        act: () => press(browser.page, 'Yes, this is my worker'),
        asks: /POST \/api\/mailbox/,
        done: () =>
          Promise.resolve(
            step.startsWith('after the server') && proxy.asked.slice(before).some((a) => a.lie === 'unanswered'),
          ),
        says: `${name} is your named worker now.`,
      });
      if (step !== 'before it is kept') known.push(name);
      await expect.poll(opened, until).toEqual(expect.arrayContaining(known));
      expect((await opened()).sort()).toEqual([...known].sort());
      expect(
        (await inKeep<{ question: string }>('answers')).filter((a) => a.question === 'my-worker/who'),
      ).toHaveLength(known.length);
    });
  }
});

test('killed at each step of saying yes to a new worker: they have my Story once, and the worker before hears it once', async () => {
  let now = await withWorker();
  await gives();
  for (const [at, step] of steps.entries()) {
    const name = ['Ben Ray', 'Kit Lee', 'Ash Green', 'Eve Hill'][at] ?? '';
    await test.step(step, async () => {
      const next = await aWorker(name, { door: false });
      const letter = (await came(now, 'letter')).at(-1);
      if (!letter) throw new Error('no Letter');
      await sayBack(now, letter, {
        kind: 'handing-over',
        name,
        card: { secret: next.keys.card, recipient: next.keys.recipient },
        lines: [{ words: 'It was good to know you.', picture: { symbol: '1F44B' } }],
      } as never);
      await open('/my-worker/said/');
      await sees(browser.page, `Is it okay if ${name} reads your Story?`);
      await killedAt(step, {
        act: () => press(browser.page, `Yes, ${name} can read it`),
        asks: /POST \/api\/envelopes/,
        done: async () => (await howMany(next, 'letter')) + (await howMany(now, 'may-read')) > 0,
        says: `${name} can read your Story.`,
      });
      const kept = step !== 'before it is kept';
      await expect.poll(() => howMany(next, 'letter'), until).toBe(kept ? 1 : 0);
      await expect.poll(() => howMany(now, 'may-read'), until).toBe(kept ? 1 : 0);
      expect((await inKeep<{ until?: string }>('workers')).filter((w) => !w.until)).toHaveLength(1);
      if (kept) now = next;
    });
  }
});

// Half a record of many bytes hides what comes behind it; half a short one makes Chromium throw the whole database away.
for (const bytes of [20_000, 300]) {
  test(`killed in the middle of writing ${String(bytes)} bytes: what is said in the next sitting is there after it`, async () => {
    await open('/say/my-home/how-it-is/');
    await (await find(browser.page, 'I feel safe')).click();
    await saved(browser.page);
    await browser.kill();
    browser.tear(bytes);
    await browser.reopen();
    // That a page was in use comes to the disk some seconds late.
    await browser.page.goto(`${proxy.url}/app.webmanifest`);
    await browser.page.evaluate((name) => {
      localStorage.setItem(name, 'yes');
    }, keptNames.inUse);
    await open('/say/my-home/how-it-is/');
    await (await find(browser.page, 'People shout at me')).click();
    await saved(browser.page);
    await browser.reopen();
    await open('/my-story/');
    expect((await answersKept(browser.page)).map((a) => a.said['chosen'])).toEqual(
      expect.arrayContaining([['safe'], ['safe', 'shout']]),
    );
  });
}
