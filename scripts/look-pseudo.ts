// Opens screens in the pseudo-language (longer words, from right to left, a mark on every word of ours) in a small and a large window, takes a
// picture of each into test-results/pseudo, and says what escaped from code and what stands out of the screen. It serves what `npm run dev` serves.
import { mkdirSync } from 'node:fs';
import { dev } from 'astro';
import { chromium, type Page } from '@playwright/test';
import { dayName } from '#strings/day.ts';
import { mark } from '#tests/support/pseudo.ts';
import { findBrowser } from './browser.mjs';

const [port, into] = [Number(process.env['PORT'] ?? 4399), 'test-results/pseudo'];

/** What every page is made from is made another where it is read: nothing of this is in what is built. */
const others: Readonly<Record<string, string>> = {
  'content/the-book.ts':
    "import { readBook } from '#content/book.ts'; import { pseudoBook } from '#tests/support/pseudo.ts'; const book = pseudoBook(readBook()); export const theBook = () => book;",
  'strings/direction.ts': "export const directionOf = () => 'rtl';",
};
const pseudoLanguage = {
  name: 'pseudo-language',
  enforce: 'pre' as const,
  load: (id: string) => Object.entries(others).find(([file]) => id.split('?')[0]?.endsWith(`/src/${file}`))?.[1],
};

/** What a person comes to: the address, and what they press there. */
const screens: readonly { name: string; at: string; then?: (page: Page) => Promise<void> }[] = [
  { name: 'home', at: '/' },
  { name: 'topics', at: '/say/' },
  { name: 'topic', at: '/say/my-home/' },
  { name: 'choices', at: '/say/my-home/where-i-live/' },
  { name: 'quiet-place', at: '/say/my-home/where-i-live/#my-way', then: (page) => page.waitForTimeout(3000) },
  { name: 'board', at: '/say/how-i-feel/how-it-goes/' },
  { name: 'week', at: '/say/my-days/my-week/' },
  { name: 'body', at: '/say/my-health/my-body/' },
  { name: 'page', at: '/read/my-rights/' },
  { name: 'my-story', at: '/my-story/' },
  { name: 'give', at: '/give/' },
  { name: 'my-worker', at: '/my-worker/' },
  { name: 'settings', at: '/how-i-like-it/' },
  { name: 'whose', at: '/whose/' },
  { name: 'help', at: '/help/' },
  { name: 'door', at: '/worker/' },
];

/** Words on a screen without the mark, but for the names of days, which the browser knows; and what stands out of the window. */
const look = (page: Page): Promise<{ escaped: string[]; outside: string[] }> =>
  page.evaluate(
    ([mark, days]) => {
      const seen = (of: Element) => {
        const box = of.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(of).visibility !== 'hidden';
      };
      const texts: string[] = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const of = node.parentElement;
        if (
          of &&
          !of.closest('script, style, template, noscript, .hard, astro-dev-toolbar, vite-error-overlay') &&
          seen(of)
        )
          texts.push(
            (
              of.closest('p, li, h1, h2, h3, h4, a, button, label, legend, dt, dd, summary, figcaption') ?? of
            ).textContent.trim(),
          );
      }
      for (const of of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
        for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
          if (seen(of)) texts.push(of.getAttribute(name) ?? '');
      const outside = [...document.querySelectorAll('body *')]
        .filter((of) => seen(of) && !of.closest('[hidden], .skip, astro-dev-toolbar'))
        .filter((of) => {
          const box = of.getBoundingClientRect();
          return box.right > innerWidth + 1 || box.left < -1;
        })
        .map((of) => `${of.tagName.toLowerCase()}.${of.getAttribute('class') ?? ''}`);
      return {
        escaped: [
          ...new Set(
            texts.filter(
              (text) => /\p{L}{2}/u.test(text) && !text.includes(mark) && !days.some((day) => text.includes(day)),
            ),
          ),
        ],
        outside: [...new Set(outside)].slice(0, 8),
      };
    },
    [mark, [0, 1, 2, 3, 4, 5, 6].map((at) => dayName(at, 'en'))] as const,
  );

const executablePath = findBrowser();
mkdirSync(into, { recursive: true });
const server = await dev({
  server: { port, host: 'localhost' },
  logLevel: 'error',
  vite: { plugins: [pseudoLanguage], server: { hmr: false } },
});
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) });
let wrong = 0;
for (const [width, height] of [
  [360, 740],
  [1280, 800],
] as const) {
  const page = await browser.newPage({ viewport: { width, height } });
  for (const { name, at, then } of screens) {
    await page.goto(`http://localhost:${String(port)}${at}`, { waitUntil: 'networkidle', timeout: 120_000 });
    await then?.(page);
    await page.screenshot({ path: `${into}/${name}-${String(width)}.png` });
    const { escaped, outside } = await look(page);
    for (const words of escaped)
      console.log(`${name}, ${String(width)}: "${words.slice(0, 120)}" did not come from the contents.`);
    for (const what of outside) console.log(`${name}, ${String(width)}: ${what} stands out of the screen.`);
    wrong += escaped.length + outside.length;
  }
  await page.close();
}
await browser.close();
await server.stop();
console.log(`${String(screens.length)} screens in 2 sizes: ${into}. ${String(wrong)} things to look into.`);
process.exit(wrong > 0 ? 1 : 0);
