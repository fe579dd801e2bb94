import type { FieldWord } from '#model/field-word.ts';
import { own } from '#model/own.ts';
import { checkLine } from '#rules/check-line.ts';
import { easier } from '#rules/language/easier-list.ts';
import { overlap, placesOf } from '#rules/language/places-of.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { Finding, HardWord, Level, LineInContext } from '#rules/rule.ts';

/** One press that mends: by the Line as it would be then (several: it becomes several Lines), by a whole better Line with its picture, or by knowing a name. */
export type Mend =
  | { do: 'write'; words: string; lines: string[] }
  | { do: 'split'; lines: string[] }
  | { do: 'tidy'; lines: string[] }
  | { do: 'name'; name: string }
  | { do: 'line'; lines: [string]; picture: { name: string } };
/** Something to look at again in a Line. Only `fail` has to be mended; `hardWord` is the word it speaks of. */
export interface Hint {
  rule: string;
  level: Level;
  mend: string;
  hardWord?: string | undefined;
  mends: Mend[];
}
/** What the gate knows of words. Without the easy words (they did not come) it does not judge which words are hard. */
export interface Knows {
  easy?: ReadonlySet<string> | undefined;
  hardWords: readonly HardWord[];
  names: ReadonlySet<string>;
  fieldWords?: readonly FieldWord[];
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** A sentence as our own begin and end. */
export function whole(text: string): string {
  const tidy = upper(
    text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/[,;:–—-]+$/, '')
      .trim(),
  );
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
  const places = [...line.matchAll(/,?\s+(and|but|because|so|or)\s+|,\s+|\s*[;:–—]\s*|\s-\s/gi)].filter(
    (m) => m.index > 3 && m.index + m[0].length < line.length - 3,
  );
  const best = places.sort(
    (a, b) => Number(!a[1]) - Number(!b[1]) || Math.abs(a.index - middle) - Math.abs(b.index - middle),
  )[0];
  if (!best) return undefined;
  const rest = line.slice(best.index + best[0].length);
  const joiner = best[1]?.toLowerCase();
  return [whole(line.slice(0, best.index)), whole(joiner ? `${upper(joiner)} ${lower(rest)}` : rest)];
}

