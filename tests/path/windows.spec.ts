import { expect, test, type Page } from '@playwright/test';
import { choice, goTo, makeStory, saved, toMyWay } from '#tests/support/person.ts';

test('Finished in one window closes my Story in all of them, also after a reload; a Page that is only read stays', async ({
  page,
  context,
}) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/say/my-home/where-i-live/');
  await choice(page, 'With my family').click();
  await saved(page);
  const other = await context.newPage();
  await goTo(other, '/my-story/');
  await expect(other.getByText('With my family')).toBeVisible();
  await toMyWay(page);
  await page.locator('[data-story-finished]').click();
  await page.waitForURL('**/closed/');
  await other.waitForURL('**/closed/');
  await other.reload();
  await expect(other.getByText('With my family')).toBeHidden();
});

test('3 pictures open my Story: asked for in another window and after a reload, others are answered kindly, and who opens it without them is told of', async ({
  page,
  context,
}) => {
  await makeStory(page, 'Sam');
  await goTo(page, '/say/my-home/where-i-live/');
  await choice(page, 'With my family').click();
  await saved(page);
  const button = (on: Page, name: string) => on.getByRole('button', { name, exact: true });
  const press = async (on: Page, ...words: string[]) => {
    for (const one of words) await choice(on, one).click();
  };
  await goTo(page, '/whose/');
  await button(page, 'Open my Story with 3 pictures').click();
  await press(page, 'A dog', 'A bus', 'A key');
  await button(page, 'Keep these 3 pictures').click();
  await expect(page.getByText('Your Story opens with 3 pictures now.')).toBeVisible();

  const other = await context.newPage();
  await goTo(other, '/my-story/');
  await other.waitForURL('**/whose/');
  await other.reload();
  await other.getByRole('button', { name: /^Sam/ }).click();
  for (let n = 0; n < 4; n += 1) {
    await press(other, 'A bus', 'A dog', 'A key');
    await expect(other.getByText('Those are not the pictures for this Story.')).toBeVisible();
  }
  await button(other, 'I do not know my pictures').click();
  await expect(other.getByText('The owner of the Story sees it later.')).toBeVisible();
  await button(other, 'Open it without the pictures').click();
  await other.waitForURL('**/my-story/');
  await expect(other.getByText('With my family')).toBeVisible();

  const third = await context.newPage();
  await goTo(third, '/my-story/');
  await third.waitForURL('**/whose/');
  await third.getByRole('button', { name: /^Sam/ }).click();
  await press(third, 'A dog', 'A bus', 'A key');
  await expect(
    third.getByText(/^Somebody opened your Story without the pictures on \w+day \d+ \w+ \d{4}\.$/),
  ).toBeVisible();
  await button(third, 'I have seen this').click();
  await third.waitForURL('**/my-story/');
  await third.reload();
  await expect(third.getByText('With my family')).toBeVisible();
});

test('the keyboard goes on at the next thing when I rub something out', async ({ page }) => {
  await goTo(page, '/say/my-home/where-i-live/');
  for (const [address, words] of [
    ['/say/my-home/where-i-live/', 'With my family'],
    ['/say/my-home/how-it-is/', 'I feel safe'],
  ] as const) {
    await goTo(page, address);
    await choice(page, words).click();
    await saved(page);
  }
  await goTo(page, '/my-story/');
  const rub = page.getByRole('button', { name: /^Rub this out/ });
  await expect(rub).toHaveCount(2);
  await rub.first().press('Enter');
  await page.getByRole('button', { name: 'Yes, rub it out', exact: true }).press('Enter');
  await expect(rub).toHaveCount(1);
  await expect(rub.first()).toBeFocused();
});

test('made four times as large, the player leaves the Line that is read to be seen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await goTo(page, '/read/staying-safe/');
  await page.locator('[data-listen-all]').first().click();
  const bar = page.locator('[data-player]');
  await expect(bar).toBeVisible();
  expect((await bar.boundingBox())?.height ?? 256).toBeLessThan(70);
});

test('which group of pictures and which skin colour are chosen can be told in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await goTo(page, '/say/about-me/pictures-of-me/');
  const one = page.locator('.find-groups .press').first();
  await one.click();
  await expect(one).toHaveAttribute('aria-pressed', 'true');
  const width = (which: string) =>
    page
      .locator(which)
      .first()
      .evaluate((it) => parseFloat(getComputedStyle(it).borderTopWidth));
  for (const place of ['.find-groups', '.find-skin'])
    expect(await width(`${place} [aria-pressed="true"]`), place).toBeGreaterThan(
      await width(`${place} [aria-pressed="false"]`),
    );
});
