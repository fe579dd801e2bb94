import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { unmarked } from '#tests/support/controls.ts';
import { sideways, tooSmall, violations } from '#tests/support/look.ts';
import { goTo, makeStory } from '#tests/support/person.ts';

const address = '/read/my-rights/';
const quiet = '/read/staying-safe/';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) =>
  page.locator('main').getByRole('link', { name, exact: true }).filter({ visible: true });
const toAids = (page: Page) => link(page, 'More for this page').first().click();
const readings = (page: Page) => page.locator('main article .section .line').filter({ visible: true });

test('everything that is not the reading is one press away: on one screen, with a picture, by keyboard, and the device’s own back leaves it', async ({
  page,
}) => {
  // A Page that has one before it and one after it.
  await goTo(page, '/read/i-make-my-own-decisions/');
  const above = await page.locator('main article .ways').locator('a, button').filter({ visible: true }).allInnerTexts();
  expect(above.map((words) => words.trim())).toEqual(['Listen to all', 'One line at a time', 'More for this page']);
  await link(page, 'More for this page').press('Enter');
  await expect(page.getByRole('heading', { name: 'More for this page' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(readings(page)).toHaveCount(0);
  // The next Tab is the first of its controls.
  await page.keyboard.press('Tab');
  await expect(button(page, 'Put in my bookmarks')).toBeFocused();
  const lowest = () => page.locator('.aid:target .aid-on').evaluate((nav) => nav.getBoundingClientRect().bottom);
  for (const [width, height] of [
    [360, 740],
    [390, 844],
    [768, 1024],
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await lowest(), `${String(width)} × ${String(height)}`).toBeLessThanOrEqual(height);
  }
  await page.goBack();
  await expect(readings(page).first()).toBeVisible();

  const found: Record<string, string[]> = {};
  await page.setViewportSize({ width: 320, height: 1000 });
  for (const place of ['aids', 'parts', 'share', 'take']) {
    await goTo(page, `${address}#${place}`);
    await expect(page.locator(`#${place}`)).toBeVisible();
    const wrong = [
      ...(await violations(page)),
      ...(await tooSmall(page)),
      ...(await unmarked(page)),
      ...(await sideways(page)),
    ];
    if (wrong.length > 0) found[place] = wrong;
  }
  expect(found).toEqual({});
});

test('a part is gone to by its picture, detail is shown and hidden on every Page, and paper has all of the Page whatever is open', async ({
  page,
}) => {
  await goTo(page, address);
  await toAids(page);
  await link(page, 'All parts').click();
  const part = page.locator('#parts .door').nth(2);
  const name = (await part.innerText()).trim();
  await part.click();
  const heading = page.getByRole('heading', { level: 2, name, exact: true });
  await expect(heading).toBeInViewport();
  await expect(readings(page).first()).toBeAttached();

  const more = page.locator('.more-detail');
  const words = page.locator('main > .hard-words');
  await expect(more).toHaveJSProperty('open', false);
  await toAids(page);
  await button(page, 'Show all the detail').click();
  await expect(page.locator('[data-live]')).toHaveText('All the detail is shown');
  await goTo(page, '/read/benefits/');
  await expect(more).toHaveJSProperty('open', true);
  await toAids(page);
  await button(page, 'Hide the detail').click();
  await expect(button(page, 'Show all the detail')).toBeVisible();
  await goTo(page, address);
  await expect(more).toBeHidden();
  await expect(words).toBeHidden();
  // A hard word that is asked for is explained all the same.
  await page.locator('main a.hard').first().click();
  await expect(page.getByRole('dialog').locator('.tile img').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.evaluate(() => {
    window.print = () => {
      Object.assign(window, { printed: [...Object.entries(document.documentElement.dataset)].join(' ') });
    };
  });
  await toAids(page);
  await link(page, 'Print or take with me').click();
  await button(page, 'Print this page in large letters').click();
  await expect
    .poll(() => page.evaluate(() => (window as never as { printed?: string }).printed))
    .toContain('paper,large');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#take')).toBeHidden();
  await expect(page.locator('main article .section .line').first()).toBeVisible();
  const size = () =>
    page
      .locator('main article .section .sentence')
      .nth(1)
      .evaluate((line) => getComputedStyle(line).fontSize);
  const large = await size();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect([large, await size()]).toEqual(['32px', '21.3333px']);
});

test('a bookmark is kept, said, found again, hidden with my Story, and taken away; a quiet Page leaves none, on the stage neither', async ({
  page,
}) => {
  await goTo(page, address);
  await toAids(page);
  await button(page, 'Put in my bookmarks').click();
  await expect(page.locator('[data-aid-said]')).toContainText('This page is in your bookmarks now.');
  await expect(page.locator('[data-aid-said]')).toContainText(
    'Other people who use this device can see your bookmarks.',
  );
  await page.reload();
  await expect(button(page, 'Take out of my bookmarks')).toBeVisible();
  await makeStory(page, 'Sam');
  await goTo(page, '/read/benefits/#aids');
  await button(page, 'Put in my bookmarks').click();
  await expect(page.locator('[data-aid-said]')).toContainText('It shows when your Story is open.');
  await link(page, 'My bookmarks').click();
  const doors = page.locator('main .door').filter({ visible: true });
  await expect(doors.locator('strong')).toHaveText(['Benefits and who holds my money', 'My rights']);
  await expect(page.getByText('Story of Sam', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Take all my bookmarks away').press('Enter');
  await expect(page.locator('[data-bookmarks-none]').getByText('You have no bookmarks now.')).toBeVisible();
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(doors).toHaveCount(2);
  await page.locator('[data-story-finished]').click();
  await page.waitForURL('**/closed/');
  await goTo(page, '/read/');
  await link(page, 'My bookmarks').click();
  await expect(doors.locator('strong')).toHaveText(['My rights']);

  await goTo(page, quiet);
  await page.locator('main').getByRole('button', { name: 'One line at a time', exact: true }).click();
  await expect(page.locator('dialog.stage .stage-of')).toHaveText(/^1 of/);
  await page.keyboard.press('PageDown');
  await expect(page.locator('dialog.stage .stage-of')).toHaveText(/^2 of/);
  await page.keyboard.press('Escape');
  await toAids(page);
  await expect(page.getByText('What you read here stays private, so this page leaves no bookmark.')).toBeVisible();
  await expect(page.locator('[data-aid=bookmark]')).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('staying-safe');
});

test('a Page is shared by what the device has, by a code drawn here, or by its address; nothing else is asked', async ({
  page,
  context,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (r) => {
    if (!/^(http:\/\/localhost:|data:|blob:)/.test(r.url())) elsewhere.push(r.url());
  });
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: (what: unknown) => {
        Object.assign(window, { shared: what });
        return Promise.resolve();
      },
    });
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, quiet);
  await toAids(page);
  await link(page, 'Share this page').click();
  const url = new URL(quiet, page.url()).href;
  await expect(page.getByRole('img', { name: 'The address of this page, for a camera' })).toBeVisible();
  await expect(page.locator('[data-share-address]')).toHaveText(url);
  await button(page, 'Copy the address').click();
  await expect(button(page, 'Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  await button(page, 'Share from this device').click();
  const shared = () => page.evaluate(() => (window as never as { shared?: { title: string; url: string } }).shared);
  await expect.poll(async () => (await shared())?.url).toBe(url);
  expect((await shared())?.title).not.toMatch(/safe/i);
  expect(elsewhere).toEqual([]);
});

test.describe('without internet', () => {
  test.use({ serviceWorkers: 'allow' });
  test('all Pages are printed from one screen, and without internet it is said', async ({ page, context }) => {
    await goTo(page, '/all-pages/');
    await page.evaluate(() => {
      window.print = () => {
        Object.assign(window, { printed: true });
      };
    });
    await button(page, 'Print all the pages in large letters').click();
    await expect.poll(() => page.evaluate(() => 'printed' in window)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('main')).toBeHidden();
    const all = page.locator('.all-pages article');
    expect(await all.count()).toBeGreaterThan(38);
    await expect(all.nth(3).locator('.tile svg').first()).toBeVisible();
    expect(
      await all
        .nth(3)
        .locator('.line')
        .nth(2)
        .evaluate((line) => [getComputedStyle(line).breakInside, getComputedStyle(line).fontSize]),
    ).toEqual(['avoid', '32px']);
    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('.all-pages')).toBeHidden();
    await page.reload();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await button(page, 'Print all the pages').click();
    await expect(page.getByRole('dialog').getByText('There is no internet now.')).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the quiet place opens, parts lead to their place, and the one file of all Pages opens where it lies, with its pictures', async ({
    page,
    context,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'all-pages-'));
    try {
      await page.goto(address);
      await link(page, 'More for this page').click();
      await expect(readings(page)).toHaveCount(0);
      await expect(page.locator('#aids').getByRole('link').filter({ visible: true })).toHaveText([
        'All parts',
        'Print or take with me',
        'Back to the page',
        'The next page',
      ]);
      await link(page, 'All parts').click();
      await page.locator('#parts .door').nth(3).click();
      await expect(readings(page).first()).toBeVisible();
      await link(page, 'More for this page').click();
      await link(page, 'Print or take with me').click();
      await link(page, 'All the pages, to take with me').click();
      const said = await page.getByText(/^This file is .* megabytes big$/).innerText();
      const [taken] = await Promise.all([
        page.waitForEvent('download'),
        link(page, 'Take all the pages as 1 file').click(),
      ]);
      expect(taken.suggestedFilename()).toBe('all-pages.html');
      const file = join(folder, 'all-pages.html');
      await taken.saveAs(file);
      // As much room as a photo, and so many megabytes: what is said before the press is so.
      const { size } = statSync(file);
      expect(size).toBeLessThan(3_000_000);
      expect(Math.abs(Number(/[\d.]+/.exec(said)?.[0]) - size / 1_000_000)).toBeLessThan(0.06);
      const opened = await context.newPage();
      await context.setOffline(true);
      await opened.goto(pathToFileURL(file).href);
      await opened.getByRole('navigation').getByRole('link', { name: 'My rights', exact: true }).click();
      await expect(opened.locator('#page-my-rights h2').first()).toBeInViewport();
      // A tile without its picture is of one colour.
      const { channels } = await sharp(await opened.locator('#page-my-rights .tile').first().screenshot()).stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(25);
      await opened.locator('#page-my-rights a.hard').first().click();
      await expect(opened.locator('[id^="hard-"]:target h3')).toBeInViewport();
      expect(await sideways(opened)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
