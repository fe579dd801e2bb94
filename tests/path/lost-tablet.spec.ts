import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { answersKept, days, goTo, makeStory, saidOn } from '#tests/support/person.ts';

/** A tablet is lost: the Story comes back by its card, both devices go on, and a new card ends the old. */

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) => expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
const said = (page: Page, written: string, n: number) => saidOn(page, [{ id: String(n).padStart(32, 'a'), question: `my-home/said-${String(n)}`, prompt: 'What do you like?', said: { written }, at: days(n) }]);
const another = async (browser: Browser, baseURL: string | undefined) => (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
const wordsOn = async (page: Page) => (await page.locator('.story-card .story-card-words > li').allTextContents()).join(' ');
/** Opens the screen of it, and waits until this device has exactly these words, and all of them are in the box. */
const together = async (page: Page, ...words: string[]) => {
  await goTo(page, '/my-story/safe/');
  await expect.poll(async () => (await answersKept(page)).map((a) => a.said['written']).sort(), { timeout: 60_000 }).toEqual([...words].sort());
  await sees(page, 'Your Story is also safe on the internet.');
};

test('a Story comes back by its card, goes on on both devices, and a new card ends the old', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  await makeStory(page, 'Sam');
  await said(page, 'Tea with my sister', 1);
  await goTo(page, '/my-story/safe/');
  await press(page, 'Make my card');
  await sees(page, 'Your card is ready.');
  await sees(page, 'Your Story is also safe on the internet.');
  const words = await wordsOn(page);
  expect(words.split(' ')).toHaveLength(6);

  // By the link of its code: whose it is first, and only then it comes.
  const second = await another(browser, baseURL);
  await goTo(second, `/my-story/card/#${words.replaceAll(' ', '-')}`);
  await sees(second, 'This is the Story of Sam.');
  expect(second.url()).not.toContain('#');
  await goTo(second, '/my-story/card/');
  await second.getByRole('textbox', { name: 'My 6 words' }).fill(words.toUpperCase());
  await press(second, 'Look for my Story');
  await sees(second, 'This is the Story of Sam.');
  await press(second, 'Yes, bring it here');
  await sees(second, 'Your Story is here now.');
  await second.getByRole('link', { name: 'See my Story' }).click();
  await sees(second, 'Tea with my sister');

  // Both go on, and what is rubbed out stays out on both.
  await said(second, 'Walks by the sea', 2);
  await together(second, 'Tea with my sister', 'Walks by the sea');
  await together(page, 'Tea with my sister', 'Walks by the sea');
  await goTo(page, '/my-story/');
  await sees(page, 'Walks by the sea');
  await page.locator('.spoken').filter({ hasText: 'Tea with my sister' }).locator('[data-rub-out]').first().click();
  await press(page, 'Yes, rub it out');
  await expect(page.getByText('Tea with my sister')).toHaveCount(0);
  await together(page, 'Walks by the sea');
  await together(second, 'Walks by the sea');
  await goTo(second, '/my-story/');
  await sees(second, 'Walks by the sea');
  await expect(second.getByText('Tea with my sister')).toHaveCount(0);

  // A new card: the old one stops, and a device goes on when it is shown the new one.
  await goTo(page, '/my-story/safe/');
  await press(page, 'Make a new card');
  await press(page, 'Yes, make a new card');
  await sees(page, 'Your card is ready.');
  const next = await wordsOn(page);
  expect(next).not.toBe(words);
  await sees(page, 'Your Story is also safe on the internet.');
  await goTo(second, '/my-story/safe/');
  await sees(second, 'Your card does not work any more.');
  await goTo(second, `/my-story/card/#${words.replaceAll(' ', '-')}`);
  await sees(second, 'This card does not work any more.');
  await second.getByRole('textbox', { name: 'My 6 words' }).fill(next.split(' ').slice(0, 5).join(' ') + ' xyzzy ');
  await sees(second, 'We do not know this word.');
  await said(page, 'After the old card', 3);
  await together(page, 'Walks by the sea', 'After the old card');

  // The tablet is lost: on a new one the new card brings all of it.
  await page.context().close();
  const third = await another(browser, baseURL);
  await goTo(third, `/my-story/card/#${next.replaceAll(' ', '-')}`);
  await press(third, 'Yes, bring it here');
  await sees(third, 'Your Story is here now.');
  await goTo(third, '/my-story/');
  for (const one of ['Walks by the sea', 'After the old card']) await sees(third, one);
  await expect(third.getByText('Tea with my sister')).toHaveCount(0);

  // The server has no word of it, nor of a card.
  const data = process.env['DATA_DIR'] ?? '';
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const planted of ['Tea with my sister', 'Walks by the sea', 'After the old card', words, next, words.replaceAll(' ', '-')]) expect(bytes.includes(planted), `${file.name}: ${planted}`).toBe(false);
  }
});
