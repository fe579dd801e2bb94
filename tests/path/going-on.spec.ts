import { expect, test, type Locator, type Page } from '@playwright/test';
import { answersKept, choice, goTo, saved, toMyWay } from '#tests/support/person.ts';

const home = '/say/my-home/how-it-is/';
const next = (page: Page) => page.getByRole('link', { name: 'Next question', exact: true });
const change = 'What do you want to change at home?';

/** Whether the screen is still the one that was loaded: what was noted in it is still there. */
const note = (page: Page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { noted: true });
  });
const noted = (page: Page) => page.evaluate(() => 'noted' in globalThis);

/**
 * Opens a Question and waits until what its `way` leads to was made ready: its page was fetched, and the device has been idle. The screen is
 * noted. @returns the path the way leads to.
 */
async function openPrepared(page: Page, address: string, way: Locator): Promise<string> {
  await goTo(page, address);
  const path = await way.evaluate((link: HTMLAnchorElement) => link.pathname);
  await page.waitForFunction(
    (at) => performance.getEntriesByType('resource').some((one) => new URL(one.name).pathname === at),
    path,
  );
  await page.waitForTimeout(400);
  await note(page);
  return path;
}

test.describe('going on to the next Question', () => {
  test('puts the next one in the place of this one, without loading a page, and loses nothing', async ({ page }) => {
    const path = await openPrepared(page, home, next(page));
    await choice(page, 'I feel safe').click();
    await next(page).click();
    await expect(page.getByRole('heading', { level: 1, name: change })).toBeFocused();
    expect(await noted(page)).toBe(true);
    expect(new URL(page.url()).pathname).toBe(path);
    await expect(page).toHaveTitle(new RegExp(`^${change.replace('?', '\\?')}`));
    await expect(page.locator('main')).toHaveCount(1);
    // What is said here is an Answer to this Question, and the press before it was kept.
    await expect(page.locator('html')).toHaveAttribute('data-ready', '');
    await expect(page.locator('[data-story-bar]')).toBeVisible();
    await page.locator('.choice').first().click();
    await saved(page);
    await expect
      .poll(async () => (await answersKept(page)).map((a) => a.question))
      .toEqual(expect.arrayContaining(['my-home/how-it-is', path.replace(/^\/say\/|\/$/g, '')]));
    await toMyWay(page);
    await expect(page.getByRole('button', { name: /Finished/ })).toBeVisible();
  });

  test('going back shows the Question before, with what I said', async ({ page }) => {
    await openPrepared(page, home, next(page));
    await choice(page, 'I feel safe').click();
    await next(page).click();
    await expect(page.getByRole('heading', { level: 1, name: change })).toBeVisible();
    expect(await noted(page)).toBe(true);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'What is it like where you live?' })).toBeVisible();
    await expect(choice(page, 'I feel safe')).toHaveAttribute('data-selected', 'true');
  });

  test('a sound that plays stops, and Listen works on the next one', async ({ page }) => {
    await openPrepared(page, home, next(page));
    await page.locator('main [data-listen]:visible').first().click();
    await expect(page.locator('main [data-reading]')).toHaveCount(1);
    await next(page).click();
    await expect(page.getByRole('heading', { level: 1, name: change })).toBeVisible();
    expect(await noted(page)).toBe(true);
    await expect(page.locator('[data-reading]')).toHaveCount(0);
    await page.locator('main [data-listen]:visible').first().click();
    await expect(page.locator('main [data-line="prompt"]')).toHaveAttribute('data-reading', '');
  });

  test('before it was made ready, the link is an ordinary link', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(globalThis, { requestIdleCallback: () => 0 });
    });
    await goTo(page, home);
    await note(page);
    await next(page).click();
    await expect(page.getByRole('heading', { level: 1, name: change })).toBeVisible();
    expect(await noted(page)).toBe(false);
  });

  test('whoever goes on while the browser still asks for the microphone is not heard there', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        new Promise((allow) => {
          Object.assign(globalThis, {
            allow: () => {
              const { stream } = new AudioContext().createMediaStreamDestination();
              Object.assign(globalThis, { track: stream.getTracks()[0] });
              allow(stream);
            },
          });
        });
    });
    const on = page.locator('.turn a').first();
    await openPrepared(page, '/say/what-matters-most/in-my-voice/', on);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await on.click();
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toHaveCount(0);
    expect(await noted(page)).toBe(true);
    await page.evaluate(() => {
      (globalThis as unknown as { allow: () => void }).allow();
    });
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { track: MediaStreamTrack }).track.readyState))
      .toBe('ended');
  });
});
