import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to an address and waits until its scripts are ready for a press. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('load');
  await page.waitForFunction(
    () =>
      document.querySelectorAll('astro-island[ssr]').length === 0 &&
      (!document.querySelector('.asking') || 'ready' in document.documentElement.dataset),
  );
}

/** A Story under this name, made the way a person makes one. */
export async function makeStory(page: Page, name: string): Promise<void> {
  await goTo(page, '/whose/');
  const make = page.getByRole('button', { name: 'Make a new Story', exact: true });
  const start = page.getByRole('button', { name: 'Start my Story', exact: true });
  await expect(make.or(start)).toBeVisible();
  if (await make.isVisible()) await make.click();
  await page.getByRole('textbox', { name: 'My name' }).fill(name);
  await start.click();
  await page.waitForURL('**/say/');
}

/** One choice of the Question on the screen, by its words. */
export const choice = (page: Page, words: string) =>
  page
    .locator('.choice-row')
    .filter({ has: page.getByText(words, { exact: true }) })
    .locator('.choice');

/** Goes to the quiet place of a Question: the free ways, own words, whose words. */
export const toMyWay = (page: Page) =>
  page.locator('.turn').getByRole('link', { name: 'Say it my way', exact: true }).click();
/** Back from there to the choices. */
export const toQuestion = (page: Page) => page.getByRole('link', { name: 'Back to the question', exact: true }).click();

/** Turns the pages of choices until this one is there. */
export async function find(page: Page, words: string): Promise<Locator> {
  for (let n = 0; n < 12 && !(await choice(page, words).isVisible()); n += 1)
    await page.getByRole('button', { name: /^Show me more/ }).click();
  return choice(page, words);
}

/** Waits until the screen says that it is saved. */
export const saved = (page: Page) =>
  expect(page.getByRole('status').getByText('Saved on this device.', { exact: true })).toBeVisible();

/** Every Answer kept on this device, straight from the browser's database. */
export const answersKept = (
  page: Page,
): Promise<
  {
    id: string;
    question: string;
    said: Record<string, unknown>;
    speaker: Record<string, string>;
    company: Record<string, string>;
  }[]
> =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('what-matters-to-me');
        opening.onerror = () => failed(new Error('cannot open'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('answers').objectStore('answers').getAll();
          all.onsuccess = () => {
            opening.result.close();
            done(all.result as never);
          };
        };
      }),
  );

/** Puts Answers straight into the browser's database, as if they had been given on those days. */
export async function saidOn(
  page: Page,
  given: {
    id?: string;
    question: string;
    said: Record<string, unknown>;
    at: string;
    prompt: string;
    speaker?: Record<string, string>;
  }[],
): Promise<void> {
  await page.evaluate(
    (all) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('what-matters-to-me');
        opening.onerror = () => failed(new Error('cannot open'));
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['stories', 'answers'], 'readwrite');
          const stories = tx.objectStore('stories').getAll();
          stories.onsuccess = () => {
            const story = (stories.result[0] as { id: string }).id;
            all.forEach((one, n) =>
              tx
                .objectStore('answers')
                .add({
                  id: one.id ?? String(n + 1).padStart(32, '0'),
                  story,
                  question: one.question,
                  version: 1,
                  lang: 'en',
                  asked: { prompt: one.prompt },
                  said: one.said,
                  speaker: one.speaker ?? { whose: 'mine' },
                  company: { who: 'not-said' },
                  at: one.at,
                }),
            );
          };
          tx.oncomplete = () => {
            db.close();
            done();
          };
        };
      }),
    given,
  );
}

/** A moment some days ago, as an Answer carries it. */
export const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().replace('Z', '+00:00');