/** The marks that our Lines do without, taken out or said in words. */
const tidy = (line: string): string =>
  line
    .replace(/\s*&\s*/g, ' and ')
    .replace(/\s*\/\s*/g, ' or ')
    .replace(/["“”«»()[\]*_#~|\\]/g, '')
    .replace(/(^|\s)['‘]|([^s])['’](?=\s|$)/g, '$1$2')
    .replace(/!+/g, '.')
    .replace(/…|\.{2,}/g, '.')
    .replace(/\s+([.,?])/g, '$1')
    .trim();

const sentences = (text: string): string[] =>
  text
    .split(/(?<![A-Z]\.)(?<=[.?!])\s+|\n+/)
    .map(whole)
    .filter(Boolean);

function mendsOf({ rule, found = '', instead: to }: Finding, line: string): Mend[] {
  if (found && to) {
    const written = instead(line, found, to);
    return [{ do: 'write', words: to, lines: [rule === 'no-all-capitals' ? upper(written) : written] }];
  }
  switch (rule) {
    case 'easy-words':
    case 'no-abbreviations': {
      const say = own(easier, found.toLowerCase());
      return [
        ...(say ? [{ do: 'write' as const, words: say, lines: [instead(line, found, say)] }] : []),
        ...(/^\p{Lu}/u.test(found) ? [{ do: 'name' as const, name: found }] : []),
      ];
    }
    case 'begins-and-ends':
      return [{ do: 'tidy', lines: [whole(line)] }];
    case 'one-sentence': {
      const lines = sentences(line);
      return lines.length > 1 ? [{ do: 'split', lines }] : [];
    }
    case 'words-a-sentence':
    case 'few-joiners': {
      const lines = split(line);
      return lines ? [{ do: 'split', lines }] : [];
    }
    case 'easy-punctuation': {
      const clean = tidy(line);
      if (/[;:–—]|\s-\s/.test(clean)) {
        const lines = split(clean);
        return lines ? [{ do: 'split', lines }] : [];
      }
      return clean === line ? [] : [{ do: 'tidy', lines: sentences(clean) }];
    }
    default:
      return [];
  }
}

/** Words of the field in a Line, the longest first: initials as they are written, other words in small or capital letters. */
function fieldWordsIn(line: string, words: readonly FieldWord[]): { found: string; offer: FieldWord }[] {
  const all = words.flatMap((offer) =>
    offer.say.flatMap((form) =>
      placesOf(line, form)
        .filter((place) => !/^[A-Z]{2,}$/.test(form) || place.text === form)
        .map((place) => ({ place, offer })),
    ),
  );
  const longest = all.sort((a, b) => b.place.text.length - a.place.text.length);
  const kept = longest.filter((one, at) => !longest.slice(0, at).some((other) => overlap(other.place, one.place)));
  return kept.map(({ place, offer }) => ({ found: place.text, offer }));
}

/** One word with two capitals or more: `DoLS`, `S117A`. The rules may take it for a name; as a word of the field it is none. */
const initials = /^\S*\p{Lu}\S*\p{Lu}\S*$/u;

/** Days, times, phone numbers and postcodes, however they are written: they pass as they are. */
const passes =
  /(?:\+44|\(?0)[\d ()-]{8,}\d|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}\/\d{1,2}\b|\b\d{1,2}[:.]\d{2}(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi;

/** A Line with a plain number in the place of each thing that passes, and the way back. */
function withoutPassing(line: string): { plain: string; back: (text: string) => string } {
  const put: [string, string][] = [];
  let next = 7001;
  const plain = line.replace(passes, (what) => {
    while (line.includes(String(next))) next += 1;
    put.push([String(next), what]);
    next += 1;
    return put.at(-1)?.[0] ?? what;
  });
  return { plain, back: (text) => put.reduce((now, [number, what]) => now.replaceAll(number, what), text) };
}

/** Whether it may be a name: a capital letter and small ones, and none of the words that we know an easier one for. */
const maybeName = (found: string): boolean =>
  /^\p{Lu}\p{Ll}/u.test(found) && own(easier, found.toLowerCase()) === undefined;

/**
 * What to look at again in a Line that a worker wrote, by the same rules as our own Lines. Nothing in an empty one. It never argues about a
 * name: one that is known is let be, and what may be one does not stop the Line.
 */
export function hintsOf(line: string, { easy, hardWords, names, fieldWords = [] }: Knows): Hint[] {
  if (line.trim() === '') return [];
  const { plain, back } = withoutPassing(line.trim());
  const known = new Set([...names].map((name) => name.toLowerCase()));
  const isKnown = (found = '') => known.has(found.replace(/['’]s?$/, '').toLowerCase());
  const context: LineInContext = {
    words: plain,
    part: 'line',
    where: '',
    file: '',
    easy: easy ?? new Set(),
    hardWords,
    names,
  };
  const offered = fieldWordsIn(plain, fieldWords).filter(({ found }) => !isKnown(found));
  const covered = (found: string | undefined) =>
    found !== undefined &&
    offered.some((o) => placesOf(o.found, found).length > 0 || placesOf(found, o.found).length > 0);
  const all = checkLine(context);
  const said = all
    .filter((f) => !isKnown(f.found) && !covered(f.found))
    .flatMap((f): Hint[] => {
      const hardWord = f.rule === 'easy-words' ? f.found : undefined;
      if (hardWord !== undefined && !easy) return [];
      const level =
        f.found !== undefined && (f.rule === 'easy-words' || f.rule === 'no-abbreviations') && maybeName(f.found)
          ? 'warn'
          : f.level;
      const mends = mendsOf(f, plain).filter(
        (m) => m.do === 'name' || (m.lines.length > 0 && m.lines.join('\n') !== plain),
      );
      return [
        {
          rule: f.rule,
          level,
          mend: back(f.mend),
          hardWord,
          mends: mends.map((m): Mend => (m.do === 'name' || m.do === 'line' ? m : { ...m, lines: m.lines.map(back) })),
        },
      ];
    });
  const better = offered.map(({ found, offer }): Hint => ({
    rule: 'field-words',
    hardWord: found,
    mend: '',
    level:
      initials.test(found) ||
      all.some((f) => f.level === 'fail' && f.found !== undefined && placesOf(found, f.found).length > 0)
        ? 'fail'
        : 'warn',
    mends: [
      { do: 'line', lines: [offer.line], picture: { name: offer.picture } },
      ...(/^[A-Z]{2,4}$/.test(found) ? [{ do: 'name' as const, name: found }] : []),
    ],
  }));
  // The same hint twice (two slashes) is one.
  return [...better, ...said.filter((hint, at) => said.findIndex((h) => h.mend === hint.mend) === at)];
}

/** Whether all Lines may go: nothing that our own rules would not let through. */
export const mayGo = (lines: readonly string[], knows: Knows): boolean =>
  lines.every((line) => hintsOf(line, knows).every((h) => h.level === 'warn'));

/** How many words a reader counts. */
export const countWords = (line: string): number => wordsOf(line).length;

/** Names as they are written: of the person, of the worker, of their people. Each word of one may begin a Line. */
export const namesIn = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => name.split(/\s+/)).filter((word) => /^\p{Lu}/u.test(word)));
