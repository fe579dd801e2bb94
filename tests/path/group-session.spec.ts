import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { choice, goTo } from '#tests/support/person.ts';
import { stageOf } from '#tests/support/stage.ts';
import { pressBy } from '#tests/support/ways-in.ts';

const bar = (page: Page) => page.locator('.session .stage-bar');
const shown = (page: Page) => page.locator('.session h1').first();

/** Goes on by what a presenter's remote sends, until this stands on the screen. */
async function goOnTo(page: Page, what: string): Promise<void> {
  for (let n = 0; n < 60 && (await shown(page).innerText()) !== what; n += 1) {
    const before = await shown(page).innerText();
    await page.keyboard.press('PageDown');
    await expect(shown(page)).not.toHaveText(before);
  }
  await expect(shown(page)).toHaveText(what);
}

/** Goes to a part by its picture. */
async function toPart(page: Page, what: string): Promise<void> {
  await press(page, 'All parts');
  await page.locator('.stage-part', { hasText: what }).click();
  await expect(shown(page)).toHaveText(what);
}

async function write(page: Page, as: string, what: string): Promise<void> {
  await choice(page, as).click();
  await page.getByRole('textbox', { name: 'Our words' }).fill(what);
  await press(page, 'Write it');
  await expect(page.locator('.written-rows p').getByText(what, { exact: true })).toBeVisible();
}

const countOf = (page: Page, what: string) => page.locator('.count-row', { has: words(page, what) }).locator('output');

/** One person who holds the tablet: says it, and passes it on. */
async function say(page: Page, what: string): Promise<void> {
  await page.locator('.session-round').getByRole('button', { name: what, exact: true }).click();
  await expect(words(page, 'Give the tablet to the next person.')).toBeVisible();
  await expect(words(page, what)).toBeHidden();
}

