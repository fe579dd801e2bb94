import { expect, test, type Page } from '@playwright/test';
import type { Letter } from '#model/letter.ts';
import { firsts } from '#tests/support/addresses.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { press } from '#tests/support/on-screen.ts';
import { choice, goTo, makeStory, saved, toMyWay } from '#tests/support/person.ts';
import { openStage, stageOf } from '#tests/support/stage.ts';
import { askFrom, aPerson, aWorker, sayBack, whatCame } from '#tests/support/two-sides.ts';
import { notRestedOn, notScanned, pressBy, ringSeen } from '#tests/support/ways-in.ts';

/** Every screen, dialog and side is pressed by switches and by resting: what a mouse can press they can (`src/pressing`, decision 0065). */
const [phone, desktop] = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** Tries both ways on the screen as it stands, or in its dialog. Resting has places of its own at the side, so it is tried narrow and wide. */
async function tryBoth(page: Page): Promise<string[]> {
  await page.setViewportSize(phone);
  await pressBy(page, 'dwell');
  const narrow = await notRestedOn(page);
  await page.setViewportSize(desktop);
  const wide = await notRestedOn(page);
  await page.setViewportSize(phone);
  await pressBy(page, 'two-switches');
  const { wrong, things } = await notScanned(page);
  await pressBy(page, 'usual');
  return [
    ...wrong,
    ...narrow.map((one) => `narrow: ${one}`),
    ...wide.map((one) => `wide: ${one}`),
    ...(things === 0 ? ['nothing can be pressed'] : []),
  ];
}

/** What was found, by where. A screen that something still comes to is tried again: what is wrong with one that stands stays so. */
function notes() {
  const found: Record<string, string[]> = {};
  const note = async (at: string, page: Page) => {
    let wrong: string[] = [];
    await expect(async () => {
      wrong = await tryBoth(page);
      expect(wrong).toEqual([]);
    })
      .toPass({ timeout: 20_000 })
      .catch(() => {
        found[at] = wrong;
      });
  };
  return { found, note };
}
const sees = (page: Page, words: string) => expect(page.getByText(words, { exact: true }).first()).toBeVisible();
const parts = 2;
/** *Leave* goes to a page that runs no script; and the list of all pictures is one thing 600 times. */
const kinds = [...firsts].filter((address) => address !== '/soup/' && address !== '/pictures/');

