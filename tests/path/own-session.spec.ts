import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { choice, goTo } from '#tests/support/person.ts';

const steps = (page: Page) => page.locator('.own-steps > li');
const title = (page: Page) => page.locator('.own-session h1');
const shown = (page: Page) => page.locator('.session h1').first();
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

const sees = (page: Page, what: string) => expect(words(page, what).first()).toBeVisible();

/** Writes something of the group's own, with a picture that is found for it. */
async function write(page: Page, what: string, find?: string): Promise<void> {
  await page.getByRole('textbox').fill(what);
  if (find !== undefined) {
    await press(page, 'Find a picture');
    await page.getByRole('searchbox').fill(find);
    await page.locator('.find-rows button').first().click();
  }
  await press(page, 'Write it');
}

/** Makes one of a Page, a Question that there is, and a question that is typed with two answers. */
async function make(page: Page): Promise<void> {
  await goTo(page, '/groups/');
  await link(page, 'Make our own session').click();
  await link(page, 'Make a new one').click();
  await write(page, 'Our buses');
  await expect(title(page)).toHaveText('Our buses');
  await link(page, 'Read a page').click();
  await page.locator('.run-rows a').first().click();
  await page.locator('.run-rows button').first().click();
  await expect(steps(page)).toHaveCount(1);
  await link(page, 'Ask a ready question').click();
  await link(page, 'Our rights').click();
  await press(page, 'Which right matters most to us?');
  await expect(steps(page)).toHaveCount(2);
  await link(page, 'Type a question').click();
  await page.getByRole('textbox').fill('How do we utilise the bus?');
  await expect(page.locator('.write-helps')).toContainText('utilise');
  await write(page, 'How is the bus for us?', 'bus');
  await expect(title(page)).toHaveText('How is the bus for us?');
  await link(page, 'Add an answer').click();
  await write(page, 'Late', 'clock');
  await link(page, 'Ready').click();
  await sees(page, 'This question needs 2 answers or more.');
  await page.getByRole('link', { name: 'Change How is the bus for us?' }).click();
  await link(page, 'Add an answer').click();
  await write(page, 'Good', 'happy');
  await link(page, 'Ready').click();
  await expect(steps(page)).toHaveCount(3);
}

test('a group makes a Session of its own, changes it, runs it, and has it on the poster and in its copy', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await make(page);
  // Kept at once: it is all there when it is opened again. By the keyboard its order is changed, and the focus stays.
  await page.reload();
  await expect(steps(page).nth(2)).toContainText('How is the bus for us?');
  await page.getByRole('button', { name: 'Up How is the bus for us?' }).focus();
  await page.keyboard.press('Enter');
  await expect(steps(page).nth(1)).toContainText('How is the bus for us?');
  await expect(page.getByRole('button', { name: 'Up How is the bus for us?' })).toBeFocused();
  await press(page, 'Have a break');
  await page.getByRole('button', { name: 'Take away Now we have a break.' }).click();
  await expect(steps(page)).toHaveCount(3);
  await link(page, 'Talk about something').click();
  await write(page, 'Buses at night', 'bus');
  await expect(steps(page).nth(3)).toContainText('Buses at night');
  await page.getByRole('link', { name: 'Change Buses at night' }).click();
  await write(page, 'Buses in the evening');
  await expect(steps(page).nth(3)).toContainText('Buses in the evening');

  // On paper: cards, sheets for stickers, and a paper for what is talked about, each alone.
  await link(page, 'Cards and paper').click();
  await expect(page.locator('.sticker-sheet.print-stickers').first()).toContainText('How is the bus for us?');
  await expect(page.locator('.print-cards')).toContainText(['Late']);
  await expect(page.locator('.talk-sheet')).toContainText('Buses in the evening');
  await expect(page.getByRole('button', { name: 'Paper to talk', exact: true })).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.dataset['paper'] = 'talks';
  });
  const talkPapers = await page.pdf({ preferCSSPageSize: true });
  expect(talkPapers.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await link(page, 'Go back').click();

  // Notes of the group's own are for who leads: in a window of their own, which follows, and never on the big screen.
  await page.getByRole('link', { name: 'Notes How is the bus for us?' }).click();
  await write(page, 'Bring the timetable.');
  const notes = await page.context().newPage();
  await goTo(notes, `/groups/our-own/notes/${new URL(page.url()).hash}`);
  await expect(notes.locator('[data-step]', { hasText: 'How is the bus for us?' })).toContainText(
    'Bring the timetable.',
  );

  // It is run as a ready one is.
  await link(page, 'Start').click();
  await expect(shown(page)).toHaveText('Hello and welcome to our group.');
  await press(page, 'All parts');
  await expect(page.locator('.stage-part')).toHaveCount(9);
  await page.locator('.stage-part', { hasText: 'How is the bus for us?' }).click();
  await expect(shown(page)).toHaveText('How is the bus for us?');
  await expect(notes.locator('[data-step][aria-current=step]')).toContainText('How is the bus for us?');
  expect(await page.locator('body').innerText()).not.toContain('timetable');
  await notes.close();
  for (let n = 1; n <= 4; n += 1) {
    await press(page, 'One more Late');
    await expect(page.locator('[data-choice=c1] output')).toHaveText(String(n));
  }
  await press(page, 'Pass the tablet round');
  await page.locator('.session-round').getByRole('button', { name: 'Good', exact: true }).click();
  await sees(page, 'Your answer is counted.');
  await page.locator('.session-passed').getByRole('button', { name: 'Stop passing' }).click();
  await expect(page.locator('[data-choice=c2] output')).toHaveText('1');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('Our buses');

  // In other words now: what was said stays with what was asked.
  await page.getByRole('link', { name: 'Change How is the bus for us?' }).click();
  await page.getByRole('link', { name: 'Change How is the bus for us?' }).click();
  await write(page, 'How is the train for us?');
  await link(page, 'Ready').click();
  await expect(steps(page).nth(1)).toContainText('How is the train for us?');
  await goTo(page, '/groups/what-we-said/');
  const poster = page.locator('.poster');
  await expect(poster).toContainText('Our buses');
  await expect(poster).toContainText('How is the bus for us?');
  await expect(poster).not.toContainText('train');
  await expect(poster.locator('[data-choice=c1] .counted-people img')).toHaveCount(4);
  await expect(poster.locator('[data-choice=c2]')).toContainText('a few');
  await expect(poster.locator('[data-choice=c1] .tile img')).toHaveAttribute('src', /symbols/);
  // What fits on one paper is printed on one, of either size.
  const papers = async () =>
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(await papers()).toHaveLength(1);
  await page.evaluate(() => {
    document.documentElement.dataset['paper'] = 'a3';
  });
  expect(await papers()).toHaveLength(1);
  await page.evaluate(() => {
    delete document.documentElement.dataset['paper'];
  });

  // The copy brings it to another device, which can run it.
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Take a copy')]);
  const copy = { name: 'our-group.html', mimeType: 'text/html', buffer: readFileSync(await file.path()) };
  const other = await browser.newContext();
  const far = await other.newPage();
  await goTo(far, '/groups/what-we-said/');
  await far.locator('#group-file').setInputFiles(copy);
  await expect(far.locator('.poster')).toContainText('How is the bus for us?');
  await goTo(far, '/groups/our-own/');
  await link(far, 'Our buses').click();
  await expect(steps(far).nth(1)).toContainText('How is the train for us?');
  await other.close();

  // Taken away whole: asked once, and the copy does not bring it back.
  await press(page, 'Take away this session');
  await press(page, 'No, keep it');
  await expect(poster).toBeVisible();
  await press(page, 'Take away this session');
  await press(page, 'Yes, take it away');
  await sees(page, 'The session is taken away.');
  await expect(poster).toHaveCount(0);
  await page.locator('#group-file').setInputFiles(copy);
  await expect(words(page, "Your group's copy is here.")).toBeVisible();
  await expect(poster).toHaveCount(0);
  await goTo(page, '/groups/our-own/');
  await link(page, 'Our buses').click();
  await press(page, 'Take away this session');
  await press(page, 'Yes, take it away');
  await expect(link(page, 'Our buses')).toHaveCount(0);
});

