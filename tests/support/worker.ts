import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { goTo } from '#tests/support/person.ts';

const run = promisify(execFile);

/** An invite made as who runs the website makes it. @returns the address to open, without the website's own. */
export async function invite(name: string, role: 'worker' | 'lead' = 'worker'): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['scripts/invite-worker.ts', '--name', name, '--new', ...(role === 'lead' ? ['--lead'] : [])],
    { env: process.env },
  );
  return stdout.trim().replace(/^https?:\/\/[^/]+/, '');
}

/** Ends what was made with an invite, as who runs the website does. */
export const endInvited = (link: string): Promise<unknown> =>
  run(process.execPath, ['scripts/end-mailbox.ts', '--invite', `http://localhost${link}`], { env: process.env });

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });
/** Until this step is there: what is pressed looks the same on each, and pressed again too soon it is pressed twice on one. */
const atStep = (page: Page, n: number) => expect(page.getByText(new RegExp(`^Step ${String(n)} of`))).toBeVisible();

/** Leaves a step out, once it is there. */
export async function leaveOut(page: Page, step: number): Promise<void> {
  await atStep(page, step);
  await page.getByRole('button', { name: 'Leave this out', exact: true }).click();
}

/** Writes words of one's own, twice. */
export async function chooseWords(page: Page, words: string, last: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'I want my own words' }).click();
  await page.getByLabel('My words', { exact: true }).fill(words);
  await next(page).click();
  await page.getByLabel('My words once more').fill(words);
  await page.getByRole('button', { name: last }).click();
}

/** What a worker takes away from joining. */
export interface JoinedAs {
  code: string;
  secret: string;
}

/** Joins by an invite, as a worker or lead does, up to the spare key. */
export async function joinBy(
  page: Page,
  link: string,
  said: {
    about?: string;
    reach?: string;
    team?: string;
    words: string;
    photo?: { name: string; mimeType: string; buffer: Buffer };
  },
): Promise<JoinedAs> {
  await goTo(page, link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await next(page).click();
  if (said.photo) {
    await page.locator('input[type=file]').setInputFiles(said.photo);
    await expect(page.locator('.tile .photo')).toBeVisible();
    await next(page).click();
  } else await leaveOut(page, 2);
  for (const [step, label, words] of [
    [3, 'About me', said.about],
    [4, 'How to reach me', said.reach],
  ] as const) {
    if (words) {
      await atStep(page, step);
      await page.getByLabel(label).fill(words);
      await next(page).click();
    } else await leaveOut(page, step);
  }
  await leaveOut(page, 5);
  if (said.team) {
    await page.getByLabel('Name of the team').fill(said.team);
    await next(page).click();
  }
  await chooseWords(page, said.words, 'Make my Inbox');
  const sheet = page.getByRole('heading', { name: /^Spare key of/ });
  const notNow = page.getByRole('button', { name: 'Not now', exact: true });
  await expect(sheet.or(notNow)).toBeVisible({ timeout: 30_000 });
  if (await notNow.isVisible()) await notNow.click();
  await expect(sheet).toBeVisible();
  const [code = '', secret = ''] = await page.locator('.spare-key dd').allTextContents();
  return { code, secret };
}
