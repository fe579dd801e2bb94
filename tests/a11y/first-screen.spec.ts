import { expect, test, type Page } from '@playwright/test';
import { choice, goTo, saved } from '#tests/support/person.ts';

/** The sizes of `one-screen.spec.ts`, in CSS pixels. */
const sizes = [
  [360, 640],
  [360, 740],
  [390, 844],
  [740, 360],
  [768, 1024],
  [1024, 768],
  [1280, 800],
  [1920, 1080],
] as const;

/** Which of these are not wholly seen, at every size, by their words. */
async function hidden(page: Page, what: string, first = Infinity): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      () =>
        new Promise((done) => {
          scrollTo(0, 0);
          requestAnimationFrame(() => requestAnimationFrame(done));
        }),
    );
    const all = await page
      .locator(what)
      .filter({ visible: true })
      .evaluateAll((ones) =>
        ones.map((one) => {
          const r = one.getBoundingClientRect();
          return {
            words: one.textContent.trim(),
            seen:
              r.top >= -1 &&
              r.bottom <= innerHeight + 1 &&
              r.left >= -1 &&
              r.right <= innerWidth + 1 &&
              r.height >= 43.5,
          };
        }),
      );
    const not = all
      .slice(0, first)
      .filter((one) => !one.seen)
      .map((one) => one.words);
    if (not.length > 0 || all.length === 0)
      found[`${String(width)} × ${String(height)}`] = all.length === 0 ? ['nothing is there'] : not;
  }
  return found;
}

test('what is decided on the first screens is seen without scrolling, also after something was said', async ({
  page,
}) => {
  await goTo(page, '/');
  expect(await hidden(page, '.doors.tiles .door')).toEqual({});
  await goTo(page, '/say/my-home/where-i-live/');
  await choice(page, 'With my family').click();
  await saved(page);
  await goTo(page, '/');
  await expect(page.getByRole('link', { name: /Go on where I stopped/ })).toHaveAttribute(
    'href',
    '/say/my-home/how-it-is/',
  );
  await expect(page.getByRole('link', { name: /What I said/ })).toContainText('You have said 1 thing');
  expect(await hidden(page, '.doors.tiles .door')).toEqual({});
  await goTo(page, '/say/my-home/');
  expect(await hidden(page, '.way-on .press')).toEqual({});
  await goTo(page, '/say/my-home/end/');
  expect(await hidden(page, '.doors.tiles .door', 3)).toEqual({});
  await goTo(page, '/my-story/');
  await expect(page.getByText('With my family')).toBeVisible();
  expect(await hidden(page, '.way-on .press')).toEqual({});
});

test('Topics come a few at a time, and say how much of each was said', async ({ page }) => {
  await goTo(page, '/say/my-home/where-i-live/');
  await choice(page, 'With my family').click();
  await saved(page);
  await goTo(page, '/say/');
  // On a phone that is low, or lies on its side, four of the six are seen at once.
  expect(await hidden(page, '[data-topic-group] .door', 4)).toEqual({});
  await page.setViewportSize({ width: 360, height: 740 });
  const more = page.getByRole('button', { name: /^More topics/ });
  await expect(more).toContainText('1 of 4');
  await more.click();
  await expect(page.getByRole('heading', { name: 'This is about your life.' })).toBeFocused();
  await expect(page.getByRole('link', { name: /^My home/ })).toContainText('1 of 5');
  await page.getByRole('link', { name: /^My home/ }).click();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'This is about your life.' })).toBeVisible();
  for (let n = 0; n < 3; n += 1) await more.click();
  await expect(page.getByRole('link', { name: 'About me', exact: true })).toBeVisible();
});
