import { latestFirst, type Moment } from '#model/moment.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { Token } from '#model/answer.ts';
import { lettersApart } from '#symbols/search.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import type { Labels } from '#strings/fill.ts';
import type { Person } from './people.ts';

/** A place where searched words stand: who, what was asked, and the words. */
export interface Place {
  thread: Token;
  name: string;
  asked: string;
  words: string;
  at: string;
  moment?: Moment | undefined;
  answer?: Token | undefined;
}
export interface Finder {
  places: Place[];
  /** word → places that hold it. */ words: Map<string, number[]>;
}

const split = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Builds the list of words once, so that each letter typed costs little. */
export function finderOf(places: readonly Place[]): Finder {
  const words: Finder['words'] = new Map();
  places.forEach(({ name, asked, words: said }, at) => {
    for (const word of new Set(split(`${name} ${asked} ${said}`))) {
      const held = words.get(word);
      if (held) held.push(at);
      else words.set(word, [at]);
    }
  });
  return { places: [...places], words };
}

/** All that people gave and what was said back, as places to search in. */
export function placesOf(
  people: readonly Person[],
  questions: ReadonlyMap<string, ReviewQuestion>,
  more: readonly ReadyChoice[],
  labels: Labels,
  lang: string,
): Place[] {
  return people.flatMap((p): Place[] => [
    { thread: p.thread, name: p.name, asked: '', words: p.caseNumber, at: p.letters[0]?.came ?? '' },
    ...p.answers.map((a): Place => ({
      thread: p.thread,
      name: p.name,
      asked: a.asked.prompt,
      answer: a.id,
      at: a.at,
      moment: a.moment,
      words: spokenParts(saidParts(a, questions.get(a.question), more, labels, lang), labels).join('. '),
    })),
    ...p.sent.flatMap((s): Place[] =>
      'lines' in s && s.lines.length > 0
        ? [
            {
              thread: p.thread,
              name: p.name,
              asked: s.from,
              words: s.lines.map((l) => l.words).join(' '),
              at: s.at,
              moment: s.moment,
            },
          ]
        : [],
    ),
  ]);
}

/** How many letters may be wrong in a word of this length. */
const mayBeWrong = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2);

function holding({ words }: Finder, typed: string): Set<number> {
  const found = new Set<number>();
  const add = (places: readonly number[]) => {
    for (const at of places) found.add(at);
  };
  for (const [word, places] of words) if (word.startsWith(typed)) add(places);
  const wrong = mayBeWrong(typed.length);
  // Only where it is nowhere as typed: a word well spelled is not mixed with words like it.
  if (found.size === 0 && wrong > 0)
    for (const [word, places] of words)
      if (
        lettersApart(typed, word.slice(0, typed.length + wrong), wrong) <= wrong ||
        lettersApart(typed, word, wrong) <= wrong
      )
        add(places);
  return found;
}

/** Places that hold all the words typed, the beginnings of words too, newest first. */
export function findIn(finder: Finder, query: string, most = 40): Place[] {
  const typed = split(query);
  if (typed.length === 0) return [];
  const sets = typed.map((word) => holding(finder, word));
  const [first, ...others] = sets.sort((a, b) => a.size - b.size);
  return [...(first ?? [])]
    .filter((at) => others.every((s) => s.has(at)))
    .flatMap((at) => finder.places[at] ?? [])
    .sort((a, b) => Number(a.answer !== undefined) - Number(b.answer !== undefined) || latestFirst(a, b))
    .slice(0, most);
}
