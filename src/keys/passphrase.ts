import { wordsByLot } from '#model/by-lot.ts';

/** Words of the worker's own are at least so long, in letters. */
const least = 16;

/** As words were compared before phones were thought of: keys sealed then still open by it. */
const tidyWords = (words: string): string => words.normalize('NFKC').trim().replace(/\s+/g, ' ');

/** What stands before words that were copied out of a note: "My code:", "my words -". */
const label =
  /^\s*(?:my|the|your)?\s*(?:5|five)?\s*(?:code|words?|passphrase|password|secret)\s*(?:is|are)?\s*[:=–—-]\s*/i;

/**
 * A passphrase as it is counted and sealed with: only its words, in small letters, one space between. A phone makes the first letter large, puts
 * a full stop behind, makes dashes and quotation marks its own, and a note has "My words:" before.
 */
export const plainWords = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(label, '')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff'’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

/** Which forms are tried, in this order: as words are sealed now, and as they were before. Each costs a second. */
export const formsToTry = (typed: string): string[] =>
  [...new Set([plainWords(typed), tidyWords(typed)])].filter((form) => form !== '');

/** What anybody tries first: the head of every list of stolen passwords, and what is near at hand here. */
const easiest = new Set(
  'password passwort passwords pass word words letmein welcome hello secret admin administrator login user guest test testing qwerty qwertz asdf asdfgh zxcvbn abc abcd abcdef iloveyou love monkey dragon football baseball sunshine princess master shadow superman batman michael jordan hunter summer winter spring autumn please open sesame inbox named worker key keys what matters to me my the a i is it and you'.split(
    ' ',
  ),
);
/** Rows of the alphabet, of digits and of keys, there and back. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
].flatMap((row) => [row, Array.from(row).reverse().join('')]);
const isRow = (word: string): boolean => word.length > 2 && rows.some((row) => row.includes(word));
/** One letter or a few, again and again. */
const isRepeat = (word: string): boolean => /^(.{1,8}?)\1+$/u.test(word);

/**
 * Why words of the worker's own are not good enough: too short, or among what somebody would try first: their own name, one word again and
 * again, rows of keys, the easiest lists, a year. Undefined where they are good. Nobody can tell a good secret from its looks alone: this only
 * refuses the worst.
 */
export function whyWeak(typed: string, name: string): 'short' | 'easy' | undefined {
  const plain = plainWords(typed);
  if (Array.from(plain).length < least) return 'short';
  const own = new Set(plainWords(name).split(' '));
  const together = plain.replaceAll(' ', '');
  if (isRepeat(together) || isRow(together)) return 'easy';
  const left = [...new Set(plain.split(' '))].filter(
    (word) =>
      !own.has(word) &&
      !easiest.has(word.replace(/\d+$/, '')) &&
      !isRow(word) &&
      !isRepeat(word) &&
      !/^\d{1,8}$/.test(word),
  );
  const signs = Array.from(left.join(''));
  return signs.length < 10 || new Set(signs).size < 5 ? 'easy' : undefined;
}

/** 5 words drawn by lot. From 700 words that is 47 bits, each guess costing a second (`sealing/stretch.ts`). */
export const fiveWords = (from: readonly string[]): string => wordsByLot(5, from);
