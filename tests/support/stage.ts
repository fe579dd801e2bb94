import { expect, type Locator, type Page } from '@playwright/test';

/** The stage, while it is open. */
export const stageOf = (page: Page): Locator => page.locator('dialog.stage');

/** The sentence that the stage shows now. */
export const lineShown = (page: Page): Locator => stageOf(page).locator('.stage-sentence');

/** Opens the stage by a button of this screen. */
export async function openStage(page: Page, by: Locator): Promise<void> {
  await by.click();
  await expect(stageOf(page)).toBeVisible();
  await expect(stageOf(page).getByRole('button', { name: 'Next', exact: true })).toBeFocused();
}

/** Goes on by its button, from where the stage is to its end. @returns every sentence shown. */
export async function goThrough(page: Page): Promise<string[]> {
  const stage = stageOf(page);
  const seen: string[] = [];
  while (!(await stage.locator('.stage-end').getByText('You have seen all of it.').isVisible()) && seen.length < 200) {
    seen.push(await lineShown(page).innerText());
    await stage.getByRole('button', { name: 'Next', exact: true }).click();
  }
  return seen;
}
