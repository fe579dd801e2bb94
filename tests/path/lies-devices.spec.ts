import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { answersKept, days, goTo, makeStory, saidOn } from '#tests/support/person.ts';

/** Three devices of one person, with a server that withholds, hands one thing out as another and goes back in time, and a line that breaks. Nothing wrong is shown, what is known to be wrong is said, and in the end all have the same. */

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) =>
  expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
const written = async (page: Page) => (await answersKept(page)).map((a) => a.said['written']).sort();
const has = (page: Page, ...words: string[]) =>
  expect.poll(() => written(page), { timeout: 60_000 }).toEqual([...words].sort());
let n = 0;
const say = (page: Page, words: string) => {
  n += 1;
  return saidOn(page, [
    {
      id: String(n).padStart(32, 'd'),
      question: `my-home/said-${String(n)}`,
      prompt: 'What do you like?',
      said: { written: words },
      at: days(2),
    },
  ]);
};
/** Opens the screen that brings a Story and its box together. */
const together = (page: Page) => goTo(page, '/my-story/safe/');

interface Listed {
  envelopes: { id: string; seq: number }[];
  last: number;
}
/** From here on this device is told another list. @returns how to make it honest again. */
async function listed(context: BrowserContext, lie: (told: Listed) => Listed): Promise<() => Promise<void>> {
  const at = '**/api/envelopes?*';
  await context.route(at, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: lie((await response.json()) as Listed) });
  });
  return () => context.unroute(at);
}

test('three devices, a line that breaks, and a server that lies about a Story', async ({
  page: first,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const another = async () => (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await makeStory(first, 'Sam');
  await say(first, 'Tea with my sister');
  await together(first);
  await press(first, 'Make my card');
  await sees(first, 'Your Story is also safe on the internet.');
  const card = (await first.locator('.story-card-words > li').allTextContents()).join('-');
  const [second, third] = [await another(), await another()];
  for (const page of [second, third]) {
    await goTo(page, `/my-story/card/#${card}`);
    await press(page, 'Yes, bring it here');
    await sees(page, 'Your Story is here now.');
    await has(page, 'Tea with my sister');
  }

  // With no line: what is said waits, is said to wait, and nothing is lost.
  await together(third);
  await third.context().setOffline(true);
  await say(third, 'The bus');
  await third.context().setOffline(false);
  await say(first, 'My garden');
  for (const page of [first, third, first]) {
    await together(page);
    await sees(page, 'Your Story is also safe on the internet.');
  }
  await has(first, 'My garden', 'Tea with my sister', 'The bus');

  // Withheld: the second sees nothing of it, nothing of its own goes, and it has it as soon as it is told.
  const honest = await listed(second.context(), (told) => ({ ...told, envelopes: told.envelopes.slice(0, 1) }));
  await together(second);
  await second.waitForTimeout(3000);
  await has(second, 'Tea with my sister');
  await honest();
  await together(second);
  await has(second, 'My garden', 'Tea with my sister', 'The bus');

  // One handed out as another: it does not open, that is said, and nothing of it is shown.
  await say(third, 'A secret place');
  await together(third);
  await sees(third, 'Your Story is also safe on the internet.');
  const at = '**/api/envelope';
  let bytes: Buffer | undefined;
  await second.context().route(at, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const own = await response.body();
    // Its bytes, cut and joined otherwise: as long as they were, and not what was sealed.
    bytes = Buffer.concat([own.subarray(0, 300), own.subarray(300).reverse()]);
    return route.fulfill({ response, body: bytes });
  });
  await together(second);
  await sees(second, 'Something there does not open, so we try again.');
  expect(bytes?.length).toBeGreaterThan(300);
  await has(second, 'My garden', 'Tea with my sister', 'The bus');
  await second.context().unroute(at);

  // Back in time: the device says that something was lost, and puts it there again.
  const back = await listed(second.context(), (told) => ({ ...told, envelopes: [], last: 0 }));
  await together(second);
  await sees(second, 'This website lost something, so it goes there again.');
  await back();
  for (const page of [second, third, first, second]) {
    await together(page);
    await sees(page, 'Your Story is also safe on the internet.');
  }
  for (const page of [first, second, third])
    await has(page, 'A secret place', 'My garden', 'Tea with my sister', 'The bus');
});
