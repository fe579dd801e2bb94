import { expect, test, type Page } from '@playwright/test';
import { violations } from '#tests/support/look.ts';
import { days, goTo, makeStory, saidOn } from '#tests/support/person.ts';
import { goThrough, lineShown, openStage, stageOf } from '#tests/support/stage.ts';

const address = '/read/my-rights/';
const door = (page: Page) => page.locator('main').getByRole('button', { name: 'One line at a time', exact: true });
const at = (page: Page) => stageOf(page).locator('.stage-of').innerText();
const heardByReader = (page: Page) => stageOf(page).locator('[data-stage-live]');

/** What of the stage does not fit at this size, and which of its buttons is small, on each Line of the Page. */
async function doesNotFit(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.keyboard.press('Home');
  for (let n = 0; n < 100; n += 1) {
    found.push(
      ...(await page.evaluate(() => {
        const stage = document.querySelector('dialog.stage') as HTMLElement;
        const now = stage.querySelector('[data-stage-now]') as HTMLElement;
        const words = now.textContent ?? '';
        const seen = (one: Element) => {
          const r = one.getBoundingClientRect();
          return r.left >= -1 && r.top >= -1 && r.right <= innerWidth + 1 && r.bottom <= innerHeight + 1;
        };
        const wrong: string[] = [];
        if (now.scrollHeight > now.clientHeight + 1 || now.scrollWidth > now.clientWidth + 1)
          wrong.push(`${words} is not seen whole`);
        for (const button of stage.querySelectorAll(
          '.stage-bar button, .stage-top > button:not([hidden]), .stage-top > a',
        )) {
          const { width, height } = button.getBoundingClientRect();
          if (width === 0) continue;
          const least = button.closest('.stage-bar') ? 60 : 44;
          if (!seen(button) || width < least || height < least || button.scrollWidth > button.clientWidth + 1)
            wrong.push(`${button.textContent ?? ''} ${String(Math.round(width))} x ${String(Math.round(height))}`);
        }
        const picture = now.querySelector('.stage-pictures');
        const large = Math.min(innerWidth, innerHeight) * 0.25;
        if (!picture || !seen(picture) || Math.min(picture.clientWidth, picture.clientHeight) < large)
          wrong.push(`${words}: its picture is small`);
        return wrong;
      })),
    );
    const before = await at(page);
    await page.keyboard.press('PageDown');
    if ((await at(page)) === '') return found;
    if ((await at(page)) === before) break;
  }
  return [...found, 'The end was not reached.'];
}

test('a Page by keyboard alone: each Line, a hard word where it stands, rest, leaving, and coming back to the place', async ({
  page,
}) => {
  await goTo(page, address);
  // Not by what is painted: what is further down is painted when it comes into view.
  const lines = (await page.locator('main [data-line]:visible:not([data-not-read] *) .sentence').allTextContents()).map(
    (words) => words.replace(/\s+/g, ' ').trim(),
  );
  await openStage(page, door(page));
  await expect(lineShown(page)).toHaveText(lines[0] ?? '');
  expect(await at(page)).toMatch(/^1 of \d+$/);
  await expect(heardByReader(page)).toHaveText(lines[0] ?? '');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Space');
  expect(await at(page)).toMatch(/^4 of/);
  await page.keyboard.press('PageUp');
  await expect(lineShown(page)).toHaveText(lines[2] ?? '');
  await expect(heardByReader(page)).toHaveText(lines[2] ?? '');
  await page.keyboard.press('.');
  await expect(stageOf(page).locator('.stage-rest')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(lineShown(page)).toBeVisible();
  expect(await at(page)).toMatch(/^3 of/);
  expect(await violations(page)).toEqual([]);

  const hard = stageOf(page).locator('a.hard');
  while ((await hard.count()) === 0) await page.keyboard.press('ArrowDown');
  const here = await at(page);
  await hard.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-dialog]')).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-dialog]')).toBeHidden();
  await expect(hard.first()).toBeFocused();
  expect(await at(page)).toBe(here);

  await page.keyboard.press('Escape');
  await expect(stageOf(page)).toHaveCount(0);
  await expect(door(page)).toBeFocused();
  await page.reload();
  await goTo(page, address);
  await openStage(page, door(page));
  expect(await at(page)).toBe(here);

  await page.keyboard.press('F5');
  expect(await at(page)).toMatch(/^1 of/);
  expect(await goThrough(page)).toEqual(lines);
  await expect(stageOf(page).getByRole('link', { name: 'The next page' })).toBeVisible();
  await stageOf(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await openStage(page, door(page));
  expect(await at(page)).toMatch(/^1 of/);
});

