import { expect, test, type Page } from '@playwright/test';
import { goTo } from '#tests/support/person.ts';

const address = '/read/staying-safe/';

/** Writes down what would be heard, and lets each sound last this many milliseconds. */
async function listenIn(page: Page, lasts = 350): Promise<void> {
  await page.addInitScript((lasts) => {
    const heard: string[] = [];
    let playing = 0;
    Object.assign(globalThis, { heard, most: () => playing });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      heard.push(new URL(this.src).pathname);
      playing += 1;
      const stop = () => {
        playing -= 1;
      };
      const timer = setTimeout(() => {
        stop();
        this.dispatchEvent(new Event('ended'));
      }, lasts);
      this.pause = () => {
        clearTimeout(timer);
      };
      return Promise.resolve();
    };
  }, lasts);
}
const heard = (page: Page) => page.evaluate(() => (globalThis as never as { heard: string[] }).heard);

test.describe('reading and hearing', () => {
  test('each Line has its picture, its sentence and its own sound that is really there', async ({ page, request }) => {
    await goTo(page, address);
    const lines = page.locator('main article .line');
    const count = await lines.count();
    expect(count).toBeGreaterThanOrEqual(12);
    for (let i = 0; i < count; i += 1) {
      const line = lines.nth(i);
      await expect(line.locator('.tile img')).toHaveAttribute('alt', '');
      const sound = await line.getAttribute('data-sound');
      expect(sound, (await line.textContent()) ?? '').toMatch(/^\/sounds\/.+\.mp3$/);
      expect((await request.head(sound ?? '')).status()).toBe(200);
    }
  });

  test('Listen plays that Line and marks it; a second Listen stops the first', async ({ page }) => {
    await listenIn(page, 60_000);
    await goTo(page, address);
    const lines = page.locator('main article .line').filter({ visible: true });
    await lines
      .nth(1)
      .getByRole('button', { name: /^Listen/ })
      .click();
    await expect(lines.nth(1)).toHaveAttribute('aria-current', 'true');
    await lines
      .nth(2)
      .getByRole('button', { name: /^Listen/ })
      .click();
    await expect(lines.nth(1)).not.toHaveAttribute('aria-current', 'true');
    expect(await heard(page)).toEqual([
      await lines.nth(1).getAttribute('data-sound'),
      await lines.nth(2).getAttribute('data-sound'),
    ]);
  });

  test('Listen pressed before its script has come is heard when it comes', async ({ page }) => {
    let letThrough = (): void => undefined;
    const waiting = new Promise<void>((go) => {
      letThrough = go;
    });
    await page.route('**/_astro/*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto('/read/my-rights/', { waitUntil: 'commit' });
    const line = page.locator('main [data-line="title"]');
    await line.getByRole('button', { name: /^Listen/ }).click();
    await expect(line).not.toHaveAttribute('data-reading', '');
    letThrough();
    await expect(line).toHaveAttribute('data-reading', '');
  });

  test('Listen to all reads on Line by Line, keeps the Line in view, goes back one, holds and stops', async ({
    page,
  }) => {
    await listenIn(page);
    await goTo(page, address);
    await page.getByRole('button', { name: 'Listen to all' }).click();
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Pause' }).click();
    const reading = page.locator('[data-reading]');
    await expect(reading).toBeInViewport();
    await page.getByRole('button', { name: 'Back one' }).click();
    await expect(reading).toBeInViewport();
    await page.getByRole('button', { name: 'Slower' }).click();
    expect(await page.evaluate(() => localStorage.getItem('reading'))).toContain('0.8');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(reading).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Listen to all' })).toBeFocused();
  });

  test('a hard word is explained where it stands, with picture and sound, and the focus comes back', async ({
    page,
  }) => {
    await goTo(page, address);
    const word = page.locator('a.hard').first();
    await word.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.tile img').first()).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Listen/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(word).toBeFocused();
  });

  test('a picture that I do not know says its name and shows another', async ({ page }) => {
    await goTo(page, address);
    await page.getByRole('button', { name: 'I do not know a picture' }).click();
    await page.locator('main .tile-ask').filter({ visible: true }).nth(1).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.tile img')).toHaveCount(2);
    await expect(dialog.locator('.sentence')).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'I do not know a picture' }).click();
    await expect(page.locator('.tile-ask')).toHaveCount(0);
  });

  test('on paper every Line is with its picture, and nothing to press is left', async ({ page }) => {
    await goTo(page, address);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.listen').first()).toBeHidden();
    await expect(page.locator('header.top')).toBeHidden();
    await expect(page.locator('main article .line .tile').nth(3)).toBeVisible();
    expect(
      await page
        .locator('main article .line')
        .nth(3)
        .evaluate((line) => getComputedStyle(line).breakInside),
    ).toBe('avoid');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('Pages read well and can still be heard', async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('audio[controls]').first()).toBeVisible();
    await expect(page.locator('.listen').first()).toBeHidden();
    await page.locator('a.hard').first().click();
    await expect(page).toHaveURL(/#hard-/);
  });
  test('a blank form can be printed, and says why nothing is kept here', async ({ page }) => {
    await page.goto('/say/my-home/how-it-is/');
    await expect(page.getByText('This browser cannot keep your answers now.')).toBeVisible();
    await page.getByRole('link', { name: 'Print the questions on paper' }).first().click();
    await expect.poll(() => page.locator('.paper-question').count()).toBeGreaterThanOrEqual(40);
    await expect(page.getByText('I do not want to say').first()).toBeVisible();
  });
});

test.describe('help and leaving', () => {
  test('Help is in the same place on every kind of screen, and its numbers can be pressed', async ({ page }) => {
    for (const at of [
      '/',
      '/read/',
      address,
      '/say/',
      '/say/my-home/how-it-is/',
      '/my-story/',
      '/my-worker/',
      '/how-i-like-it/',
    ]) {
      await page.goto(at);
      await expect(page.locator('header nav li').nth(1)).toHaveText('Help');
    }
    await goTo(page, '/help/');
    await expect(page.locator('a[href="tel:999"]')).toBeVisible();
    await page.getByRole('link', { name: /I do not feel safe/ }).click();
    await expect(page.locator('a[href="tel:999"]').first()).toBeVisible();
  });

  test('Leave goes at once, and going back shows nothing of this', async ({ page }) => {
    await goTo(page, address);
    await page.getByRole('link', { name: 'Leave', exact: true }).click();
    await page.waitForURL('**/soup/');
    await expect(page).toHaveTitle('Tomato soup');
    await page.goBack().catch(() => null);
    await page.waitForURL(/soup|about:blank/);
    await goTo(page, '/read/');
    await goTo(page, '/read/help-near-me/');
    await page.getByRole('link', { name: 'Leave', exact: true }).click();
    await page.waitForURL('**/soup/');
    await page.goBack().catch(() => null);
    await page.waitForURL('**/soup/');
  });
});
