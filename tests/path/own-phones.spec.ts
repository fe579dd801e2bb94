import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { answersKept, choice, goTo } from '#tests/support/person.ts';
import { pressBy } from '#tests/support/ways-in.ts';

const shown = (page: Page) => page.locator('.session h1').first();
const countOf = (page: Page, what: string) => page.locator('.count-row', { has: words(page, what) }).locator('output');
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function toPart(page: Page, what: string): Promise<void> {
  await press(page, 'All parts');
  await page.locator('.stage-part', { hasText: what }).click();
  await expect(shown(page)).toHaveText(what);
}

/** A phone of its own. */
async function aPhone(browser: Browser): Promise<{ phone: Page; its: BrowserContext }> {
  const its = await browser.newContext({ viewport: { width: 360, height: 740 } });
  return { phone: await its.newPage(), its };
}

test('own phones join by the code and by 3 pictures, answer, change it, lose their line and come back; the counts are right, and nothing is left on them', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, '/groups/what-matters-to-us/run/');
  await page.locator('[data-stage-does=phones]').click();
  await expect(page.locator('.phones-code')).toBeVisible();
  await expect(words(page, 'No phone is here yet.')).toBeVisible();
  await expect(words(page, 'This address works only on this computer.')).toBeVisible();
  // What the camera would read.
  const { join, to } = JSON.parse(await page.evaluate(() => localStorage.getItem('live-room-host') ?? '{}')) as {
    join: string;
    to: string;
  };
  const pictures = await page.locator('.phones-pictures li span:not(.tile)').allInnerTexts();

  const [one, two, three] = [await aPhone(browser), await aPhone(browser), await aPhone(browser)];
  await goTo(one.phone, `${baseURL ?? ''}/groups/join/#${join}.${to}`);
  await expect(title(one.phone)).toHaveText('You are in the room.');
  expect(one.phone.url()).not.toContain('#');

  // By pictures: other ones first, which tell nothing.
  await goTo(two.phone, '/groups/join/');
  for (const n of [0, 1, 2])
    await two.phone
      .locator('.picture-pad .choice')
      .nth(pictures[0] === 'A dog' ? n + 3 : n)
      .click();
  await expect(words(two.phone, 'These 3 pictures open no room.')).toBeVisible();
  for (const one of pictures) await choice(two.phone, one).click();
  await expect(title(two.phone)).toHaveText('You are in the room.');
  await goTo(three.phone, `/groups/join/#${join}.${to}`);
  await expect(words(page, 'The number of phones here is 3.')).toBeVisible();
  await press(page, 'Go back');

  // The question comes by itself, with its choices; it is answered, by switch too, and changed.
  await toPart(page, 'What matters most to us?');
  for (const { phone } of [one, two, three]) await expect(title(phone)).toHaveText('What matters most to us?');
  for (const box of await one.phone
    .locator('.room-asked .choice')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height)))
    expect(box).toBeGreaterThanOrEqual(60);
  await choice(one.phone, 'Our homes').click();
  await choice(two.phone, 'Our homes').click();
  await expect(words(two.phone, 'Your answer is in.')).toBeVisible();
  await expect(countOf(page, 'Our homes')).toHaveText('2');
  await choice(two.phone, 'I pass').click();
  await expect(countOf(page, 'I pass')).toHaveText('1');
  await expect(countOf(page, 'Our homes')).toHaveText('1');
  // Taken home by one press, into a Story of its own; pressed again it is there once.
  for (let n = 0; n < 2; n += 1) await press(two.phone, 'Put it in my Story');
  await expect(words(two.phone, 'It is in your Story on this phone.')).toBeVisible();
  // A page that is loaded anew is the same phone, and knows what it said.
  await goTo(one.phone, '/groups/join/');
  await expect(one.phone.locator('.choice[data-selected=true]')).toContainText('Our homes');
  // Cards up beside it.
  await press(page, 'One more Our homes');
  await expect(countOf(page, 'Our homes')).toHaveText('2');

  // One phone loses its line: it is said there, and what is pressed meanwhile comes once, when it is back.
  await three.its.setOffline(true);
  await choice(three.phone, 'Our money').click();
  await expect(words(three.phone, 'Your phone has no internet now.')).toBeVisible({ timeout: 60_000 });
  await choice(three.phone, 'Our health').click();
  await expect(words(three.phone, 'Your answer is in.')).toBeHidden();
  await three.its.setOffline(false);
  await expect(countOf(page, 'Our health')).toHaveText('1');
  await expect(words(three.phone, 'Your phone has no internet now.')).toBeHidden();
  await expect(countOf(page, 'Our money')).toHaveText('0');

  // The facilitator's screen is loaded anew: the same counts.
  await goTo(page, '/groups/what-matters-to-us/run/');
  await expect(shown(page)).toHaveText('What matters most to us?');
  await expect(page.locator('[data-stage-does=phones]')).toContainText('3');
  await expect(countOf(page, 'Our homes')).toHaveText('2');
  await expect(page.getByRole('button', { name: '3 of 3 phones' })).toBeVisible();

  // Closed by going on; the next one comes. By two switches.
  await toPart(page, 'How was this session for you?');
  await expect(title(one.phone)).toHaveText('How was this session for you?');
  await pressBy(one.phone, 'two-switches');
  /** Whether the ring is round what is meant, or round a group that it is in. */
  const isRound = (what: string) =>
    one.phone.evaluate((text) => {
      const ring = [...document.querySelectorAll<HTMLElement>('.pressing-ring')]
        .find((each) => !each.hidden)
        ?.getBoundingClientRect();
      const meant = [...document.querySelectorAll('.room-asked .choice')]
        .find((each) => each.textContent === text)
        ?.getBoundingClientRect();
      if (!ring || !meant) return false;
      const [x, y] = [meant.x + meant.width / 2, meant.y + meant.height / 2];
      return x > ring.left && x < ring.right && y > ring.top && y < ring.bottom;
    }, what);
  for (let n = 0; n < 60 && !(await words(one.phone, 'Your answer is in.').isVisible()); n += 1)
    await one.phone.keyboard.press((await isRound('Good')) ? 'F9' : 'F8');
  await expect(countOf(page, 'Good')).toHaveText('1');
  await expect(countOf(page, 'Our homes')).toBeHidden();

  // It ends: every phone says so, and nothing that was said is left there. The group kept the counts.
  await page.locator('[data-stage-does=phones]').click();
  await press(page, 'End it for phones');
  for (const { phone } of [one, two, three]) {
    await expect(title(phone)).toHaveText('The room has ended.');
    expect(
      await phone.evaluate(() => [
        sessionStorage.getItem('live-room-said'),
        localStorage.getItem('live-room-phone')?.includes('age1'),
      ]),
    ).toEqual([null, false]);
  }
  await goTo(two.phone, '/groups/join/');
  for (const one of pictures) await choice(two.phone, one).click();
  await expect(words(two.phone, 'These 3 pictures open no room.')).toBeVisible();
  expect((await answersKept(two.phone)).map(({ question, said }) => [question, said['chosen']])).toEqual([
    ['group/what-matters-to-us/matters', ['pass']],
  ]);
  await goTo(two.phone, '/my-story/');
  await expect(two.phone.locator('main')).toContainText('What matters most to us?');
  await goTo(page, '/groups/what-we-said/');
  await expect(page.locator('.poster [data-choice=health]')).toContainText('a few');
  for (const { its } of [one, two, three]) await its.close();
});
