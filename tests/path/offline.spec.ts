import { expect, test } from '@playwright/test';
import { answersKept, choice, goTo, saved } from '#tests/support/person.ts';

test.use({ serviceWorkers: 'allow' });

test('with the network cut half way I go on saying things, and nothing is lost', async ({ page, context }) => {
  await goTo(page, '/say/my-home/where-i-live/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await choice(page, 'With my family').click();
  await saved(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Next question' }).click();
  await page.waitForURL('**/say/my-home/how-it-is/');
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
  await choice(page, 'I feel safe').click();
  await saved(page);
  await goTo(page, '/my-story/');
  await expect(page.getByText('With my family')).toBeVisible();
  await expect(page.getByText('I feel safe')).toBeVisible();
  await goTo(page, '/read/staying-safe/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect
    .poll(() =>
      page
        .locator('main article img')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);
  expect(await answersKept(page)).toHaveLength(2);
});

test('a sound that I heard once can be heard again without internet', async ({ page, context }) => {
  await goTo(page, '/read/staying-safe/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  const sound = (await page.locator('[data-sound]').first().getAttribute('data-sound')) ?? '';
  const hear = () =>
    page.evaluate(async (address) => {
      const part = await fetch(address, { headers: { range: 'bytes=0-99' } });
      return [part.status, (await part.arrayBuffer()).byteLength];
    }, sound);
  await hear();
  await context.setOffline(true);
  expect(await hear()).toEqual([206, 100]);
});

test('a picture that I only saw among many can be chosen without internet, and is shown', async ({ page, context }) => {
  await goTo(page, '/say/about-me/pictures-of-me/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.getByRole('searchbox', { name: 'Find a picture' }).fill('elefant');
  const found = page.locator('.find-rows').getByRole('button', { name: 'elephant', exact: true });
  const isThere = (img: HTMLImageElement) => img.complete && img.naturalWidth > 0;
  await expect.poll(() => found.locator('img').evaluate(isThere)).toBe(true);
  await context.setOffline(true);
  await found.click();
  await saved(page);
  const chosen = page.locator('img[src$="/symbols/1F418.svg"]').first();
  await expect.poll(() => chosen.evaluate(isThere)).toBe(true);
});