test('a group runs a Session from welcome to poster: cards up and a tablet that is passed round, and what comes of it', async ({
  page,
  context,
  browser,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await goTo(page, '/');
  await page.getByRole('link', { name: 'For groups', exact: true }).click();
  await page.getByRole('link', { name: 'What matters to us', exact: true }).click();
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(shown(page)).toHaveText('Hello and welcome to our group.');

  // The notes stand in a window of their own: it follows, and leads.
  const notes = await context.newPage();
  await goTo(notes, '/groups/what-matters-to-us/notes/');
  await expect(notes.locator('[data-step=welcome]')).toHaveAttribute('aria-current', 'step');
  await notes.locator('[data-session-move=on]').click();
  await expect(shown(page)).toHaveText('Today we talk about this together.');
  expect(await page.locator('body').innerText()).not.toContain('Say hello to each person by name.');

  // Cards up.
  await goOnTo(page, 'What matters most to us?');
  await expect(notes.locator('[data-step=matters]')).toHaveAttribute('aria-current', 'step');
  await notes.close();
  // A press while the one before is being kept is a hand that shakes: each is seen first.
  for (let n = 1; n <= 5; n += 1) {
    await press(page, 'One more Our homes');
    await expect(countOf(page, 'Our homes')).toHaveText(String(n));
  }
  await press(page, 'One more Our money');
  await press(page, 'One more Going out');
  await expect(countOf(page, 'Going out')).toHaveText('1');
  await press(page, 'Undo');
  await expect(countOf(page, 'Our homes')).toHaveText('5');
  await expect(countOf(page, 'Going out')).toHaveText('0');

  // Passed round: closed behind each person; changed before it is passed on; by two switches too. Nobody needs 10 seconds.
  await press(page, 'Pass the tablet round');
  const began = Date.now();
  await say(page, 'Family and friends');
  await press(page, 'Change my answer');
  await say(page, 'Our homes');
  await press(page, 'I am next');
  await say(page, 'I pass');
  expect(Date.now() - began).toBeLessThan(20_000);
  await press(page, 'I am next');
  await pressBy(page, 'two-switches');
  const ring = () =>
    page.evaluate(() => {
      const [one] = [...document.querySelectorAll<HTMLElement>('.pressing-ring')].filter((each) => !each.hidden);
      const box = one?.getBoundingClientRect();
      return {
        look: one?.dataset['look'],
        on: box
          ? (document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('.choice')
              ?.textContent ?? '')
          : '',
      };
    });
  for (let n = 0; n < 40 && !(await words(page, 'Give the tablet to the next person.').isVisible()); n += 1) {
    const { look, on } = await ring();
    // Into the group of choices, then to the one that is meant.
    const here = look !== 'thing' ? on !== '' : on === 'Our health';
    await page.keyboard.press(here ? 'F9' : 'F8');
  }
  await expect(words(page, 'Give the tablet to the next person.')).toBeVisible();
  await pressBy(page, 'usual');
  await page.locator('.session-passed').getByRole('button', { name: 'Stop passing' }).click();
  await expect(countOf(page, 'Our homes')).toHaveText('6');
  await expect(countOf(page, 'Family and friends')).toHaveText('0');
  await expect(countOf(page, 'Our health')).toHaveText('1');
  await expect(countOf(page, 'I pass')).toHaveText('1');

  // Escape leaves; the place is kept, and so is all that was said. Who said it is nowhere.
  await page.keyboard.press('Escape');
  await page.waitForURL('**/groups/what-matters-to-us/');
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(shown(page)).toHaveText('What matters most to us?');
  await expect(countOf(page, 'Our homes')).toHaveText('6');

  // What is agreed is written with a picture; the rules help, and stop nobody.
  await goOnTo(page, 'Why does this matter to us?');
  await press(page, 'Write it down');
  await page.getByRole('textbox', { name: 'Our words' }).fill('We want to utilise a later bus.');
  await expect(page.locator('.write-helps')).toContainText('utilise');
  await press(page, 'Find a picture');
  await page.getByRole('searchbox').fill('bus');
  await page.locator('.find-rows button').first().click();
  await press(page, 'Write it');
  await expect(
    page.locator('.written-rows p').getByText('We want to utilise a later bus.', { exact: true }),
  ).toBeVisible();
  await write(page, 'An idea', 'Make a film.');
  await write(page, 'For later', 'Who has a key?');
  await press(page, 'Go back');

  // The break fills a clock and counts nothing down.
  await toPart(page, 'Now we have a break.');
  await expect(page.locator('.session')).not.toContainText(/\d:\d\d/);
  await toPart(page, 'This is what we said.');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.session .counted [data-choice=home]')).toContainText('6 people');
  await goOnTo(page, 'We want to utilise a later bus.');
  await toPart(page, 'Thank you and goodbye.');
  await page.keyboard.press('End');
  await bar(page).getByRole('link', { name: 'What we said' }).click();

  // The poster: rows of pictures, a few where few said it, no sums.
  const poster = page.locator('.poster');
  await expect(poster.locator('[data-choice=home] .counted-people img')).toHaveCount(6);
  await expect(poster.locator('[data-choice=health]')).toContainText('a few');
  await expect(poster.locator('[data-choice=health] .counted-people')).toHaveCount(0);
  await expect(poster.locator('[data-choice=pass]')).toHaveCount(0);
  await expect(poster).toContainText('Make a film.');
  await expect(poster).not.toContainText('%');
  await press(page, 'Show all numbers');
  await expect(poster.locator('[data-choice=health]')).toContainText('1 person');
  await press(page, 'Show all numbers');

  // Slides, by the stage.
  await press(page, 'Show on the big screen');
  await expect(stageOf(page)).toContainText('What matters to us');
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');

  // The letter asks for an answer by a day. Printing it keeps that it was asked.
  await page.getByRole('link', { name: 'Our letter' }).click();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await expect(page.locator('.group-letter')).toContainText('Dear council');
  await press(page, 'In 2 weeks');
  await press(page, 'Print the letter');
  await page.getByRole('link', { name: 'They answered' }).click();
  await expect(words(page, 'There is no answer yet.')).toBeVisible();

  // Not answered: it stands first the next time, in another Session too.
  await goTo(page, '/groups/our-rights/run/');
  await goOnTo(page, 'We want to utilise a later bus.');
  await expect(page.locator('.session')).toContainText('We asked for this and wait for an answer.');
  await goTo(page, '/groups/what-we-said/#x/answers');
  await page.getByRole('textbox', { name: 'Their answer' }).fill('The late bus begins in July.');
  await press(page, 'Write it');
  await expect(page.getByText(/^Answered on /)).toBeVisible();

  // A newsletter of what was said: it is filled by itself, and the group changes it. What was said stays as it was.
  await goTo(page, '/groups/newsletter/');
  await page.getByRole('link', { name: 'Make a new one' }).click();
  await page.getByRole('textbox').fill('Our winter news');
  await press(page, 'Write it');
  const news = page.locator('.newsletter');
  const part = async (name: string) => page.locator('.own-adds').getByRole('link', { name, exact: true }).click();
  const ready = () => page.getByRole('link', { name: 'Ready', exact: true }).click();
  await expect(news.locator('.news-good')).toContainText('The late bus begins in July.');
  await expect(news.locator('.news-said')).toContainText('6 people');
  await expect(news.locator('.news-wall')).toContainText('Make a film.');
  await expect(news).not.toContainText('Who has a key?');
  await part('Front page');
  await page.getByRole('link', { name: 'Write our own' }).click();
  await page.getByRole('textbox', { name: 'Our sentence' }).fill('The council answered us.');
  await press(page, 'Find a picture');
  await page.getByRole('searchbox').fill('party');
  await page.locator('.find-rows button').first().click();
  await press(page, 'Write it');
  await ready();
  await part('What is on');
  await page.getByRole('link', { name: 'Write our own' }).click();
  await page.getByRole('textbox', { name: 'What is on' }).fill('We meet the mayor.');
  await press(page, 'In 2 weeks');
  await press(page, 'Write it');
  await ready();
  await part('Our wall');
  await page.getByRole('button', { name: 'Put it in Make a film.' }).click();
  await expect(page.getByRole('button', { name: 'Put it in Make a film.' })).toHaveAttribute('aria-pressed', 'false');
  await ready();
  await part('Good news');
  await page.getByRole('link', { name: 'Change The late bus begins in July.' }).click();
  await page.getByRole('textbox', { name: 'Their answer' }).fill('There is a late bus now.');
  await press(page, 'Write it');
  await ready();
  await page.reload();
  await expect(news.locator('.news-front')).toContainText('The council answered us.');
  await expect(news.locator('.news-on')).toContainText('We meet the mayor.');
  await expect(news.locator('.news-good')).toContainText('There is a late bus now.');
  await expect(news.locator('.news-wall')).toHaveCount(0);
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets?.length).toBeGreaterThanOrEqual(2);
  expect(sheets?.length).toBeLessThanOrEqual(4);
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.getByRole('button', { name: /^What matters to us/ }).click();
  await ready();
  await expect(news.locator('.news-front')).toBeVisible();
  await expect(news.locator('.news-good')).toHaveCount(0);
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await press(page, 'The last 3 months');
  await expect(page.getByRole('button', { name: /^What matters to us/ })).toHaveAttribute('aria-pressed', 'true');
  await goTo(page, '/groups/what-we-said/#x/answers');
  await expect(page.getByRole('textbox', { name: 'Their answer' })).toHaveValue('The late bus begins in July.');

  // A copy is brought to another device, and joins what is there.
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Take a copy')]);
  const copy = readFileSync(await file.path(), 'utf8');
  const other = await browser.newContext();
  const far = await other.newPage();
  await goTo(far, '/groups/what-matters-to-us/run/');
  await toPart(far, 'What matters most to us?');
  await press(far, 'One more Our homes');
  await expect(countOf(far, 'Our homes')).toHaveText('1');
  await goTo(far, '/groups/what-we-said/');
  await far
    .locator('#group-file')
    .setInputFiles({ name: 'our-group.html', mimeType: 'text/html', buffer: Buffer.from(copy) });
  await expect(words(far, "Your group's copy is here.")).toBeVisible();
  await expect(far.locator('.run-rows a')).toHaveCount(2);
  await far
    .locator('.run-rows a')
    .nth((await far.locator('.run-rows a').nth(0).getAttribute('aria-current')) ? 1 : 0)
    .click();
  await far.getByRole('link', { name: 'They answered' }).click();
  await far
    .locator('#group-file')
    .setInputFiles({ name: 'holiday.html', mimeType: 'text/html', buffer: Buffer.from('<p>Sea</p>') });
  await expect(words(far, 'This file is not a copy from a group.')).toBeVisible();
  await goTo(far, '/groups/newsletter/');
  await far.getByRole('link', { name: /^Our winter news/ }).click();
  await expect(far.locator('.news-good')).toContainText('There is a late bus now.');
  await press(far, 'Take away this news');
  await press(far, 'Yes, take it away');
  await expect(far.getByRole('link', { name: /^Our winter news/ })).toHaveCount(0);
  await other.close();
});