test('own phones get a question that the group typed, with its pictures: by the code, by 3 pictures, and who joins while it stands', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const sent: string[] = [];
  await make(page);
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(request.postData() ?? '');
  });
  await link(page, 'Start').click();
  await page.locator('[data-stage-does=phones]').click();
  await expect(page.locator('.phones-code')).toBeVisible();
  const { join, to } = JSON.parse(await page.evaluate(() => localStorage.getItem('live-room-host') ?? '{}')) as {
    join: string;
    to: string;
  };
  const pictures = await page.locator('.phones-pictures li span:not(.tile)').allInnerTexts();
  const aPhone = async () => (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const [one, two, late] = [await aPhone(), await aPhone(), await aPhone()];
  await goTo(one, `${baseURL ?? ''}/groups/join/#${join}.${to}`);
  await goTo(two, '/groups/join/');
  for (const picture of pictures) await choice(two, picture).click();
  await sees(page, 'The number of phones here is 2.');
  await press(page, 'Go back');
  await press(page, 'All parts');
  await page.locator('.stage-part', { hasText: 'How is the bus for us?' }).click();
  const asked = (phone: Page) => phone.getByRole('heading', { level: 1 });
  for (const phone of [one, two]) await expect(asked(phone)).toHaveText('How is the bus for us?');
  await choice(one, 'Late').click();
  await choice(two, 'Late').click();
  await goTo(late, `${baseURL ?? ''}/groups/join/#${join}.${to}`);
  await expect(asked(late)).toHaveText('How is the bus for us?');
  await expect(late.locator('.room-asked .choice img').first()).toHaveAttribute('src', /symbols/);
  await expect
    .poll(() =>
      late
        .locator('.room-asked .choice img')
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0)),
    )
    .not.toContain(false);
  // Who had answered keeps what they chose, though the words came again.
  await expect(one.locator('.choice[data-selected=true]')).toContainText('Late');
  await choice(late, 'Good').click();
  await expect(page.locator('[data-choice=c1] output')).toHaveText('2');
  await expect(page.locator('[data-choice=c2] output')).toHaveText('1');
  await press(late, 'Put it in my Story');
  await sees(late, 'It is in your Story on this phone.');
  // A question that there is comes in the same way; nothing that went to the server could be read.
  await press(page, 'All parts');
  await page.locator('.stage-part', { hasText: 'Which right matters most to us?' }).click();
  for (const phone of [one, two, late]) await expect(asked(phone)).toHaveText('Which right matters most to us?');
  expect(sent.join('').length).toBeGreaterThan(1000);
  expect(sent.join('')).not.toMatch(/the bus|Which right|"Late"|symbols\/1F/);
  for (const phone of [one, two, late]) await phone.context().close();
});
