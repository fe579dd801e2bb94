import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { answersKept, days, goTo, makeStory, saidOn } from '#tests/support/person.ts';

/** A tablet is lost: the Story comes back by its card, both devices go on, and a new card ends the old. The card is lost too: 2 of 3 people bring it back. */

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sees = (page: Page, words: string) =>
  expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
const said = (page: Page, written: string, n: number) =>
  saidOn(page, [
    {
      id: String(n).padStart(32, 'a'),
      question: `my-home/said-${String(n)}`,
      prompt: 'What do you like?',
      said: { written },
      at: days(n),
    },
  ]);
const another = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
const wordsOn = async (page: Page, card = page.locator('.story-card')) =>
  (await card.locator('.story-card-words > li').allTextContents()).join(' ');
/** The words of each paper that a person holds, by who it is for. */
async function papersOn(page: Page): Promise<Record<string, string>> {
  await expect(page.locator('.story-half')).toHaveCount(3);
  return Object.fromEntries<string>(
    await Promise.all(
      (await page.locator('.story-half').all()).map(async (paper): Promise<[string, string]> => [
        (await paper.getAttribute('aria-label')) ?? '',
        await wordsOn(page, paper),
      ]),
    ),
  );
}
/** Makes the papers of 3 people: those who are there already, and these by name. */
async function makePapers(page: Page, ...names: string[]): Promise<Record<string, string>> {
  await goTo(page, '/my-story/safe/people/');
  for (const name of names) {
    await page.getByRole('textbox', { name: 'The name of somebody else you trust' }).fill(name);
    await press(page, 'Add this name');
  }
  await press(page, 'Make the 3 papers');
  await sees(page, 'Your 3 papers are ready.');
  return papersOn(page);
}
/** Shows a paper by its words, on a screen that asks for one. */
async function show(page: Page, words = '') {
  await page.getByRole('textbox', { name: 'The 10 words of this paper' }).fill(words);
  await press(page, 'Open this paper');
}
/** Opens the screen of it, and waits until this device has exactly these words, and all of them are in the box. */
const together = async (page: Page, ...words: string[]) => {
  await goTo(page, '/my-story/safe/');
  await expect
    .poll(async () => (await answersKept(page)).map((a) => a.said['written']).sort(), { timeout: 60_000 })
    .toEqual([...words].sort());
  await sees(page, 'Your Story is also safe on the internet.');
};

test('a Story comes back by its card, goes on on both devices, and a new card ends the old', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await makeStory(page, 'Sam');
  await said(page, 'Tea with my sister', 1);
  await goTo(page, '/my-story/safe/');
  await press(page, 'Make my card');
  await sees(page, 'Your card is ready.');
  await sees(page, 'Your Story is also safe on the internet.');
  const words = await wordsOn(page);
  expect(words.split(' ')).toHaveLength(6);
  const pictures = await page.locator('.story-card-pictures > li .unseen').allTextContents();
  expect(pictures).toHaveLength(12);

  // By the link of its code: whose it is first, and only then it comes.
  const second = await another(browser, baseURL);
  await goTo(second, `/my-story/card/#${words.replaceAll(' ', '-')}`);
  await sees(second, 'This is the Story of Sam.');
  expect(second.url()).not.toContain('#');
  // By its pictures, with one too many pressed and taken away; then by its words.
  await goTo(second, '/my-story/card/');
  await press(second, 'Press the pictures');
  await press(second, 'A bus');
  await press(second, 'Take 1 away');
  for (const one of pictures) await press(second, one);
  await press(second, 'Look for my Story');
  await sees(second, 'This is the Story of Sam.');
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

  // 3 people hold papers of the card. A newer card ends these, and says so; then they are made anew for the same people.
  const older = await makePapers(page, 'Mum', 'Jo', 'Ann');
  await goTo(page, '/my-story/safe/people/');
  expect(await papersOn(page)).toEqual(older);
  await goTo(page, '/my-story/safe/');
  await press(page, 'Make a new card');
  await sees(page, 'The papers of the people you trust stop working too.');
  await press(page, 'Yes, make a new card');
  await sees(page, 'The papers of the people you trust do not work any more.');
  const last = await wordsOn(page);
  await sees(page, 'Your Story is also safe on the internet.');
  const papers = await makePapers(page);
  expect(Object.keys(papers)).toEqual(['Mum', 'Jo', 'Ann']);

  // The tablet is lost, and the card too: on a new one 2 of the 3 people bring all of it. What is not right is said, and loses nothing.
  await page.context().close();
  const third = await another(browser, baseURL);
  await goTo(third, '/my-story/card/');
  await third.getByRole('link', { name: '2 people I trust help me' }).click();
  await press(third, '2 people I trust are here');
  await show(third, papers['Mum']);
  await sees(third, 'Now show the second paper.');
  await show(third, papers['Mum']);
  await sees(third, 'This is the first paper again.');
  await show(third, older['Jo']);
  await sees(third, 'These 2 papers do not belong together.');
  await show(third, papers['Ann']?.split(' ').toReversed().join(' '));
  await sees(third, 'These 10 words are not right.');
  await press(third, 'Begin with the first paper again');
  await sees(third, 'Show the first paper.');
  await show(third, older['Mum']);
  await sees(third, 'Now show the second paper.');
  await show(third, older['Ann']);
  await sees(third, 'These papers do not work any more.');
  await press(third, 'Begin with the first paper again');
  // By the codes: of one who opens it on this device, and then of the other.
  await goTo(third, `/my-story/card/people/#${(papers['Mum'] ?? '').replaceAll(' ', '-')}`);
  await sees(third, 'The first paper is right.');
  expect(third.url()).not.toContain('#');
  await third.evaluate((words) => {
    location.hash = words.replaceAll(' ', '-');
  }, papers['Ann'] ?? '');
  await sees(third, 'This is the Story of Sam.');
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
    for (const planted of [
      'Tea with my sister',
      'Walks by the sea',
      'After the old card',
      words,
      next,
      last,
      words.replaceAll(' ', '-'),
      ...Object.values(papers),
      ...Object.values(older),
    ])
      expect(bytes.includes(planted), `${file.name}: ${planted}`).toBe(false);
  }
});
