import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { addresses } from '#tests/support/addresses.ts';
import { goTo } from '#tests/support/person.ts';

/** Every level that axe knows, and its advice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const themes = ['white', 'blue', 'yellow', 'dark', 'contrast'];
const parts = 12;

interface Found { id: string; nodes: { html: string }[] }
const inWords = (found: Found[]) => found.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 160)}`));

/** All that axe finds. Legacy mode: one page, no frames of others here, and half the time. */
async function violations(page: Page): Promise<string[]> {
  return inWords((await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()).violations);
}

/** Colours alone, with the axe that `violations` has put into the page. */
const contrast = (page: Page) => page.evaluate(async () => {
  const { axe } = globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
  const { violations: found } = await axe.run(document, { runOnly: ['color-contrast', 'color-contrast-enhanced'], resultTypes: ['violations'] });
  return found.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
}).then(inWords);

/** Things to press that are too small: answers under 60 px, anything else under 44 px. A file input is pressed by its label. */
const tooSmall = (page: Page) => page.evaluate(() => {
  const small: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>('a[href], button, summary, label.press, label.choice, textarea, input:not([type=radio], [type=checkbox], [type=file])')) {
    if (one.closest('.skip') || !one.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = one.getBoundingClientRect();
    const least = one.matches('.choice') ? 60 : 44;
    if (width < least - 0.5 || height < least - 0.5) small.push(`${String(Math.round(width))}×${String(Math.round(height))} ${one.outerHTML.slice(0, 110)}`);
  }
  return small.slice(0, 5);
});

test.describe('every address', () => {
  for (let part = 0; part < parts; part += 1) {
    test(`is easy to see, reach and press, in every colour, narrow and wide; part ${String(part + 1)} of ${String(parts)}`, async ({ page }) => {
      test.setTimeout(240_000);
      const elsewhere: string[] = [];
      page.on('request', (r) => { if (!/^(http:\/\/localhost:|data:|blob:)/.test(r.url())) elsewhere.push(r.url()); });
      const complaints: string[] = [];
      page.on('console', (m) => { if (m.type() === 'error') complaints.push(`${page.url()}: ${m.text()}`); });
      page.on('pageerror', (e) => complaints.push(`${page.url()}: ${e.message}`));
      const found: Record<string, string[]> = {};
      const note = (at: string, what: string[]) => { if (what.length > 0) (found[at] ??= []).push(...what); };
      for (const address of addresses.filter((_, i) => i % parts === part)) {
        await page.setViewportSize({ width: 320, height: 700 });
        await goTo(page, address);
        note(`${address} at 320`, await violations(page));
        note(`${address} targets`, await tooSmall(page));
        note(`${address} sideways`, await page.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? [`${String(document.documentElement.scrollWidth)} px wide`] : [])));
        for (const theme of themes) {
          await page.evaluate((t) => { document.documentElement.dataset['colours'] = t; }, theme);
          note(`${address} in ${theme}`, await contrast(page));
        }
        await page.evaluate(() => { delete document.documentElement.dataset['colours']; });
        await page.setViewportSize({ width: 1280, height: 900 });
        note(`${address} at 1280`, await violations(page));
      }
      expect(found).toEqual({});
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});

test('the largest text at 320 px still fits, on one address of every kind', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.addInitScript(() => localStorage.setItem('reading', JSON.stringify({ size: '5', spacing: 'widest', font: 'dyslexia' })));
  const wide: string[] = [];
  for (const address of ['/', '/read/', '/read/staying-safe/', '/say/', '/say/my-home/', '/say/my-home/how-it-is/', '/my-story/', '/my-story/copy/', '/my-worker/', '/help/', '/how-i-like-it/', '/whose/', '/pictures/']) {
    await goTo(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${address}: ${String(width)} px`);
  }
  expect(wide).toEqual([]);
});
