import { expect, test } from '@playwright/test';
import { answersKept, choice, goTo, saved } from '#tests/support/person.ts';

const home = '/say/my-home/how-it-is/';

test.describe('a choice that tells of danger', () => {
  test('has help behind it at once: nothing above moves, the focus stays, and nobody is told', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const asked: string[] = [];
    page.on('request', (r) => { if (r.url().includes('/api/')) asked.push(r.url()); });
    await goTo(page, home);
    const shouted = choice(page, 'People shout at me');
    await shouted.scrollIntoViewIfNeeded();
    const before = await shouted.boundingBox();
    await shouted.click();
    const help = page.locator('.danger-help');
    await expect(help).toBeVisible();
    await saved(page);
    const after = await shouted.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
    const at = await help.boundingBox();
    expect((at?.y ?? 0) - ((after?.y ?? 0) + (after?.height ?? 0))).toBeLessThan(40);
    await expect(page.locator('[data-live]')).toHaveText('You can get help with this.');
    expect(await help.evaluate((panel) => panel.contains(document.activeElement))).toBe(false);
    await expect(help.getByRole('link', { name: 'Tell my worker now' })).toHaveCount(0);
    await choice(page, 'People shout at me').click();
    await expect(help).toHaveCount(0);
    expect(asked).toEqual([]);
  });

  test('has help on the body too', async ({ page }) => {
    await goTo(page, '/say/my-health/my-body/');
    await choice(page, 'My head').click();
    await choice(page, 'It hurts a lot').click();
    await expect(page.locator('.danger-help')).toContainText('You can ask a doctor for help with pain.');
  });

  test('has help that says whom to talk to where life is too hard', async ({ page }) => {
    await goTo(page, '/say/how-i-feel/feel-home/');
    await page.getByRole('button', { name: 'Show me more' }).click();
    await page.getByRole('button', { name: 'Show me more' }).click();
    await choice(page, 'Life is too hard').click();
    await expect(page.locator('.danger-help').getByRole('link', { name: 'Ring Samaritans' })).toHaveAttribute('href', 'tel:116123');
  });
});

test('something else is always there, is an answer, and opens my voice first, then pictures, then words', async ({ page }) => {
  await goTo(page, home);
  await expect(page.locator('.choices:not(.unsaid) .choice-row')).toHaveCount(6);
  await choice(page, 'Something else').click();
  await saved(page);
  expect((await answersKept(page)).map((a) => a.said)).toEqual([{ chosen: ['something-else'] }]);
  const ways = page.locator('.ways-choices').getByRole('button');
  await expect(ways.first()).toHaveText('My voice');
  await expect(ways.nth(1)).toHaveText('Pictures');
  await expect(page.getByRole('textbox', { name: 'My own words' })).toBeVisible();
});
