import { expect, test } from '@playwright/test';
import { soundAddress } from '#speech/sound-address.ts';
import { choice, goTo } from '#tests/support/person.ts';

test('what I choose shows at once, stays, and is there before the first paint on the next screen', async ({ page }) => {
  await goTo(page, '/how-i-like-it/');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Biggest' }).check();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  await page.addInitScript(() => {
    new PerformanceObserver((list) => { Object.assign(globalThis, { atPaint: Object.fromEntries(Object.entries(document.documentElement.dataset)), painted: list.getEntries().length }); }).observe({ type: 'paint', buffered: true });
  });
  await goTo(page, '/read/');
  await expect.poll(() => page.evaluate(() => (globalThis as never as { atPaint?: Record<string, string> }).atPaint)).toMatchObject({ colours: 'dark', size: '5' });
  // Set by the script in the head, before the body stands: nothing can flash.
  expect(await page.evaluate(() => document.querySelector('head script:not([src])')?.compareDocumentPosition(document.body))).toBe(4);
  await goTo(page, '/how-i-like-it/');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('button', { name: 'Put it back to how it was' }).click();
  expect(await page.evaluate(() => localStorage.getItem('reading'))).toBeNull();
});

test('without a choice of mine, the device decides: dark where it is dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const light = (colour: string) => (/\d+/g.exec(colour) ? colour.match(/\d+/g)?.slice(0, 3).reduce((sum, n) => sum + Number(n), 0) ?? 0 : 0);
  expect(light(await page.evaluate(() => getComputedStyle(document.body).color))).toBeGreaterThan(600);
  expect(light(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))).toBeLessThan(150);
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
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) { heard.push(this.src); return Promise.resolve(); };
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

test('where I asked to hear all I press, the first press says it and the second does it; by keyboard it is said when reached; Leave never waits', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('reading', JSON.stringify({ choices: 'all' }));
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) { heard.push(new URL(this.src).pathname); return Promise.resolve(); };
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
