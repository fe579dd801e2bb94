import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choice, days, goTo, makeStory, saidOn, saved } from '#tests/support/person.ts';
import { goThrough, lineShown } from '#tests/support/stage.ts';

test('what has changed: before and now side by side, feelings and boards day by day', async ({ page }) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    {
      question: 'how-i-feel/feel-home',
      prompt: 'How do you feel about where you live?',
      said: { chosen: ['sad'] },
      at: days(60),
    },
    {
      question: 'how-i-feel/feel-home',
      prompt: 'How do you feel about where you live?',
      said: { chosen: ['happy', 'proud'] },
      at: days(1),
    },
    {
      question: 'how-i-feel/how-it-goes',
      prompt: 'How are these things going?',
      said: { sorted: { money: 'not-going-well', 'my-home': 'so-so' } },
      at: days(50),
    },
    {
      question: 'how-i-feel/how-it-goes',
      prompt: 'How are these things going?',
      said: { sorted: { money: 'going-well' } },
      at: days(2),
    },
    {
      question: 'my-wishes/biggest-dream',
      prompt: 'What is your biggest dream?',
      said: { written: 'The sea' },
      at: days(300),
    },
  ]);
  await goTo(page, '/my-story/over-time/');
  const change = page.locator('.then-now').filter({ hasText: 'Sad' });
  await expect(change).toContainText('Happy');
  await expect(page.locator('.day-strip').first()).toContainText('Sad');
  await expect(page.locator('table.boards')).toContainText('My money');
  await expect(page.locator('table.boards tr').filter({ hasText: 'My money' })).toContainText('Not going well');
  await expect(page.getByText('The sea', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'The start', exact: true }).click();
  await expect(page.locator('.then-now').filter({ hasText: 'The sea' })).toContainText(
    'I said this for the first time',
  );
  await page.getByRole('button', { name: 'Last week', exact: true }).click();
  await page.getByText('Show it as a table', { exact: true }).click();
  await expect(page.getByRole('cell', { name: 'Happy, Proud', exact: true })).toBeVisible();
});

test('a Helper’s view stands beside mine; I say whether I think so too, and my own words stay', async ({ page }) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    {
      question: 'my-home/how-it-is',
      prompt: 'What is it like where you live?',
      said: { chosen: ['safe'] },
      at: days(3),
    },
    {
      question: 'my-home/how-it-is',
      prompt: 'What is it like where you live?',
      said: { chosen: ['shout'] },
      at: days(2),
      speaker: { whose: 'helper', helper: 'Mum' },
    },
  ]);
  await goTo(page, '/my-story/');
  await page.getByRole('button', { name: 'Different from Mum', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Different from Mum', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.locator('.spoken').nth(0)).toContainText('My words');
  await expect(page.locator('.spoken').nth(1)).toContainText('Mum thinks this');
  await expect(page.getByText('You have said 1 thing', { exact: true })).toBeVisible();
  await goTo(page, '/my-story/print/');
  await expect(page.locator('.paper')).toContainText('Different from Mum');
});

test('ask me again: on the day I chose it stands first, and only then', async ({ page }) => {
  await makeStory(page, 'Sam');
  await saidOn(page, [
    { question: 'my-wishes/wishes', prompt: 'What do you wish for?', said: { chosen: ['job'] }, at: days(3) },
  ]);
  await goTo(page, '/my-story/');
  await page.getByRole('button', { name: /^Ask me again/ }).click();
  await page.getByRole('button', { name: 'Next week', exact: true }).click();
  await expect(page.locator('.ask-again').getByText(/^We ask you again on /)).toBeVisible();
  await goTo(page, '/say/');
  await expect(page.locator('[data-due]')).toBeHidden();
  await page.clock.setFixedTime(new Date(Date.now() + 8 * 86_400_000));
  await goTo(page, '/say/');
  await expect(page.locator('[data-due]')).toContainText('What do you wish for?');
  await page.locator('[data-due] a').click();
  await expect(page).toHaveURL(/\/say\/my-wishes\/wishes\/$/);
});

