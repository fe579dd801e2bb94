import { expect, test, type Page } from '@playwright/test';
import type { FromPerson } from '#model/letter.ts';
import { aProxy, type AProxy, type Lie } from '#tests/support/a-proxy.ts';
import { press, words } from '#tests/support/on-screen.ts';
import { choice, goTo, saved } from '#tests/support/person.ts';
import { askFrom, aWorker, sayBack, whatCame, type AWorker } from '#tests/support/two-sides.ts';

/** Everything that the Mailbox answers. */
const all = /^\w+ \/api\//;
/** Each named way in which something stands between a device and the server. `does`: whether what is asked is done at the server all the same. */
const lies: { name: string; lie: Lie; does?: true }[] = [
  { name: 'a redirect to somewhere else', lie: { is: 'redirect', to: '/soup/' } },
  { name: 'everything sent is cut', lie: { is: 'cut-request', after: 100 } },
];

const sees = (page: Page, what: string | RegExp) => expect(words(page, what).first()).toBeVisible({ timeout: 20_000 });
const doesNotSee = (page: Page, words: string | RegExp) =>
  expect(page.getByText(words, typeof words === 'string' ? { exact: true } : {})).toHaveCount(0);
const came = async <K extends FromPerson['kind']>(worker: AWorker, kind: K) =>
  (await whatCame(worker)).map((c) => c.what).filter((w): w is Extract<FromPerson, { kind: K }> => w.kind === kind);
const letters = (worker: AWorker) => came(worker, 'letter').then((l) => l.length);
let proxy: AProxy;
/** When the lie is over all comes right without a press, on the next screen at the latest. */
const nextScreen = (page: Page) => goTo(page, `${proxy.url}/my-worker/`);

test.beforeEach(async ({ baseURL }) => {
  askFrom(baseURL ?? '');
  proxy = await aProxy(baseURL ?? '');
});
test.afterEach(() => proxy.stop());

/** A person who came through the proxy, has a worker, and said something. */
async function aPersonBehind(page: Page): Promise<AWorker> {
  const worker = await aWorker('Maya Okafor', { door: false });
  await goTo(page, `${proxy.url}${worker.link}`);
  await press(page, 'Yes, this is my worker');
  await sees(page, 'Maya Okafor is your named worker now.');
  await say(page, 'my-home/how-it-is', 'I feel safe');
  return worker;
}

async function say(page: Page, question: string, words: string): Promise<void> {
  await goTo(page, `${proxy.url}/say/${question}/`);
  await choice(page, words).click();
  await saved(page);
}

/** Opens an address of the proxied website. */
const open = (page: Page, address: string) => goTo(page, `${proxy.url}${address}`);

async function give(page: Page): Promise<void> {
  await open(page, '/give/');
  await press(page, 'See it first');
}

for (const { name, lie, does } of lies) {
  test(`where ${name}, nothing is said to be done that is not, and all comes right afterwards`, async ({ page }) => {
    const worker = await aPersonBehind(page);

    await test.step('giving', async () => {
      await give(page);
      proxy.lie(all, lie);
      await press(page, 'Give to Maya Okafor');
      await sees(page, /goes by itself|tries again by itself/);
      await doesNotSee(page, 'You gave it to Maya Okafor.');
      if (!does) expect(await letters(worker)).toBe(0);
      await open(page, '/my-worker/given/');
      await sees(page, 'It waits here and goes by itself.');
      proxy.truth();
      await nextScreen(page);
      await expect.poll(() => letters(worker)).toBe(1);
    });

    const [letter] = await came(worker, 'letter');
    if (!letter) throw new Error('no Letter');
    const by = new Date().toISOString().slice(0, 10);
    await test.step('hearing what the worker says', async () => {
      await sayBack(worker, letter, {
        kind: 'promise',
        lines: [{ words: 'I will visit you.', picture: { symbol: '1F3E0' } }],
        by,
        of: { letter: letter.id },
      });
      proxy.lie(all, lie);
      await open(page, '/my-worker/said/');
      await sees(
        page,
        /We need the internet to look for news|Your Wi-Fi might want you to sign in first|This website is busy/,
      );
      await doesNotSee(page, 'I will visit you.');
      proxy.truth();
      await open(page, '/my-worker/said/');
      await sees(page, 'I will visit you.');
    });

    await test.step('saying that a promise happened', async () => {
      proxy.lie(all, lie);
      await page.locator('[data-choice=happened] .choice').click();
      await sees(page, 'You said it happened.');
      if (!does) expect(await came(worker, 'closes')).toHaveLength(0);
      proxy.truth();
      await nextScreen(page);
      await expect.poll(() => came(worker, 'closes').then((c) => c.length)).toBe(1);
    });
  });

  test(`where ${name}, nothing is said to be taken back that is not`, async ({ page }) => {
    const worker = await aPersonBehind(page);
    await give(page);
    await press(page, 'Give to Maya Okafor');
    await sees(page, 'You gave it to Maya Okafor.');
    await open(page, '/my-worker/given/');
    await sees(page, 'Maya Okafor has not read it yet.');
    proxy.lie(all, lie);
    await press(page, 'Take it back');
    await press(page, 'Yes, take it back');
    await sees(page, 'We are taking it back.');
    await doesNotSee(page, 'You took it back.');
    await doesNotSee(page, /has read it/);
    proxy.truth();
    await open(page, '/my-worker/given/');
    await sees(page, 'You took it back.');
    expect(await letters(worker)).toBe(0);
  });
}
