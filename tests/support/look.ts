import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Every level that axe knows, and its advice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
interface Found {
  id: string;
  nodes: { html: string }[];
}
const inWords = (found: Found[]) =>
  found.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 160)}`));

/**
 * Lays out what a browser leaves for later (`content-visibility: auto`): until then its things are measured where nobody meets them, over
 * what comes after it. And puts what stays on a Question's screen in its place, so that nothing is called small for lying half under it. What
 * still comes into sight is there at once: half of the way it has neither its colours nor, for axe, its name.
 */
const laidOut = (page: Page) =>
  page.evaluate(() => {
    const all = new CSSStyleSheet();
    all.replaceSync(
      '* { content-visibility: visible !important; } .one-screen :is(.turn, .unsaid), .way-on, .top { position: static !important; }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, all];
    for (const coming of document.getAnimations()) {
      if (coming.effect?.getComputedTiming().endTime !== Infinity) coming.finish();
    }
  });

/** What axe looks for only when it is told to: whoever speaks to the device says the words that are seen (WCAG 2.5.3), and the stronger contrast (1.4.6). */
const asked = { 'label-content-name-mismatch': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };

/** All that axe finds. Legacy mode: one page, no frames of others here, and half the time. */
export async function violations(page: Page): Promise<string[]> {
  // What was just drawn cannot be pressed for half a second (`useAfter`), and has no name until then.
  await expect(page.locator('main .came > [inert], main .row[inert]')).toHaveCount(0);
  await laidOut(page);
  return inWords(
    (
      await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'], rules: asked })
        .withTags(tags)
        .analyze()
    ).violations,
  );
}

/** Colours alone, with the axe that `violations` has put into the page. */
export const contrast = (page: Page) =>
  page
    .evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (where: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations: found } = await axe.run(document, {
        runOnly: ['color-contrast', 'color-contrast-enhanced'],
        resultTypes: ['violations'],
      });
      return found.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
    })
    .then(inWords);

/** Things to press that are too small: answers under 60 px, anything else under 44 px. A file input is pressed by its label. */
export const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const small: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, label.press, label.choice, textarea, input:not([type=radio], [type=checkbox], [type=file])',
    )) {
      if (one.closest('.skip') || !one.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = one.getBoundingClientRect();
      const least = one.matches('.choice') ? 60 : 44;
      if (width < least - 0.5 || height < least - 0.5)
        small.push(`${String(Math.round(width))}×${String(Math.round(height))} ${one.outerHTML.slice(0, 110)}`);
    }
    return small.slice(0, 5);
  });

/** What on the screen is wider than it: its width, and the innermost things that stand out. */
export const sideways = (page: Page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const out = (one: Element) => one.getBoundingClientRect().right > innerWidth + 1;
    const widest = [...document.querySelectorAll('main *')]
      .filter((one) => out(one) && ![...one.children].some(out))
      .slice(0, 3)
      .map((one) => one.outerHTML.slice(0, 120));
    return [`${String(document.documentElement.scrollWidth)} px wide: ${widest.join(' | ')}`];
  });

/** Words that stand out of what is pressed by them. */
export const outOfTheirPress = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.press, .choice, .top a, .top button')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip'))
      .flatMap((one) => {
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        const edge = one.getBoundingClientRect();
        while (texts.nextNode()) {
          const { currentNode: text } = texts;
          if (text.parentElement?.closest('.unseen')) continue;
          const range = document.createRange();
          range.selectNodeContents(text);
          const words = range.getBoundingClientRect();
          if (words.width > 0 && (words.left < edge.left || words.right > edge.right))
            return [
              `"${text.textContent ?? ''}" stands out by ${String(Math.ceil(Math.max(edge.left - words.left, words.right - edge.right)))} px`,
            ];
        }
        return [];
      }),
  );

/**
 * Looks as a device may make it: text wider spaced (WCAG 1.4.12), four times as large (1.4.10), in the colours of the device, and still. Says what
 * is cut off, stands out, has no edge to be told by, or moves. Leaves the page narrow.
 */
export async function asDevicesShowIt(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 256 });
  const large = (await sideways(page)).map((one) => `four times as large: ${one}`);
  await page.setViewportSize({ width: 320, height: 740 });
  await page.evaluate(() => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
  });
  const spaced = [
    ...(await sideways(page)),
    ...(await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, label, p, h1, h2, h3, span')]
        .filter(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) &&
            !one.closest('.unseen, .skip') &&
            ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) &&
            one.scrollWidth > one.clientWidth + 2 &&
            one.clientWidth > 1,
        )
        .slice(0, 3)
        .map((one) => `cut off: ${one.outerHTML.slice(0, 110)}`),
    )),
  ].map((one) => `text spaced: ${one}`);
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const plain = await page.evaluate(() => [
    ...[
      ...document.querySelectorAll<HTMLElement>(
        '.press, .choice, button, textarea, input:not([type=radio], [type=checkbox], [type=file])',
      ),
    ]
      .filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) && parseFloat(getComputedStyle(one).borderTopWidth) < 1,
      )
      .slice(0, 3)
      .map((one) => `without an edge: ${one.outerHTML.slice(0, 110)}`),
    ...document
      .getAnimations()
      .filter((one) => one.playState === 'running')
      .slice(0, 3)
      .map((one) => `moves: ${(one as CSSAnimation).animationName ?? one.id}`),
  ]);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  return [...large, ...spaced, ...plain];
}
