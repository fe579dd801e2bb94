import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startPostgres } from '../../scripts/postgres.mjs';
import { press, words } from '#tests/support/on-screen.ts';
import { choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { whitePicture } from '#tests/support/picture.ts';
import { goThrough, lineShown, openStage, stageOf } from '#tests/support/stage.ts';
import { invite, joinBy } from '#tests/support/worker.ts';

test.use({ actionTimeout: 20_000 });

const photo = { name: 'me.png', mimeType: 'image/png', buffer: whitePicture(300, 300) };
const sees = (page: Page, what: string | RegExp) => expect(words(page, what).first()).toBeVisible({ timeout: 20_000 });

/** Joins as a worker, in a browser of their own, and opens their desk. @returns the desk and the link of their card. */
async function workerJoins(
  browser: Browser,
  baseURL: string,
  name: string,
  about: string,
): Promise<{ desk: Page; card: string }> {
  const words = `${name.toLowerCase()} drinks tea by the sea`;
  const desk = await (await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } })).newPage();
  await joinBy(desk, await invite(name), { about, reach: '01234 567890', words, photo });
  await press(desk, 'I have it, go on');
  await press(desk, 'Go to my Inbox');
  await desk.getByLabel('My words', { exact: true }).fill(words);
  await press(desk, 'Open');
  await expect(desk.getByRole('heading', { name: 'My letters' })).toBeVisible({ timeout: 30_000 });
  await desk.getByRole('link', { name: 'My card' }).first().click();
  const card =
    /\/card\/#[0-9a-f]{32}\.age1[\w.]+/.exec(await desk.getByLabel('The link to my card').inputValue())?.[0] ?? '';
  expect(card).not.toBe('');
  await desk.getByRole('link', { name: 'My letters' }).first().click();
  return { desk, card };
}

/** Says something in own words, on a board, with a photo and with a voice. */
async function personSpeaks(person: Page): Promise<void> {
  await goTo(person, '/say/my-worker/must-know/');
  await person.getByRole('textbox').first().fill('Xylographic pancakes on Sundays');
  await saved(person);
  await goTo(person, '/say/how-i-feel/how-it-goes/');
  await person.locator('.sort-places').getByRole('button', { name: 'Going well', exact: true }).click();
  await saved(person);
  await goTo(person, '/say/about-me/show-me/');
  await person.locator('input[type=file]').first().setInputFiles(photo);
  await saved(person);
  await goTo(person, '/say/what-matters-most/in-my-voice/');
  await press(person, 'Record');
  await sees(person, 'This device hears you now.');
  await press(person, 'Stop');
  await saved(person);
  await goTo(person, '/say/my-home/how-it-is/');
  await choice(person, 'I feel safe').click();
  await saved(person);
}

