import { expect, test, type Page } from '@playwright/test';
import { misnamed, unmarked } from '#tests/support/controls.ts';
import { examples } from '#tests/support/examples.ts';
import { contrast, sideways, tooSmall, violations } from '#tests/support/look.ts';
import { choice, days, goTo, makeStory, saidOn } from '#tests/support/person.ts';
import { lineShown } from '#tests/support/stage.ts';

/** Looks at a screen as it stands: narrow, in the dark and the strongest colours, at the largest text. */
async function look(page: Page): Promise<string[]> {
  const found = [
    ...(await violations(page)),
    ...(await misnamed(page)),
    ...(await unmarked(page, ['Sam'])),
    ...(await tooSmall(page)),
    ...(await sideways(page)),
  ];
  for (const theme of ['dark', 'contrast']) {
    await page.evaluate((t) => {
      document.documentElement.dataset['colours'] = t;
    }, theme);
    found.push(...(await contrast(page)).map((one) => `${theme} ${one}`));
  }
  await page.evaluate(() => {
    delete document.documentElement.dataset['colours'];
    document.documentElement.dataset['size'] = '5';
  });
  await page.setViewportSize({ width: 320, height: 700 });
  found.push(...(await sideways(page)).map((one) => `largest text ${one}`));
  await page.evaluate(() => {
    delete document.documentElement.dataset['size'];
  });
  await page.setViewportSize({ width: 360, height: 740 });
  return found;
}

/** Waits until the Story is on the screen: a screen that is still reading it would pass without being looked at. */
const storyShown = (page: Page) =>
  expect(page.locator('main').locator('.waiting, .waiting-way, [aria-busy="true"]')).toHaveCount(0);

/** A Story with every way to answer in it. */
async function everyWay(page: Page): Promise<void> {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    ...examples.map(({ question, said, name }, n) => ({
      question,
      said,
      prompt: `Asked about ${name}`,
      at: days(n + 1),
    })),
    ...examples
      .slice(0, 7)
      .map(({ question, said, name }, n) => ({
        question,
        said: { ...said, written: 'Other words' },
        prompt: `Asked about ${name}`,
        at: days(n + 40),
      })),
    {
      question: 'my-home/where-i-live',
      said: { chosen: ['hospital'] },
      prompt: 'Where?',
      at: days(1),
      speaker: { whose: 'helper', helper: 'Mum' },
    },
    {
      question: 'what-families-know/happy',
      said: { chosen: ['dance'] },
      prompt: 'How do they show that they are happy?',
      at: days(1),
      speaker: { whose: 'helper', helper: 'Mum', by: 'a'.repeat(64) },
    },
  ]);
}

test('screens with a Story in them: looked over, over time, printed, made into pages, copied', async ({ page }) => {
  await everyWay(page);
  const found: Record<string, string[]> = {};
  const note = (at: string, what: string[]) => {
    if (what.length > 0) found[at] = what;
  };
  for (const address of [
    '/my-story/',
    '/my-story/over-time/',
    '/my-story/print/',
    '/my-story/made/one-page/',
    '/my-story/made/hospital/',
    '/my-story/for-computers/',
    '/my-story/copy/',
    '/my-story/seen/',
    '/my-story/safe/',
  ]) {
    await goTo(page, address);
    await storyShown(page);
    note(address, await look(page));
  }
  await page.getByRole('button', { name: 'Make my card', exact: true }).click();
  await expect(page.getByText('Your card is ready.', { exact: true })).toBeVisible({ timeout: 60_000 });
  note('a Story card', await look(page));
  await page.getByRole('button', { name: 'Make a new card', exact: true }).click();
  note('a new card', await violations(page));
  await goTo(page, '/my-story/safe/people/');
  await expect(page.getByText('Choose 3 people you trust.', { exact: true })).toBeVisible();
  for (const name of ['Ann', 'Bea', 'Cleo']) {
    await page.getByRole('textbox', { name: 'The name of somebody else you trust' }).fill(name);
    await page.getByRole('button', { name: 'Add this name', exact: true }).click();
  }
  note('people I trust', await look(page));
  await page.getByRole('button', { name: 'Make the 3 papers', exact: true }).click();
  await expect(page.locator('.story-half')).toHaveCount(3);
  note('their papers', await look(page));
  expect(found).toEqual({});
  await goTo(page, '/my-story/play/');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(lineShown(page)).toBeVisible();
  expect(await violations(page), 'play').toEqual([]);
});

