import { readFileSync } from 'node:fs';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import type { LineInContext } from '#rules/rule.ts';

/** The real list, so that what the tests call easy is easy on the website. */
export const easy = easyWordsFrom(readFileSync('content/easy-words/en.txt', 'utf8'));

/** A Line of a made-up Page, with `around` changed. */
export const aLine = (words: string, around: Partial<LineInContext> = {}): LineInContext => ({
  words,
  part: 'line',
  where: 'my-rights, line 4 "you-can-say-no"',
  file: 'content/pages/my-rights/words.en.yaml',
  easy,
  hardWords: [{ id: 'advocate', forms: ['advocate', 'advocates'] }],
  names: new Set(),
  ...around,
});
