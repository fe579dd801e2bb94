import { expect, test, type Page } from '@playwright/test';
import { soundAddress } from '#speech/sound-address.ts';
import { answersKept, choice, goTo, saved } from '#tests/support/person.ts';
import { goThrough, openStage } from '#tests/support/stage.ts';

/** What has to be pressed on a Question and is not seen without scrolling. */
const notSeenWith = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.turn .press:not(.from-my-way), .ask-kind .choice')]
      .filter((one) => one.checkVisibility())
      .slice(0, 2)
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.top < 0 || box.bottom > innerHeight + 1;
      })
      .map((one) => one.textContent),
  );

test('what I choose shows at once, stays, and is there before the first paint on the next screen', async ({ page }) => {
  await goTo(page, '/how-i-like-it/');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Biggest' }).check();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      Object.assign(globalThis, {
        atPaint: Object.fromEntries(Object.entries(document.documentElement.dataset)),
        painted: list.getEntries().length,
      });
    }).observe({ type: 'paint', buffered: true });
  });
  await goTo(page, '/read/');
  await expect
    .poll(() => page.evaluate(() => (globalThis as never as { atPaint?: Record<string, string> }).atPaint))
    .toMatchObject({ colours: 'dark', size: '5' });
  // Set by the script in the head, before the body stands: nothing can flash.
  expect(
    await page.evaluate(() => document.querySelector('head script:not([src])')?.compareDocumentPosition(document.body)),
  ).toBe(4);
  await goTo(page, '/how-i-like-it/');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('button', { name: 'Put it back to how it was' }).click();
  expect(await page.evaluate(() => localStorage.getItem('reading'))).toBeNull();
});

test('without a choice of mine, the device decides: dark where it is dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const light = (colour: string) =>
    /\d+/g.exec(colour)
      ? (colour
          .match(/\d+/g)
          ?.slice(0, 3)
          .reduce((sum, n) => sum + Number(n), 0) ?? 0)
      : 0;
  expect(light(await page.evaluate(() => getComputedStyle(document.body).color))).toBeGreaterThan(600);
  expect(light(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))).toBeLessThan(
    150,
  );
});

test('sound off takes the Listen buttons away', async ({ page }) => {
  await goTo(page, '/how-i-like-it/');
  await page.getByRole('radio', { name: 'Sound off' }).check();
  await goTo(page, '/read/help-near-me/');
  await expect(page.locator('.listen').first()).toBeHidden();
  await expect(page.getByRole('button', { name: 'Listen to all' })).toBeHidden();
});

test('choices are read out by themselves when I asked for it, and not before', async ({ page }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      heard.push(this.src);
      return Promise.resolve();
    };
  });
  const heard = () => page.evaluate(() => (globalThis as never as { heard: string[] }).heard.length);
  await goTo(page, '/say/my-home/how-it-is/');
  await choice(page, 'I feel safe').click();
  expect(await heard()).toBe(0);
  await goTo(page, '/how-i-like-it/');
  await page.getByRole('radio', { name: 'Read by itself' }).check();
  await goTo(page, '/say/my-home/how-it-is/');
  await choice(page, 'People shout at me').click();
  await expect.poll(heard).toBe(1);
});

test('where I asked to hear all I press, the first press says it and the second does it; by keyboard it is said when reached; Leave never waits', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem('reading', JSON.stringify({ choices: 'all' }));
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      heard.push(new URL(this.src).pathname);
      return Promise.resolve();
    };
  });
  const heard = () => page.evaluate(() => (globalThis as never as { heard: string[] }).heard);
  const sound = (words: string) => soundAddress(words, 'en');
  await goTo(page, '/whose/');
  const help = page.getByRole('link', { name: 'Help', exact: true });
  await help.click();
  await expect.poll(heard).toEqual([sound('Help')]);
  expect(new URL(page.url()).pathname).toBe('/whose/');
  await help.click();
  await page.waitForURL('**/help/');
  await goTo(page, '/whose/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(heard).toEqual([sound('Home')]);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('link', { name: 'Leave', exact: true }).click();
  await page.waitForURL('**/soup/');
});

test('hints for somebody beside me: only where they were wanted, another for each kind, and never part of what is heard, shown on the stage, printed or said', async ({
  page,
}) => {
  const hint = page.locator('.together');
  await goTo(page, '/say/my-home/where-i-live/');
  await expect(hint).toBeHidden();
  await goTo(page, '/how-i-like-it/pressing/');
  await page.getByRole('radio', { name: 'Show hints' }).check();
  await goTo(page, '/say/my-home/where-i-live/');
  await expect(page.getByRole('complementary', { name: 'For somebody beside you' })).toContainText(
    'Ask what this is like for them.',
  );
  await expect(hint).toContainText('Then wait for their answer.');
  expect(await notSeenWith(page), 'with a hint').toEqual([]);
  await choice(page, 'With my family').click();
  await saved(page);
  await page.locator('.turn [rel=next]').click();
  await expect(hint).toContainText('Ask what they think of each picture.');
  expect(JSON.stringify(await answersKept(page))).not.toContain('Ask what');

  await goTo(page, '/read/my-rights/');
  await expect(hint).toContainText('Ask what this means to them.');
  await page.emulateMedia({ media: 'print' });
  await expect(hint).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await openStage(page, page.locator('main').getByRole('button', { name: 'One line at a time', exact: true }));
  expect(
    (await goThrough(page)).filter((line) => line.startsWith('Ask what this means') || line.startsWith('Then wait')),
  ).toEqual([]);
});
