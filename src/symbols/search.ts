import type { SymbolIndex, SymbolRow } from '#symbols/symbol-index.ts';

/** A symbol that was found: its code, the words for it, the same picture in other skin colours. */
export interface Found {
  code: string;
  words: string;
  group: number;
  skins: string[];
}

/** The index, opened for searching: built once, so that each letter typed costs little. */
export interface Prepared {
  index: SymbolIndex;
  found: Found[];
  /** word → rows that have it, and how much it says of them. */ words: Map<string, { row: number; weight: number }[]>;
  sorted: string[];
  byStart: Map<string, string[]>;
  /** What is often chosen, in its order. */ often: Set<Found>;
  /** What people say → words of the set. A map: `constructor` is a word that may be typed. */ easy: Map<
    string,
    string
  >;
}

/** One spelling for what sounds or looks alike to somebody who spells by ear: phone/fone, chicken/chiken, shopping/shoping. */
const sounded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/gh(?=t)/g, '')
    .replace(/([a-z])\1/g, '$1')
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r');

/** The word without its ending: dogs/dog, dancing/dance/danced. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && (word.endsWith('ed') || word.endsWith('es'))) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** One form for all spellings of a word. */
const normal = (word: string): string => stem(sounded(word.toLowerCase()));

/** How many letters differ, put in, left out or swapped; stops counting above `most` (Damerau 1964, adjacent swaps). */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      next.push(best);
    }
    if (Math.min(...next) > most) return most + 1;
    [older, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}

const split = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Opens an index for searching. */
export function prepare(index: SymbolIndex): Prepared {
  const words: Prepared['words'] = new Map();
  const put = (word: string, row: number, weight: number) => {
    const key = normal(word);
    const rows = words.get(key) ?? [];
    const had = rows.at(-1)?.row === row ? rows.at(-1) : undefined;
    if (had) had.weight = Math.max(had.weight, weight);
    else rows.push({ row, weight });
    words.set(key, rows);
  };
  index.rows.forEach(([, name, other], row) => {
    const named = split(name);
    // A name of one word says it all: "dog" is more a dog than "dog face" is.
    for (const word of named) put(word, row, named.length === 1 ? 10 : 8 - Math.min(3, named.length - 1));
    for (const word of split(other)) put(word, row, 3);
  });
  const sorted = [...words.keys()].sort();
  const byStart = new Map<string, string[]>();
  for (const word of sorted) byStart.set(word[0] ?? '', [...(byStart.get(word[0] ?? '') ?? []), word]);
  const found = index.rows.map(([code, name, , group, skins]: SymbolRow): Found => ({
    code,
    words: name,
    group,
    skins: skins ?? [],
  }));
  const byCode = new Map(found.map((one) => [one.code, one]));
  const often = new Set(index.often.flatMap((code) => byCode.get(code) ?? []));
  return { index, found, words, sorted, byStart, often, easy: new Map(Object.entries(index.easy)) };
}