test('screens of asking somebody to help from afar, and of who helps', async ({ page }) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    { question: 'my-home/where-i-live', said: { chosen: ['family'] }, prompt: 'Where?', at: days(1) },
  ]);
  const found: Record<string, string[]> = {};
  const note = (at: string, what: string[]) => {
    if (what.length > 0) found[at] = what;
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  // Somebody is asked to help from afar; this browser is the Helper's too.
  await goTo(page, '/my-story/ask-for-help/');
  await storyShown(page);
  note('am I on my own', await look(page));
  await press('I am on my own');
  note('who', await look(page));
  await page.getByRole('textbox', { name: 'Their name' }).fill('Mum');
  await press('Next');
  await page.getByRole('checkbox', { name: 'My home', exact: true }).check();
  await page.getByRole('checkbox', { name: 'What people close to me know', exact: true }).check();
  await press('Yes, they can see it');
  note('about what', await look(page));
  await press('Next');
  await expect(page.getByText('This is what Mum can see.', { exact: true })).toBeVisible();
  note('what it means', await look(page));
  await press('Make a link for Mum');
  await expect(page.getByText('Your link is ready.', { exact: true })).toBeVisible();
  note('a link', await look(page));
  const link = (await page.locator('.story-card-site').textContent()) ?? '';
  await goTo(page, '/my-story/seen/');
  await expect(page.locator('[data-helper]')).toBeVisible();
  note('who can see', await look(page));
  await goTo(page, link);
  await expect(page.getByText('Sam asks you to help.', { exact: true })).toBeVisible();
  note('asked to help', await look(page));
  await press('Yes, I will help');
  await press('My home');
  note('helping', await look(page));
  await press('Write it down with Sam');
  note('writing it down with them', await look(page));
  await page.getByRole('textbox', { name: 'What Sam says' }).fill('The house by the canal');
  await press('Keep it for Sam');
  await expect(page.getByText('This is what you gave Sam to decide.', { exact: true })).toBeVisible();
  await press('Offer a photo');
  note('offering a photo', await look(page));
  await goTo(page, '/helping/');
  await press('Lock my words here');
  await expect(page.getByText('We cannot open them for you.', { exact: true })).toBeVisible();
  note('locking', await look(page));
  await press('With words');
  note('choosing words that lock', await look(page));
  const five = ((await page.locator('.five-words').textContent()) ?? '').trim();
  await press('Take these words');
  await page.getByLabel('My words once more').fill(five);
  await page.keyboard.press('Enter');
  await expect(page.locator('#l-locked')).toBeVisible({ timeout: 30_000 });
  note('locked', await look(page));
  await press('Lock now');
  await page.getByLabel('My words', { exact: true }).fill('not these words');
  await page.keyboard.press('Enter');
  await expect(page.locator('#l-lock-wrong')).toBeVisible({ timeout: 30_000 });
  note('opening', await look(page));
  await press('I forgot my words');
  note('words forgotten', await look(page));
  await goTo(page, '/my-story/seen/');
  await page.getByRole('link', { name: 'Things for me', exact: true }).click();
  await expect(page.locator('[data-offer]')).toBeVisible();
  note('something offered', await look(page));
  expect(found).toEqual({});
});

test('a Helper’s own needs: before anything is said, a question, what was said, all of it, taken away', async ({
  page,
}) => {
  const found: Record<string, string[]> = {};
  const note = (at: string, what: string[]) => {
    if (what.length > 0) found[at] = what;
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/helping/for-me/');
  await storyShown(page);
  note('nothing said', await look(page));
  await press('Begin');
  note('a question', await look(page));
  await press('Not now');
  await press('Next question');
  await press('Next question');
  await choice(page, 'I am tired').click();
  await page.getByRole('textbox', { name: 'My own words' }).fill('I worry at night');
  await expect(page.getByText('This is kept on this device.', { exact: true })).toBeVisible();
  note('said', await look(page));
  await goTo(page, '/helping/for-me/');
  await storyShown(page);
  note('all of it', await look(page));
  await press('Take it all away');
  await press('Yes, take it away');
  await expect(page.getByText('It is gone from this device.', { exact: true })).toBeVisible();
  note('taken away', await look(page));
  expect(found).toEqual({});
});

test('every kind of Question with an Answer in it', async ({ page }) => {
  await everyWay(page);
  for (const question of [
    'how-i-feel/how-it-goes',
    'my-days/my-week',
    'my-health/my-body',
    'people-who-matter/my-circle',
    'about-me/pictures-of-me',
    'help-me-decide/who-helps',
  ]) {
    await goTo(page, `/say/${question}/`);
    await storyShown(page);
    expect(await look(page), question).toEqual([]);
  }
});

test('in the middle of doing: choosing for a day, adding somebody, a body part open, drawing, recording, a picture on its way', async ({
  page,
}) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/say/my-days/my-week/');
  await page.getByRole('button', { name: 'Morning. Put something here Monday', exact: true }).click();
  expect(await look(page), 'week').toEqual([]);
  await goTo(page, '/say/people-who-matter/my-circle/');
  await page.getByRole('button', { name: 'Add somebody or a place', exact: true }).click();
  expect(await look(page), 'circle').toEqual([]);
  await goTo(page, '/say/my-health/my-body/');
  await choice(page, 'My head').click();
  expect(await look(page), 'body').toEqual([]);
  await goTo(page, '/say/my-wishes/draw-it/');
  await page.getByRole('button', { name: 'my home', exact: true }).click();
  expect(await look(page), 'drawing').toEqual([]);
  await goTo(page, '/say/what-matters-most/in-my-voice/');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('This device hears you now.', { exact: true })).toBeVisible();
  expect(await look(page), 'recording').toEqual([]);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take it away', exact: true })).toBeVisible();
  expect(await look(page), 'heard').toEqual([]);
});