test.describe('without internet', () => {
  test.use({ serviceWorkers: 'allow' });
  test('with the network cut a whole Session runs on a phone: said by the passed tablet, written with a picture, on the poster', async ({
    page,
    context,
  }) => {
    await goTo(page, '/groups/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Our named workers', exact: true }).click();
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    await goOnTo(page, 'What do we want most from a named worker?');
    await press(page, 'Pass the tablet round');
    for (const what of ['They listen', 'They listen', 'They keep promises', 'They listen', 'I pass']) {
      await say(page, what);
      await press(page, 'I am next');
    }
    await press(page, 'Stop passing');
    await expect(countOf(page, 'They listen')).toHaveText('3');
    await goOnTo(page, 'What makes a visit good?');
    await press(page, 'Write it down');
    await write(page, 'We agree', 'You come when you said you come.');
    await press(page, 'Go back');
    await toPart(page, 'How was this session for you?');
    await press(page, 'One more Good');
    await toPart(page, 'Thank you and goodbye.');
    await page.keyboard.press('End');
    await bar(page).getByRole('link', { name: 'What we said' }).click();
    await expect(page.locator('.poster [data-choice=listens]')).toContainText('3 people');
    await expect(page.locator('.poster [data-choice=promises]')).toContainText('a few');
    await expect(page.locator('.poster')).toContainText('You come when you said you come.');
  });
});
