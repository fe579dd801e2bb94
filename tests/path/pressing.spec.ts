import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Letter } from '#model/letter.ts';
import { answersKept, choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { askFrom, aWorker, whatCame } from '#tests/support/two-sides.ts';
import { ringNow } from '#tests/support/ways-in.ts';

const home = '/say/my-home/how-it-is/';
/** How I press, put on this device as the settings keep it. */
const presses = (page: Page, how: Record<string, string>) =>
  page.evaluate((kept) => {
    localStorage.setItem('reading', JSON.stringify(kept));
  }, how);
const next = (page: Page) => page.locator('.turn [rel=next]');
const first = (page: Page) => page.locator('.ask-kind .choice').first();

/**
 * Presses something with one switch, as it is scanned: each time that the ring is round it, the switch. Sees what a person sees: where the ring
 * is, and whether it says that it leads out.
 */
async function bySwitch(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < 6; n += 1) {
    let ring: Awaited<ReturnType<typeof ringNow>>;
    await expect
      .poll(async () => (ring = await ringNow(target))?.here && ring.look !== 'out', { intervals: [20] })
      .toBe(true);
    await page.keyboard.press('Space');
    if (ring?.look === 'thing') return;
    await page.waitForTimeout(60);
  }
  throw new Error('The ring never stood at it alone.');
}

test('by one switch: a key held on the first screen asks, and with it I say three things and give them', async ({
  page,
  baseURL,
}) => {
  askFrom(baseURL ?? '');
  const worker = await aWorker('Maya Okafor', { door: false });
  await makeStory(page, 'Sam');
  await goTo(page, worker.link);
  await page.getByRole('button', { name: 'Yes, this is my worker', exact: true }).click();
  await expect(page.getByText('Maya Okafor is your named worker now.', { exact: true })).toBeVisible();
  await goTo(page, '/');
  await page.keyboard.down('Space');
  await page.waitForURL('**/how-i-like-it/one-switch/**');
  await page.keyboard.up('Space');
  await bySwitch(page, page.getByRole('button', { name: 'Yes, with this key' }));
  await page.waitForURL((url) => url.pathname === '/');
  // As fast as a test may be; everything else stands as the settings have it.
  await page.evaluate(() => {
    localStorage.setItem(
      'reading',
      JSON.stringify({ ...JSON.parse(localStorage.getItem('reading') ?? '{}'), scanSpeed: '0.8', scanFirst: '0' }),
    );
  });
  await goTo(page, home);
  for (let n = 1; n <= 3; n += 1) {
    const was = page.url();
    await bySwitch(page, first(page));
    await saved(page);
    await bySwitch(page, next(page));
    await expect.poll(() => page.url()).not.toBe(was);
  }
  expect((await answersKept(page)).length).toBeGreaterThanOrEqual(3);
  await goTo(page, '/give/');
  await bySwitch(page, page.getByRole('button', { name: 'See it first', exact: true }));
  await bySwitch(page, page.getByRole('button', { name: 'Give to Maya Okafor', exact: true }));
  await expect(page.getByText('You gave it to Maya Okafor.', { exact: true })).toBeVisible();
  await expect
    .poll(
      async () =>
        (await whatCame(worker))
          .map((c) => c.what)
          .filter((w): w is Letter => w.kind === 'letter')
          .flatMap((l) => l.answers).length,
    )
    .toBeGreaterThanOrEqual(3);
});

test('by a switch I write: a place to write opens letters, which are scanned like any dialog', async ({ page }) => {
  await goTo(page, '/whose/');
  await presses(page, { press: 'one-switch', scanSpeed: '0.8', scanFirst: '0' });
  await goTo(page, '/whose/');
  const name = page.getByRole('textbox', { name: 'My name' });
  await bySwitch(page, name);
  await bySwitch(page, page.locator('.pressing-letters').getByRole('button', { name: 't', exact: true }));
  await bySwitch(page, page.locator('.pressing-letters').getByRole('button', { name: 'Done', exact: true }));
  await expect(page.locator('.pressing-letters')).toHaveCount(0);
  await expect(name).toHaveValue('t');
});

const centre = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not seen.');
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};