test.describe('what a Story becomes', () => {
  const story = [
    {
      question: 'about-me/people-like',
      prompt: 'What do people like about you?',
      said: { chosen: ['kind', 'funny'] },
      at: days(1),
    },
    {
      question: 'what-matters-most/most-important',
      prompt: 'What is most important to you?',
      said: { chosen: ['family'], written: 'My dog Rex' },
      at: days(1),
    },
    {
      question: 'please-do/please-do',
      prompt: 'What do you want people to do?',
      said: { unsaid: 'not-now' },
      at: days(1),
    },
    {
      question: 'how-i-communicate/how-i-tell',
      prompt: 'How do you tell people things?',
      said: { chosen: ['talk', 'point', 'signs'] },
      at: days(1),
    },
    {
      question: 'my-meeting/ask',
      prompt: 'What do you want to ask?',
      said: { written: 'When can I move?' },
      at: days(1),
    },
  ];

  test('a page about me has what I said; what I take out is not on it; what I did not want to say never is', async ({
    page,
  }) => {
    await makeStory(page, 'Sam Rare');
    await saidOn(page, story);
    await goTo(page, '/my-story/made/one-page/');
    const paper = page.locator('.paper');
    await expect(paper).toContainText('Sam Rare');
    await expect(paper).toContainText('I make people laugh');
    await expect(paper).toContainText('My dog Rex');
    await expect(paper).not.toContainText('Not now');
    await page.getByRole('checkbox', { name: 'What do people like about you?' }).uncheck();
    await expect(paper).not.toContainText('I make people laugh');
  });

  test('the meeting page has lines to write on, and the card fits its quarter of the paper', async ({ page }) => {
    await makeStory(page, 'Sam');
    await saidOn(page, story);
    await goTo(page, '/my-story/made/meeting/');
    await expect(page.locator('.paper')).toContainText('When can I move?');
    expect(await page.locator('.paper .write').count()).toBeGreaterThan(5);
    await page.setViewportSize({ width: 1280, height: 900 });
    await goTo(page, '/my-story/made/card/');
    await expect(page.locator('.card-panel').nth(1)).toContainText('I tell people things like this');
    expect(
      await page
        .locator('.panel-inside')
        .evaluateAll((panels) => panels.filter((p) => p.scrollHeight > p.clientHeight + 1).length),
    ).toBe(0);
  });

  test('with nothing said, a page offers the questions it is made from', async ({ page }) => {
    await makeStory(page, 'Sam');
    await goTo(page, '/my-story/made/hospital/');
    await page.getByRole('link', { name: 'What must people know fast?' }).click();
    await expect(page).toHaveURL(/know-fast/);
  });

  test('played on the whole screen, thing by thing, and closed again with Escape', async ({ page }) => {
    await makeStory(page, 'Sam');
    await saidOn(page, story);
    await goTo(page, '/my-story/play/');
    await page.getByRole('checkbox', { name: 'My meeting' }).uncheck();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const stage = page.getByRole('dialog', { name: 'Play my Story' });
    await expect(stage).toBeVisible();
    await stage.getByRole('button', { name: 'Wait for me', exact: true }).click();
    await stage.press('Home');
    const seen = await goThrough(page);
    expect(seen).toEqual(expect.arrayContaining(['What do people like about you?', 'I am kind', 'My dog Rex']));
    expect(seen).not.toContain('Not now');
    expect(seen).not.toContain('When can I move?');
    await page.keyboard.press('Escape');
    await expect(stage).toBeHidden();
  });

  test('for other computers: a FHIR document and plain text, as files', async ({ page }) => {
    await makeStory(page, 'Sam');
    await saidOn(page, story);
    await goTo(page, '/my-story/for-computers/');
    const [fhir] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take it for a computer', exact: true }).click(),
    ]);
    const bundle = JSON.parse(readFileSync(await fhir.path(), 'utf8')) as {
      resourceType: string;
      type: string;
      entry: { resource: { resourceType: string; section?: unknown[] } }[];
    };
    expect([bundle.resourceType, bundle.type, bundle.entry[0]?.resource.section?.length]).toEqual([
      'Bundle',
      'document',
      7,
    ]);
    const [text] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take it as words', exact: true }).click(),
    ]);
    expect(readFileSync(await text.path(), 'utf8')).toContain('My dog Rex');
  });
});

test('while my Story is played, each thing is heard once', async ({ page }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    HTMLMediaElement.prototype.play = function play(this: HTMLMediaElement) {
      heard.push(this.src);
      setTimeout(() => {
        this.onended?.(new Event('ended'));
      }, 150);
      return Promise.resolve();
    };
  });
  await goTo(page, '/say/what-matters-most/in-my-voice/');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('This device hears you now.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await saved(page);
  await saidOn(page, [
    {
      question: 'my-wishes/wishes',
      prompt: 'What do you wish for?',
      said: { chosen: ['job', 'holiday'] },
      at: days(1),
    },
  ]);
  await goTo(page, '/my-story/play/');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(lineShown(page)).toHaveText('A holiday', { timeout: 40_000 });
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(
    heard.filter((one, at) => heard.indexOf(one) !== at),
    heard.join(' '),
  ).toEqual([]);
  expect(heard.length).toBeGreaterThan(4);
});

test('a copy with a recording and a photo: read in any browser, brought back on another device', async ({
  page,
  browser,
  baseURL,
}) => {
  await goTo(page, '/say/what-matters-most/in-my-voice/');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('This device hears you now.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await saved(page);
  await goTo(page, '/say/how-i-feel/how-it-goes/');
  await page.locator('.sort-places').getByRole('button', { name: 'Going well', exact: true }).click();
  await saved(page);
  await goTo(page, '/my-story/copy/');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take a copy', exact: true }).click(),
  ]);
  const path = await file.path();
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport: { width: 360, height: 740 } });
  const other = await context.newPage();
  await other.setContent(readFileSync(path, 'utf8'));
  await expect(other.getByText('My home', { exact: true })).toBeVisible();
  await expect
    .poll(() =>
      other.locator('audio').evaluate(async (a: HTMLAudioElement) => {
        a.load();
        await new Promise((done) => {
          setTimeout(done, 200);
        });
        return a.getAttribute('src')?.slice(0, 11);
      }),
    )
    .toBe('data:audio/');
  await goTo(other, '/my-story/copy/');
  await other.locator('#copy-file').setInputFiles(path);
  await expect(other.getByText('2 things came back', { exact: true })).toBeVisible();
  await goTo(other, '/my-story/');
  await expect.poll(() => other.locator('audio').evaluate((a: HTMLAudioElement) => a.readyState)).toBeGreaterThan(0);
  await expect(other.locator('.said-board')).toContainText('My home');
  await context.close();
});

test('not now: choosing it does not end what I can say', async ({ page }) => {
  await goTo(page, '/say/my-home/how-it-is/');
  await choice(page, 'Not now').click();
  await saved(page);
  await choice(page, 'I feel safe').click();
  await expect(choice(page, 'Not now')).not.toHaveAttribute('data-selected', 'true');
});
