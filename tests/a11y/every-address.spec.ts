import { expect, test } from '@playwright/test';
import { addresses, firsts } from '#tests/support/addresses.ts';
import { misnamed, unmarked } from '#tests/support/controls.ts';
import { asDevicesShowIt, contrast, outOfTheirPress, sideways, tooSmall, violations } from '#tests/support/look.ts';
import { goTo } from '#tests/support/person.ts';

const themes = ['white', 'blue', 'yellow', 'dark', 'contrast'];
const parts = 4;
/** Many of one form with other words: short answers, Questions (`one-screen` opens each at every size), screens of a Session. The first, and one in four of the others. */
const many = /^\/(asked\/[^/]+|say\/[^/]+\/[^/]+|groups\/[^/]+\/[^/]+)\/$/;
const looked = addresses.filter((address, at) => !many.test(address) || firsts.has(address) || at % 4 === 0);

test.describe('every address', () => {
  for (let part = 0; part < parts; part += 1) {
    test(`is easy to see, reach and press, in every colour, narrow and wide; part ${String(part + 1)} of ${String(parts)}`, async ({
      page,
    }) => {
      const elsewhere: string[] = [];
      page.on('request', (r) => {
        if (!/^(http:\/\/localhost:|data:|blob:)/.test(r.url())) elsewhere.push(r.url());
      });
      const complaints: string[] = [];
      page.on('console', (m) => {
        if (m.type() === 'error') complaints.push(`${page.url()}: ${m.text()}`);
      });
      page.on('pageerror', (e) => complaints.push(`${page.url()}: ${e.message}`));
      const found: Record<string, string[]> = {};
      const note = (at: string, what: string[]) => {
        if (what.length > 0) (found[at] ??= []).push(...what);
      };
      for (const address of looked.filter((_, i) => i % parts === part)) {
        // Tall, so that nothing lies under the way on, which stays on the screen: what is seen without scrolling is `one-screen`'s to say.
        await page.setViewportSize({ width: 320, height: 1000 });
        await goTo(page, address);
        // The first of each kind of address is looked at in every way; its like, with other words, narrow and in one colour, each in the next.
        const first = firsts.has(address);
        const own = themes[first ? 0 : addresses.indexOf(address) % themes.length] ?? 'dark';
        const others = first ? themes.slice(1) : [];
        const wear = (theme: string) =>
          page.evaluate((t) => {
            document.documentElement.dataset['colours'] = t;
          }, theme);
        await wear(own);
        note(`${address} at 320 in ${own}`, await violations(page));
        note(`${address} names`, await misnamed(page));
        note(`${address} targets`, await tooSmall(page));
        if (!address.startsWith('/worker/')) note(`${address} controls`, await unmarked(page));
        note(
          `${address} marks that are not for readers`,
          ((await page.title()) + (await page.locator('body').innerText())).match(/.{0,20}\*\*.{0,20}/g) ?? [],
        );
        note(`${address} sideways`, await sideways(page));
        for (const theme of others) {
          await wear(theme);
          note(`${address} in ${theme}`, await contrast(page));
        }
        await page.evaluate(() => {
          delete document.documentElement.dataset['colours'];
        });
        if (!first) continue;
        await page.setViewportSize({ width: 1280, height: 900 });
        note(`${address} at 1280`, await violations(page));
        note(`${address} as devices show it`, await asDevicesShowIt(page));
      }
      expect(found).toEqual({});
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});

test('the largest text at 320 px still fits, on one address of every kind', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.addInitScript(() =>
    localStorage.setItem('reading', JSON.stringify({ size: '5', spacing: 'widest', font: 'dyslexia' })),
  );
  const wide: string[] = [];
  for (const address of [
    '/',
    '/read/',
    '/read/staying-safe/',
    '/asked/',
    '/asked/can-i-have-a-boyfriend-or-girlfriend/',
    '/near-me/',
    '/say/',
    '/say/my-home/',
    '/say/my-home/how-it-is/',
    '/my-story/',
    '/my-story/copy/',
    '/my-story/safe/',
    '/my-story/card/',
    '/my-story/card/people/',
    '/my-story/seen/',
    '/my-story/offered/',
    '/my-story/ask-for-help/',
    '/helping/',
    '/helping/for-me/',
    '/my-worker/',
    '/help/',
    '/how-i-like-it/',
    '/whose/',
    '/pictures/',
  ]) {
    await goTo(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${address}: ${String(width)} px`);
    wide.push(...(await outOfTheirPress(page)).map((words) => `${address}: ${words}`));
  }
  expect(wide).toEqual([]);
});