test.describe('by switches and by resting', () => {
  for (let part = 0; part < parts; part += 1) {
    test(`every kind of address; part ${String(part + 1)} of ${String(parts)}`, async ({ page }) => {
      const { found, note } = notes();
      for (const address of kinds.filter((_, n) => n % parts === part)) {
        await goTo(page, address);
        await note(address, page);
      }
      expect(found).toEqual({});
    });
  }

  test('a Session of a group: its Question, the tablet that is passed round, what is written, and what comes of it', async ({
    page,
  }) => {
    const { found, note } = notes();
    await goTo(page, '/groups/our-rights/run/');
    await press(page, 'All parts');
    await note('all parts', page);
    await page.locator('.stage-part', { hasText: 'Which right matters most to us?' }).click();
    await press(page, 'One more Be safe');
    await note('a Question', page);
    await press(page, 'Pass the tablet round');
    await note('the tablet', page);
    await page.locator('.session-round').getByRole('button', { name: 'Vote', exact: true }).click();
    await sees(page, 'Your answer is counted.');
    await note('passed on', page);
    await page.locator('.session-passed').getByRole('button', { name: 'Stop passing', exact: true }).click();
    await press(page, 'Write it down');
    await page.getByRole('textbox', { name: 'Our words' }).fill('We vote.');
    await press(page, 'Write it');
    await sees(page, 'It is written down.');
    await note('written down', page);
    for (const part of ['poster', 'letter', 'answers']) {
      await goTo(page, `/groups/what-we-said/#mine/${part}`);
      await expect(page.locator('.said-parts')).toBeVisible();
      await note(part, page);
    }
    await goTo(page, '/groups/newsletter/#new');
    await page.getByRole('textbox').fill('Our news');
    await press(page, 'Write it');
    await sees(page, 'We agreed on these things.');
    await note('a newsletter', page);
    const address = new URL(page.url());
    for (const part of ['runs', 'agreed', 'on/as/new']) {
      await goTo(page, `${address.pathname}${address.hash}/${part}`);
      await expect(page.locator('.own-session')).toBeVisible();
      await note(`${part} of a newsletter`, page);
    }
    expect(found).toEqual({});
  });

  test('a Session that a group makes: its name, its steps, a question that is typed, and what asks before it goes', async ({
    page,
  }) => {
    const { found, note } = notes();
    const link = (name: string) => page.getByRole('link', { name, exact: true });
    const write = async (words: string) => {
      await page.getByRole('textbox').fill(words);
      await press(page, 'Write it');
    };
    await goTo(page, '/groups/our-own/');
    await link('Make a new one').click();
    await note('its name', page);
    await write('Our buses');
    await link('Read a page').click();
    await note('what a Page is about', page);
    await page.locator('.run-rows a').first().click();
    await note('which Page', page);
    await page.locator('.run-rows button').first().click();
    await link('Type a question').click();
    await note('what is asked', page);
    await write('How is the bus?');
    await link('Add an answer').click();
    await write('Late');
    await sees(page, 'Write 2 to 6 answers that people can choose.');
    await note('its answers', page);
    await link('Ready').click();
    await note('its steps', page);
    const { hash } = new URL(page.url());
    for (const what of ['notes', 'paper']) {
      await goTo(page, `/groups/our-own/${what}/${hash}`);
      await expect(page.locator(what === 'notes' ? '.step-notes' : '.cut-cards').first()).toBeVisible();
      await note(`its ${what}`, page);
    }
    await goTo(page, `/groups/our-own/${hash}`);
    await press(page, 'Take away this session');
    await sees(page, 'Do you want to take away the session you made?');
    await note('what asks', page);
    expect(found).toEqual({});
  });

  test('the stage and what opens above it, dialogs, and screens in the middle of doing something', async ({ page }) => {
    const { found, note } = notes();
    await goTo(page, '/read/my-rights/');
    await press(page, 'I do not know a picture');
    await page.locator('.tile-ask').first().click();
    await expect(page.locator('[data-dialog]')).toBeVisible();
    await note('a picture asked about', page);
    await page.keyboard.press('Escape');
    await openStage(page, page.locator('main').getByRole('button', { name: 'One line at a time', exact: true }));
    await note('the stage', page);
    await stageOf(page).getByRole('button', { name: 'All parts', exact: true }).click();
    await note('the stage: its parts', page);
    await stageOf(page).getByRole('button', { name: 'All parts', exact: true }).click();
    while ((await stageOf(page).locator('a.hard').count()) === 0) await page.keyboard.press('ArrowDown');
    await stageOf(page).locator('a.hard').first().click();
    await expect(page.locator('[data-dialog]')).toBeVisible();
    await note('a hard word above the stage', page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    await note('the end of the stage', page);

    await makeStory(page, 'Sam');
    await goTo(page, '/say/my-days/my-week/');
    await press(page, 'Morning. Put something here Monday');
    await note('a week', page);
    await goTo(page, '/say/people-who-matter/my-circle/');
    await press(page, 'Add somebody or a place');
    await note('a circle', page);
    await goTo(page, '/say/my-wishes/draw-it/');
    await press(page, 'my home');
    await note('a drawing', page);
    await goTo(page, '/say/what-matters-most/in-my-voice/');
    await press(page, 'Record');
    await sees(page, 'This device hears you now.');
    await press(page, 'Stop');
    await expect(page.getByRole('button', { name: 'Take it away', exact: true })).toBeVisible();
    await note('a recording', page);
    await goTo(page, '/say/my-home/how-it-is/');
    await choice(page, 'I feel safe').click();
    await saved(page);
    await toMyWay(page);
    await note('the quiet place', page);
    await goTo(page, '/my-story/');
    await sees(page, 'I feel safe');
    await note('my Story', page);
    await page.locator('[data-rub-out]').first().click();
    await note('rubbing out', page);
    expect(found).toEqual({});
  });

  test('giving, what a worker said, and the worker’s desk', async ({ page, baseURL }) => {
    askFrom(baseURL ?? '');
    const { found, note } = notes();
    const worker = await aWorker('Jo Bell');
    await makeStory(page, 'Sam');
    await goTo(page, worker.link);
    await sees(page, 'Is this your worker?');
    await note('a card', page);
    await press(page, 'Yes, this is my worker');
    await sees(page, 'Jo Bell is your named worker now.');
    await goTo(page, '/say/my-home/how-it-is/');
    await choice(page, 'I feel safe').click();
    await saved(page);
    await goTo(page, '/give/');
    await sees(page, 'What do you want to give?');
    await note('giving', page);
    await press(page, 'See it first');
    await note('giving: see it first', page);
    await press(page, 'Give to Jo Bell');
    await sees(page, 'You gave it to Jo Bell.');
    await note('it was given', page);
    const letter = (await whatCame(worker)).map((c) => c.what).find((w): w is Letter => w.kind === 'letter');
    if (!letter) throw new Error('No Letter came.');
    await sayBack(worker, letter, {
      kind: 'promise',
      of: { letter: letter.id, answer: letter.answers[0]?.id, question: letter.answers[0]?.question },
      by: '2031-05-05',
      lines: [{ words: 'I will ring your landlord.', picture: { name: 'phone-call' } }],
    });
    await goTo(page, '/my-worker/said/');
    await sees(page, 'I will ring your landlord.');
    await note('what my worker said', page);
    await goTo(page, '/my-worker/given/');
    await note('what I gave', page);

    const kim = await aPerson('Kim Ash', worker.keys);
    await kim.give([
      anAnswer(aStory(), {
        question: 'my-wishes/biggest-dream',
        asked: { prompt: 'What is your biggest dream?' },
        said: { written: 'I want to live by the sea' },
      }),
    ]);
    await goTo(page, '/worker/');
    await press(page, 'With my code and my words');
    await note('the door', page);
    await page.getByRole('textbox', { name: 'My code' }).fill(worker.keys.code);
    await page.getByLabel('My words', { exact: true }).fill(worker.words);
    await press(page, 'Open');
    await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible({ timeout: 30_000 });
    await note('the desk', page);
    await page.locator('.desk-row-link').filter({ hasText: 'Kim Ash' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kim Ash' })).toBeVisible();
    await note('the desk: a person', page);
    await press(page, 'Say a word back What is your biggest dream?');
    await page.getByRole('radio', { name: 'I will do this by a day.' }).check();
    await note('the desk: a promise', page);
    expect(found).toEqual({});
  });
});

test('the ring is seen in every colour: on a Question, a Page, the stage and a dialog', async ({ page }) => {
  const faint: string[] = [];
  const look = async (at: string) => {
    await pressBy(page, 'two-switches');
    for (const colours of ['paper', 'white', 'blue', 'yellow', 'dark', 'contrast', 'forced']) {
      await page.emulateMedia({ forcedColors: colours === 'forced' ? 'active' : 'none' });
      await page.evaluate((one) => {
        document.documentElement.dataset['colours'] = one;
      }, colours);
      let times = 0;
      await expect
        .poll(async () => (times = await ringSeen(page)), { timeout: 5000 })
        .toBeGreaterThanOrEqual(1)
        .catch(() => {
          faint.push(`${at} in ${colours}: ${times.toFixed(2)}`);
        });
    }
    await page.emulateMedia({ forcedColors: 'none' });
    await pressBy(page, 'usual');
  };
  await goTo(page, '/say/my-home/how-it-is/');
  await look('a Question');
  await goTo(page, '/read/my-rights/');
  await look('a Page');
  await press(page, 'I do not know a picture');
  await page.locator('.tile-ask').first().click();
  await look('a dialog');
  await page.keyboard.press('Escape');
  await openStage(page, page.locator('main').getByRole('button', { name: 'One line at a time', exact: true }));
  await look('the stage');
  expect(faint).toEqual([]);
});