/** The first place in a sorted list that is not before a word. */
function placeOf(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words of the index that begin like this one. */
function* beginningLike({ sorted }: Prepared, word: string): Generator<string> {
  for (let i = placeOf(sorted, word); i < sorted.length && sorted[i]?.startsWith(word); i += 1) yield sorted[i] ?? '';
}

type Scores = Map<number, number>;

function add(scores: Scores, prepared: Prepared, word: string, times: number): void {
  for (const { row, weight } of prepared.words.get(word) ?? [])
    scores.set(row, Math.max(scores.get(row) ?? 0, weight * times));
}

/** Fewer pictures than this, and what was typed may be misspelled. */
const few = 2;

const inOrder = (word: string) => Array.from(word).sort().join('');
const sameLetters = (a: string, b: string) => a.length === b.length && inOrder(a) === inOrder(b);

/** What one word of a search finds: the word itself first, then words that begin so, then what it may have been meant to be. */
function scoresOf(prepared: Prepared, typed: string): Scores {
  const scores: Scores = new Map();
  const word = normal(typed);
  add(scores, prepared, word, 1);
  if (word.length > 1)
    for (const longer of beginningLike(prepared, word)) if (longer !== word) add(scores, prepared, longer, 0.6);
  // Words of three letters are only ever swapped: "dgo". Any other slip makes another word of them.
  if (scores.size < few && word.length > 2) {
    const most = word.length > 5 ? 2 : 1;
    // The first letter is mostly right; where it is not, the second is there too.
    const near = new Set([
      ...(prepared.byStart.get(word[0] ?? '') ?? []),
      ...(prepared.byStart.get(word[1] ?? '') ?? []),
    ]);
    for (const other of near) {
      const apart = lettersApart(word, other, most);
      if (apart <= most && (word.length > 3 || sameLetters(word, other))) add(scores, prepared, other, 0.45 / apart);
    }
  }
  return scores;
}

function together(all: readonly Scores[]): Scores {
  const [first = new Map<number, number>(), ...others] = all;
  const every: Scores = new Map(
    [...first]
      .filter(([row]) => others.every((o) => o.has(row)))
      .map(([row, score]) => [row, score + others.reduce((sum, o) => sum + (o.get(row) ?? 0), 0)]),
  );
  if (every.size > 0 || others.length === 0) return every;
  // No picture has all the words: those with some of them are nearer than none.
  const some: Scores = new Map();
  for (const scores of all) for (const [row, score] of scores) some.set(row, (some.get(row) ?? 0) + score * 0.5);
  return some;
}

/** Easy words that people use, where what was typed is one of them, or nearly. */
function meant({ easy }: Prepared, query: string): string[] {
  const typed = split(query).join(' ');
  const exact = easy.get(typed);
  if (exact) return exact.split(' ');
  return split(query).flatMap((word) => easy.get(word)?.split(' ') ?? []);
}

const flag = (prepared: Prepared) => prepared.index.groups.indexOf('flags');

/**
 * Searches the set in easy words. Never an empty screen: where nothing is found, what is nearest, or what is often chosen, comes with `exact` false.
 */
export function search(prepared: Prepared, query: string, { limit = 24 } = {}): { rows: Found[]; exact: boolean } {
  const { found, often } = prepared;
  const typed = split(query);
  if (typed.length === 0) return { rows: [...often].slice(0, limit), exact: false };
  const scores = together(typed.map((word) => scoresOf(prepared, word)));
  for (const word of meant(prepared, query))
    for (const [row, score] of scoresOf(prepared, word)) scores.set(row, Math.max(scores.get(row) ?? 0, score * 0.9));
  const flags = flag(prepared);
  const rank = (row: number) => {
    const one = found[row];
    return (scores.get(row) ?? 0) + (one && often.has(one) ? 2 : 0) - (one?.group === flags ? 3 : 0);
  };
  const best = [...scores.keys()].sort((a, b) => rank(b) - rank(a) || a - b);
  if (best.length > 0) return { rows: best.slice(0, limit).flatMap((row) => found[row] ?? []), exact: true };
  // Nothing at all: words that begin with the same letters, fewer and fewer of them.
  for (let letters = Math.min(4, typed[0]?.length ?? 0); letters > 1; letters -= 1) {
    const near: Scores = new Map();
    for (const word of beginningLike(prepared, sounded(typed[0]?.slice(0, letters) ?? '')))
      add(near, prepared, word, 1);
    const rows = [...near.keys()]
      .sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0) || a - b)
      .flatMap((row) => found[row] ?? []);
    if (rows.length > 0) return { rows: [...new Set([...rows, ...often])].slice(0, limit), exact: false };
  }
  return { rows: [...often].slice(0, limit), exact: false };
}

/** All symbols of one group, in the set's own order. */
export const inGroup = ({ found, index }: Prepared, group: string): Found[] =>
  found.filter((f) => f.group === index.groups.indexOf(group));