test('nothing of a Line has to be scrolled for, and what leads on is large and in sight, at every size', async ({
  page,
}) => {
  await goTo(page, address);
  await openStage(page, door(page));
  const wrong: Record<string, string[]> = {};
  for (const [width, height] of [
    [320, 568],
    [360, 740],
    [740, 360],
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    const found = await doesNotFit(page);
    if (found.length > 0) wrong[`${String(width)} x ${String(height)}`] = found;
  }
  expect(wrong).toEqual({});
});

test('by touch: the buttons, a press on a half, a finger drawn across; parts by their pictures; without JavaScript there is none', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await goTo(page, address);
  await door(page).tap();
  await stageOf(page).getByRole('button', { name: 'Next', exact: true }).tap();
  expect(await at(page)).toMatch(/^2 of/);
  await page.touchscreen.tap(330, 300);
  expect(await at(page)).toMatch(/^3 of/);
  await page.touchscreen.tap(30, 300);
  expect(await at(page)).toMatch(/^2 of/);
  const devtools = await context.newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 300 }] });
  await finger('touchStart', 300);
  await finger('touchMove', 200);
  await finger('touchMove', 120);
  await finger('touchEnd', 120);
  await expect.poll(() => at(page)).toMatch(/^3 of/);
  const part = stageOf(page).locator('[data-to]').nth(2);
  // A tap right behind a drawn finger only ends what the browser still moves of it: a person is slower, and presses again.
  await expect(async () => {
    if (!(await part.isVisible())) await stageOf(page).getByRole('button', { name: 'All parts' }).tap();
    await expect(part).toBeVisible({ timeout: 500 });
  }).toPass();
  const words = await part.innerText();
  await expect(part.locator('img')).toHaveAttribute('src', /\.svg$/);
  await part.tap();
  await expect(lineShown(page)).toHaveText(words);
  await context.close();

  const plain = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(address);
  await expect(still.locator('[data-stage-open]')).toBeHidden();
  await plain.close();
});

test('sound: the word being spoken is marked; stopping the sound does not stop what goes on by itself; with sound off a screen reader is told', async ({
  page,
}) => {
  await page.route('**/sounds/*.json', (route) => route.fulfill({ json: [0, 120, 240, 360, 480, 600] }));
  await goTo(page, address);
  await openStage(page, door(page));
  const stage = stageOf(page);
  const spoken = stage.locator('.stage-word[data-spoken]');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await stage.getByRole('button', { name: 'Listen', exact: true }).click();
  await expect(spoken).toHaveCount(1);
  await stage.getByRole('button', { name: 'Stop the sound', exact: true }).click();
  await expect(spoken).toHaveCount(0);
  await stage.getByRole('button', { name: 'Listen', exact: true }).click();
  await expect(stage.getByRole('button', { name: 'Stop the sound', exact: true })).toBeVisible();
  // Heard from now on as it comes, and not told to a screen reader as well.
  await page.keyboard.press('PageDown');
  await expect(spoken).toHaveCount(1);
  await expect(heardByReader(page)).toBeEmpty();
  await stage.getByRole('button', { name: 'Go by itself', exact: true }).click();
  await stage.getByRole('button', { name: 'Stop the sound', exact: true }).click();
  const here = await at(page);
  await expect.poll(() => at(page), { timeout: 40_000 }).not.toBe(here);
  await expect(stage.getByRole('button', { name: 'Listen', exact: true })).toBeVisible();
  await stage.getByRole('button', { name: 'Wait for me', exact: true }).click();
  await page.keyboard.press('Escape');

  await page.evaluate(() => localStorage.setItem('reading', JSON.stringify({ sound: 'off', stage: 'read' })));
  await goTo(page, address);
  await openStage(page, door(page));
  await expect(stage.getByRole('button', { name: 'Listen', exact: true })).toBeHidden();
  await expect(heardByReader(page)).toHaveText(await lineShown(page).innerText());
});

test.describe('without internet', () => {
  test.use({ serviceWorkers: 'allow' });
  test('my Story and a Topic of it; without internet too', async ({ page, context }) => {
    await makeStory(page, 'Sam');
    await saidOn(page, [
      {
        question: 'about-me/people-like',
        prompt: 'What do people like about you?',
        said: { chosen: ['kind', 'funny'] },
        at: days(2),
      },
      {
        question: 'my-wishes/wishes',
        prompt: 'What do you wish for?',
        said: {
          chosen: ['job'],
          written: `${'I want to work with dogs in a warm place near my home. '.repeat(6)}That is all.`,
        },
        at: days(1),
      },
      {
        question: 'my-home/how-it-is',
        prompt: 'What is it like where you live?',
        said: { unsaid: 'not-now' },
        at: days(1),
      },
    ]);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await context.setOffline(true);
    await goTo(page, '/my-story/');
    await openStage(page, door(page));
    const seen = await goThrough(page);
    expect(seen).toEqual(
      expect.arrayContaining([
        'About me',
        'What do people like about you?',
        'I am kind',
        'I make people laugh',
        'What do you wish for?',
        'A paid job',
      ]),
    );
    expect(seen.filter((words) => words.startsWith('I want to work with dogs')).length).toBeGreaterThan(1);
    expect(seen).not.toContain('Not now');
    await page.keyboard.press('Escape');
    await openStage(
      page,
      page
        .locator('.topic-said')
        .filter({ hasText: 'I am kind' })
        .getByRole('button', { name: /^One line at a time/ }),
    );
    await page.keyboard.press('ArrowRight');
    await expect(lineShown(page)).toHaveText('What do people like about you?');
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('asked');
  });
});