test('by resting: what I rest on is pressed once, moving off takes it back, never Leave, and the rest place turns it off', async ({
  page,
}) => {
  await goTo(page, home);
  await presses(page, { press: 'dwell', dwellTime: '0.6' });
  await goTo(page, home);
  const restOn = async (what: Locator) => {
    await what.scrollIntoViewIfNeeded();
    await page.mouse.move(...(await centre(what)), { steps: 3 });
  };
  const off = () => page.mouse.move(2, 400, { steps: 2 });
  const fills = page.locator('.pressing-fill');
  await expect(page.locator('.pressing-rest')).toHaveText('Rest');
  for (let n = 1; n <= 3; n += 1) {
    const was = page.url();
    await restOn(first(page));
    await expect(first(page)).toHaveAttribute('data-selected', 'true');
    // It stays there, and is not pressed again.
    await page.waitForTimeout(900);
    await expect(first(page)).toHaveAttribute('data-selected', 'true');
    await saved(page);
    await restOn(next(page));
    await expect.poll(() => page.url()).not.toBe(was);
    await off();
  }
  expect((await answersKept(page)).length).toBeGreaterThanOrEqual(3);
  await goTo(page, home);
  const other = page.locator('.ask-kind .choice').nth(1);
  await page.mouse.move(...(await centre(other)));
  await expect(fills).toHaveCount(1);
  await off();
  await expect(fills).toHaveCount(0);
  await restOn(page.locator('.top [data-leave]'));
  await page.waitForTimeout(900);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe(home);
  await restOn(page.locator('.pressing-rest'));
  await expect(page.locator('.pressing-rest')).toHaveAttribute('aria-pressed', 'true');
  await restOn(other);
  await page.waitForTimeout(900);
  await expect(other).not.toHaveAttribute('data-selected', 'true');
});

test('by keyboard: at most 3 Tabs to the first choice; with number keys on, one key chooses, one goes on and one goes back', async ({
  page,
}) => {
  await goTo(page, home);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  let tabs = 1;
  const choosing = () => page.evaluate(() => document.activeElement?.closest('.ask-kind .choice') !== null);
  while (!(await choosing()) && tabs < 40) {
    await page.keyboard.press('Tab');
    tabs += 1;
  }
  expect(tabs).toBeLessThanOrEqual(3);
  // Nothing hears a number before it was switched on (WCAG 2.1.4).
  await page.keyboard.press('1');
  await expect(page.locator('[data-number]')).toHaveCount(0);
  await expect(page.locator('.choice[data-selected=true]')).toHaveCount(0);
  await presses(page, { pressKeys: 'yes' });
  await goTo(page, home);
  await expect(first(page)).toHaveAttribute('data-number', '1');
  await page.keyboard.press('2');
  await expect(page.locator('.ask-kind .choice').nth(1)).toHaveAttribute('data-selected', 'true');
  await saved(page);
  const was = page.url();
  await page.keyboard.press('+');
  await expect.poll(() => page.url()).not.toBe(was);
  await page.keyboard.press('-');
  await expect.poll(() => page.url()).toBe(was);
  // Where somebody writes, a number is a number.
  await goTo(page, '/say/my-worker/must-know/');
  await page.locator('.asking textarea').click();
  await page.keyboard.type('1+-');
  await expect(page.locator('.asking textarea')).toHaveValue('1+-');
});

test('a press that is too short, or comes again too soon, presses nothing', async ({ page }) => {
  await goTo(page, home);
  // Longer than anybody would choose: a slow machine holds each press for a while.
  await presses(page, { holdLeast: '2', holdRepeats: '60' });
  const started = page.waitForResponse(/_astro\/start\.[^/]*js/);
  await goTo(page, home);
  await started;
  await page.waitForTimeout(500);
  const safe = choice(page, 'I feel safe');
  const isOn = async (on: boolean) => expect(safe).toHaveAttribute('data-selected', String(on));
  await safe.click();
  await page.waitForTimeout(300);
  await isOn(false);
  await safe.click({ delay: 2300 });
  await isOn(true);
  await safe.click({ delay: 2300 });
  await page.waitForTimeout(300);
  await isOn(true);
});
