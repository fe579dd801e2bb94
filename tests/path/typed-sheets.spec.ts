import { expect, test } from '@playwright/test';
import { press, words } from '#tests/support/on-screen.ts';
import { goTo } from '#tests/support/person.ts';

test('filled paper is typed in by numbers and Enter alone, kept at once, changed, and stands on the poster', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await goTo(page, '/groups/our-rights/paper/');
  await page.getByRole('link', { name: 'Type the numbers in', exact: true }).click();
  const fields = page.locator('.typed input');
  await expect(fields.first()).toBeVisible();
  const count = await fields.count();
  const began = Date.now();
  await fields.first().focus();
  for (let n = 0; n < count; n += 1) {
    await page.keyboard.type(String(n % 7));
    await page.keyboard.press('Enter');
  }
  expect(Date.now() - began).toBeLessThan(20_000);
  await expect(page.getByRole('link', { name: 'What we said', exact: true })).toBeFocused();
  // A hand that types takes longer than each number takes to be kept; a script does not.
  const kept = () => expect(page.locator('.flow[aria-busy=true]')).toHaveCount(0);
  await kept();
  await page.reload();
  for (let n = 0; n < count; n += 1) await expect(fields.nth(n)).toHaveValue(String(n % 7));

  // What is no number is said and goes nowhere; what was there stays.
  await fields.nth(3).fill('x');
  await page.keyboard.press('Enter');
  await expect(words(page, 'Type a number up to 999.')).toBeVisible();
  await expect(fields.nth(3)).toBeFocused();
  await fields.nth(3).fill('12');
  await page.keyboard.press('Enter');
  await expect(fields.nth(4)).toBeFocused();
  await kept();
  await page.reload();
  await expect(fields.nth(3)).toHaveValue('12');

  // It is counted with what was said on the screen.
  const name = (await page.locator('.typed label').nth(3).innerText()).trim();
  await page.getByRole('link', { name: 'What we said', exact: true }).click();
  await expect(
    page.locator('.poster .counted-row, .poster [data-choice]').filter({ hasText: name }).first(),
  ).toContainText('12 people');
  await goTo(page, '/groups/our-rights/run/');
  await press(page, 'All parts');
  await page.locator('.stage-part', { hasText: 'Which right matters most to us?' }).click();
  await press(page, `One more ${name}`);
  await expect(page.locator('.count-row').filter({ hasText: name }).locator('output')).toHaveText('13');
});