/** Two browsers side by side: a Letter, a promise, the network cut in the middle, a new worker; the person sees each step. */
async function journey(browser: Browser, baseURL: string, person: Page, filesOf: () => Buffer[]): Promise<void> {
  const { desk, card } = await workerJoins(browser, baseURL, 'Maya Okafor', 'I like long walks.');
  await makeStory(person, 'Zephyrine');
  await goTo(person, card);
  await press(person, 'Yes, this is my worker');
  await sees(person, 'Maya Okafor is your named worker now.');
  await personSpeaks(person);

  await test.step('the person gives, and the network goes away in the middle', async () => {
    await goTo(person, '/give/');
    await press(person, 'See it first');
    await person.context().setOffline(true);
    await press(person, 'Give to Maya Okafor');
    await sees(person, 'There is no internet, so it waits here.');
    await person.context().setOffline(false);
    await goTo(person, '/my-worker/given/');
    await sees(person, 'Maya Okafor has not read it yet.');
  });

  await test.step('the worker reads it, hears it, sees it, and promises', async () => {
    await press(desk, 'Look again');
    await desk.locator('.desk-row-link').filter({ hasText: 'Zephyrine' }).click();
    await sees(desk, 'Xylographic pancakes on Sundays');
    await sees(desk, 'I feel safe');
    await expect(desk.locator('audio').first()).toBeVisible();
    await expect(desk.locator('.desk-answer .photo').first()).toBeVisible();
    await openStage(desk, desk.getByRole('button', { name: /^One line at a time/ }).first());
    expect(await goThrough(desk)).toEqual(expect.arrayContaining(['Xylographic pancakes on Sundays', 'I feel safe']));
    // Their photo is opened for the stage alone.
    while ((await lineShown(desk).textContent()) !== 'A photo from me') await desk.keyboard.press('PageUp');
    await expect
      .poll(() =>
        stageOf(desk)
          .locator('img.photo')
          .evaluate((img: HTMLImageElement) => img.naturalWidth),
      )
      .toBeGreaterThan(0);
    await desk.keyboard.press('Escape');
    await expect(stageOf(desk)).toHaveCount(0);
    await press(desk, /^Say a word back What is it like where you live/);
    await desk.getByRole('radio', { name: 'I will do this by a day.' }).check();
    await desk.getByRole('button', { name: 'Today', exact: true }).click();
    await desk.getByRole('textbox', { name: 'Line 1' }).fill('I will visit you at home.');
    await press(desk, 'Send to Zephyrine');
    await expect(desk.getByRole('heading', { name: 'What I promised' })).toBeVisible();
    await press(desk, /^Copy for the records What is it like where you live/);
    await press(desk, 'Tell Zephyrine that I wrote it there');
    await press(desk, 'Send now');
  });

  await test.step('the person sees what they said, what the worker will do, and says that it happened', async () => {
    // It was kept at the desk before it went: it comes to the person a moment after it was said.
    await expect(async () => {
      await goTo(person, '/my-worker/said/');
      await expect(words(person, 'I will visit you at home.').first()).toBeVisible({ timeout: 5000 });
      await expect(
        words(person, /^Maya Okafor wrote this into the council's records on \w+day \d/).first(),
      ).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 60_000 });
    await sees(person, 'It stays there when you rub it out here.');
    await openStage(person, person.getByRole('button', { name: /^One line at a time/ }).first());
    expect(await goThrough(person)).toEqual(expect.arrayContaining(['I feel safe', 'I will visit you at home.']));
    await person.keyboard.press('Escape');
    await person.locator('[data-choice=happened] .choice').click();
    await sees(person, 'You said it happened.');
    // It was kept on the person's device before it went: it comes to the desk a moment after it was said.
    await expect(async () => {
      await desk.getByRole('link', { name: 'My letters' }).first().click();
      await press(desk, 'Look again');
      await desk.locator('.desk-row-link').filter({ hasText: 'Zephyrine' }).click();
      await expect(desk.getByText(/They say it happened/).first()).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 40_000 });
  });

  const next = await workerJoins(browser, baseURL, 'Ben Ray', 'I play the drums.');
  await test.step('the worker hands over; the person is asked, says yes, and the story need not be told again', async () => {
    await press(desk, 'Hand over to a new worker');
    await desk.getByRole('textbox', { name: "The link of the new worker's card" }).fill(`${baseURL}${next.card}`);
    await press(desk, 'Look at their card');
    await sees(desk, 'I play the drums.');
    await desk.getByRole('textbox', { name: 'Line 1' }).fill('It was good to know you.');
    await press(desk, 'Tell and ask Zephyrine');
    await sees(desk, 'You asked Zephyrine if Ben Ray can read their words.');
    // It is kept on the worker's device first, and goes a moment later.
    await expect(async () => {
      await goTo(person, '/my-worker/said/');
      await expect(person.getByText('Is it okay if Ben Ray reads your Story?', { exact: true }).first()).toBeVisible({
        timeout: 5000,
      });
    }).toPass({ timeout: 60_000 });
    await press(person, 'Yes, Ben Ray can read it');
    await sees(person, 'Ben Ray can read your Story.');
    await expect(async () => {
      await press(next.desk, 'Look again');
      await expect(next.desk.locator('.desk-row-link').filter({ hasText: 'Zephyrine' })).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    await next.desk.locator('.desk-row-link').filter({ hasText: 'Zephyrine' }).click();
    await sees(next.desk, 'Xylographic pancakes on Sundays');
    await next.desk.getByText('What Maya Okafor said and promised').click();
    await sees(next.desk, 'I will visit you at home.');
  });

  await test.step('the files of the server hold none of it', () => {
    const held = filesOf();
    expect(held.reduce((sum, f) => sum + f.length, 0)).toBeGreaterThan(20_000);
    for (const word of [
      'Xylographic',
      'pancakes',
      'Zephyrine',
      'Okafor',
      'long walks',
      'visit you',
      'AGE-SECRET-KEY',
      /#(\w{32})/.exec(card)?.[1] ?? 'no card',
    ])
      expect(
        held.some((f) => f.includes(word)),
        word,
      ).toBe(false);
    expect(held.some((f) => f.includes(photo.buffer.subarray(40, 80)))).toBe(false);
  });
  await desk.context().close();
  await next.desk.context().close();
}

const filesIn = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => {
      try {
        return readFileSync(join(f.parentPath, f.name));
      } catch {
        return Buffer.alloc(0);
      }
    });

test('two browsers side by side, from the card to a new worker', async ({ page, browser, baseURL }) => {
  await journey(browser, baseURL ?? '', page, () => filesIn(process.env['DATA_DIR'] ?? ''));
});

test('the same with PostgreSQL', async ({ browser }) => {
  const postgres = await startPostgres();
  const port = 4500 + (process.pid % 90);
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = postgres.url;
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port), HOST: 'localhost', RATE_LIMIT: '100000' },
    stdio: 'ignore',
  });
  try {
    const baseURL = `http://localhost:${String(port)}`;
    await expect
      .poll(
        () =>
          fetch(`${baseURL}/healthz`)
            .then((r) => r.status)
            .catch(() => 0),
        { timeout: 60_000 },
      )
      .toBe(200);
    const person = await (await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } })).newPage();
    await journey(browser, baseURL, person, () => filesIn(postgres.folder));
    await person.context().close();
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    server.kill('SIGTERM');
    await new Promise((done) => {
      server.once('exit', done);
      setTimeout(done, 12_000);
    });
    postgres.stop();
  }
});
