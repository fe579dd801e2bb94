import { own } from '#model/own.ts';
import { checkLine } from '#rules/check-line.ts';
import { easier } from '#rules/language/easier-list.ts';
import { placesOf } from '#rules/language/places-of.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { HardWord, Level, LineInContext } from '#rules/rule.ts';

/** One press that mends: by the Line as it would be then (several: it becomes several Lines), or by knowing a name. */
export type Mend = { do: 'write'; words: string; lines: string[] } | { do: 'split'; lines: string[] } | { do: 'tidy'; lines: string[] } | { do: 'name'; name: string };
/** Something to look at again in a Line. Only `fail` has to be mended; `hardWord` is the word it speaks of. */
export interface Hint { rule: string; level: Level; mend: string; hardWord?: string | undefined; mends: Mend[] }
/** What the gate knows of words. Without the easy words (they did not come) it does not judge which words are hard. */
export interface Knows { easy?: ReadonlySet<string> | undefined; hardWords: readonly HardWord[]; names: ReadonlySet<string> }

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** A sentence as our own begin and end. */
export function whole(text: string): string {
  const tidy = upper(text.trim().replace(/\s+/g, ' ').replace(/[,;:–—-]+$/, '').trim());
  return tidy === '' || /[.?]$/.test(tidy) ? tidy : `${tidy}.`;
}

/** A word in place of another, wherever it stands as a whole word; with a capital letter where it had one at the start. */
function instead(line: string, from: string, to: string): string {
  const [first] = placesOf(line, from);
  if (!first) return line;
  const said = first.start === 0 && /^\p{Lu}/u.test(first.text) ? upper(to) : to;
  return line.slice(0, first.start) + said + line.slice(first.end);
}

/** Two Lines where a joining word, or the middle comma, stands nearest to the middle; undefined where there is none. */
export function split(line: string): string[] | undefined {
  const middle = line.length / 2;
  const places = [...line.matchAll(/,?\s+(and|but|because|so|or)\s+|,\s+|\s*[;:–—]\s*|\s-\s/gi)].filter((m) => m.index > 3 && m.index + m[0].length < line.length - 3);
  const best = places.sort((a, b) => Number(!a[1]) - Number(!b[1]) || Math.abs(a.index - middle) - Math.abs(b.index - middle))[0];
  if (!best) return undefined;
  const rest = line.slice(best.index + best[0].length);
  const joiner = best[1]?.toLowerCase();
  return [whole(line.slice(0, best.index)), whole(joiner ? `${upper(joiner)} ${lower(rest)}` : rest)];
}

/** The marks that our Lines do without, taken out or said in words. */
const tidy = (line: string): string =>
  line.replace(/\s*&\s*/g, ' and ').replace(/\s*\/\s*/g, ' or ').replace(/["“”«»()[\]*_#~|\\]/g, '').replace(/(^|\s)['‘]|([^s])['’](?=\s|$)/g, '$1$2').replace(/!+/g, '.').replace(/…|\.{2,}/g, '.').replace(/\s+([.,?])/g, '$1').trim();

const sentences = (text: string): string[] => text.split(/(?<![A-Z]\.)(?<=[.?!])\s+|\n+/).map(whole).filter(Boolean);

const asked = /^"([^"]+)"\. (?:Try|Write) "([^"]+)"\.$/;
const hard = /^"(.+?)" is a hard word/;

function mendsOf(rule: string, mend: string, line: string): Mend[] {
  const [, from = '', to = ''] = asked.exec(mend) ?? [];
  if (from && to) return [{ do: 'write', words: to, lines: [instead(line, from, to)] }];
  switch (rule) {
    case 'easy-words': {
      const word = hard.exec(mend)?.[1] ?? '';
      const say = own(easier, word.toLowerCase());
      return [...(say ? [{ do: 'write' as const, words: say, lines: [instead(line, word, say)] }] : []), ...(/^\p{Lu}/u.test(word) ? [{ do: 'name' as const, name: word }] : [])];
    }
    case 'begins-and-ends': return [{ do: 'tidy', lines: [whole(line)] }];
    case 'no-all-capitals': { const word = /^"(.+?)"/.exec(mend)?.[1] ?? ''; return [{ do: 'write', words: word.toLowerCase(), lines: [upper(instead(line, word, word.toLowerCase()))] }]; }
    case 'one-sentence': { const lines = sentences(line); return lines.length > 1 ? [{ do: 'split', lines }] : []; }
    case 'words-a-sentence': case 'few-joiners': { const lines = split(line); return lines ? [{ do: 'split', lines }] : []; }
    case 'easy-punctuation': {
      const clean = tidy(line);
      if (/[;:–—]|\s-\s/.test(clean)) { const lines = split(clean); return lines ? [{ do: 'split', lines }] : []; }
      return clean === line ? [] : [{ do: 'tidy', lines: sentences(clean) }];
    }
    default: return [];
  }
}

/** What to look at again in a Line that a worker wrote, by the same rules as our own Lines. Nothing in an empty one. */
export function hintsOf(line: string, { easy, hardWords, names }: Knows): Hint[] {
  if (line.trim() === '') return [];
  const context: LineInContext = { words: line.trim(), part: 'line', where: '', file: '', easy: easy ?? new Set(), hardWords, names };
  const found = checkLine(context).flatMap(({ rule, level, mend }): Hint[] => {
    const hardWord = rule === 'easy-words' ? (hard.exec(mend)?.[1] ?? '') : undefined;
    if (hardWord !== undefined && (!easy || /^[ap]m$/.test(hardWord))) return [];
    const mends = mendsOf(rule, mend, line.trim()).filter((m) => m.do === 'name' || (m.lines.length > 0 && m.lines.join('\n') !== line.trim()));
    return [{ rule, level, mend, hardWord, mends }];
  });
  // The same hint twice (two slashes) is one.
  return found.filter((hint, at) => found.findIndex((h) => h.mend === hint.mend) === at);
}

/** Whether all Lines may go: nothing that our own rules would not let through. */
export const mayGo = (lines: readonly string[], knows: Knows): boolean => lines.every((line) => hintsOf(line, knows).every((h) => h.level === 'warn'));

/** How many words a reader counts. */
export const countWords = (line: string): number => wordsOf(line).length;

/** Names as they are written: of the person, of the worker, of their people. Each word of one may begin a Line. */
export const namesIn = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap((name) => name.split(/\s+/)).filter((word) => /^\p{Lu}/u.test(word)));
