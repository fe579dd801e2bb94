import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { soundAddress } from '#speech/sound-address.ts';

const labels = readdirSync('content/strings')
  .filter((name) => name.endsWith('.en.json') || name === 'en.json')
  .flatMap((name) =>
    Object.values(JSON.parse(readFileSync(join('content/strings', name), 'utf8')) as Record<string, string>),
  );
/** Labels with a name, a day or a count in them: no sound can be made of them at build, and the device's own voice says them. */
const filled = labels
  .filter((label) => label.includes('{{'))
  .map(
    (label) =>
      new RegExp(
        `^${label
          .split(/\{\{\w+\}\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
      ),
  );
const day = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

const hasSound = (words: string): boolean => {
  const at = soundAddress(words, 'en');
  return at !== undefined && existsSync(join('dist/client', at));
};
const canBeSaid = (words: string): boolean =>
  hasSound(words) || day.test(words) || filled.some((label) => label.test(words));

/**
 * Controls on the screen as it stands that somebody who does not read cannot tell apart (`docs/decisions/0078`): without a picture or a sign, or
 * with words that nothing can say. Hard words and links within longer text are words of a sentence; *Listen* is its own sign.
 * @param own words that the person or the worker typed themselves: a name, a Question asked before.
 */
export async function unmarked(page: Page, own: readonly string[] = []): Promise<string[]> {
  const all = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, summary, label.press, label.choice')]
      .filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) &&
          !one.matches('.skip, .listen, .hard, .sentence *, .plain *, dialog *, .owner *, .find-rows *, .found *'),
      )
      .map((one) => {
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (text) =>
          text.parentElement?.closest('.unseen, [hidden], [aria-hidden=true]')
            ? NodeFilter.FILTER_REJECT
            : NodeFilter.FILTER_ACCEPT,
        );
        const pieces: string[] = [];
        while (texts.nextNode()) pieces.push(texts.currentNode.textContent?.trim() ?? '');
        return {
          html: one.outerHTML.slice(0, 120),
          pieces: pieces.filter((piece) => piece !== ''),
          sign: one.querySelector('svg, img, canvas, .sample') !== null,
          listen: one.closest('[data-line]')?.querySelector('.listen') != null,
        };
      }),
  );
  return all.flatMap(({ html, pieces, sign, listen }) => [
    ...(sign ? [] : [`no picture: ${html}`]),
    ...(listen ||
    pieces.length === 0 ||
    own.includes(pieces.join(' ')) ||
    canBeSaid(pieces.join(' ')) ||
    canBeSaid(pieces[0] ?? '')
      ? []
      : [`cannot be heard: "${pieces.join(' ')}" ${html}`]),
  ]);
}

/**
 * Controls whose name does not begin with the words that are seen on them: who speaks to the device says what is seen (WCAG 2.5.3, and its advice). Goes
 * by axe's own reckoning of names, which `violations` has put into the page.
 */
export const misnamed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { axe } = globalThis as unknown as {
      axe: {
        setup: () => unknown;
        teardown: () => void;
        commons: { text: { accessibleText: (one: Element) => string } };
      };
    };
    const plain = (words: string) =>
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const wordsSeen = (one: Element) => {
      const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (text) =>
        text.parentElement?.closest('.unseen, [hidden], [aria-hidden="true"]') ||
        !text.parentElement?.checkVisibility({ visibilityProperty: true })
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
      );
      let words = '';
      while (texts.nextNode()) words += ` ${texts.currentNode.textContent ?? ''}`;
      return plain(words);
    };
    axe.setup();
    const wrong = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, label')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip'))
      .map((one) => ({
        one,
        seen: wordsSeen(one),
        name: plain(axe.commons.text.accessibleText(one instanceof HTMLLabelElement ? (one.control ?? one) : one)),
      }))
      .filter(({ seen, name }) => seen !== '' && !`${name} `.startsWith(`${seen} `));
    axe.teardown();
    return wrong.map(({ one, seen, name }) => `"${seen}" is called "${name}": ${one.outerHTML.slice(0, 100)}`);
  });
