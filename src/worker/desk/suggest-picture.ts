import { search, type Prepared } from '#symbols/search.ts';
import type { WrittenLine } from '#model/reply.ts';
import type { WritingWords } from './writing.ts';

/** Words that say nothing of a picture. */
const empty = new Set(
  (
    'i you we he she it they me my your his her our their them us him a an the and or but so if to of in on at for with by from is are am was were be been will can may do does did have has had not no yes ' +
    'this that these those there here what who when where how why about as more very too also just then than go get make want let say said because each all some any new look see other next find tell ask think know give take come'
  ).split(' '),
);

/** A picture with a red cross says that something is not so: it never stands beside a Line that says it is. */
const negative = /(^|-)(no|not|nobody|cannot|un\w+)(-|$)/;
const saysNot = /\b(no|not|never|nobody|nothing|cannot|without)\b/i;

const stem = (word: string): string => word.replace(/(ing|ed|es|s)$/, '') || word;
const said = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w.length > 1);

/**
 * A picture for a Line, from its words: one of ours that means what it says, else one of the whole set; undefined where nothing fits.
 * @param symbols the whole set, where it is here.
 */
export function suggestPicture(
  line: string,
  pictures: WritingWords['pictures'],
  symbols?: Prepared,
): WrittenLine['picture'] | undefined {
  const words = said(line)
    .filter((w) => !empty.has(w))
    .map(stem);
  // What a Line says is not so: the word after each "not".
  const denied = new Set(
    [...line.matchAll(/\b(?:no|not|never|cannot|without)\s+(?:be\s+|the\s+|your\s+)?([\p{L}'’-]+)/giu)].flatMap((m) =>
      said(m[1] ?? '').map(stem),
    ),
  );
  let best: { name: string; score: number } | undefined;
  for (const { name, means } of pictures) {
    if (name.startsWith('body-')) continue;
    const own = [...new Set([...said(name.replaceAll('-', ' ')), ...said(means)])]
      .filter((w) => !empty.has(w))
      .map(stem);
    const hits = own.filter((w) => words.includes(w));
    const [crossed, isDenied] = [negative.test(name) || saysNot.test(means), hits.some((w) => denied.has(w))];
    if (hits.length === 0 || (crossed && !isDenied)) continue;
    // All of what a picture means is worth more than a part of it; the word said first carries the Line.
    const score =
      hits.length * 2 -
      (own.length - hits.length) -
      Math.min(...hits.map((w) => words.indexOf(w))) * 0.05 +
      (isDenied ? (crossed ? 1.5 : -1.5) : 0);
    if (!best || score > best.score) best = { name, score };
  }
  if (best && best.score > 0) return { name: best.name };
  if (symbols) {
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const { rows, exact } = search(symbols, word, { limit: 1 });
      if (exact && rows[0]) return { symbol: rows[0].code };
    }
  }
  return best ? { name: best.name } : undefined;
}
