import { useMemo } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { WrittenLine } from '#model/reply.ts';
import { prepare, type Prepared } from '#symbols/search.ts';
import { hintsOf, namesIn, type Hint, type Knows } from './gate.ts';
import type { Person } from './people.ts';
import { suggestPicture } from './suggest-picture.ts';
import { useJson } from './use-json.ts';

/** A Line while it is written. `picture` only where the worker chose one; else it comes from the words. */
export interface EditedLine {
  key: string;
  words: string;
  picture?: WrittenLine['picture'] | undefined;
}

/** What is known while writing: words, pictures, names. */
export interface Writing {
  knows: Knows;
  pictureOf: (line: EditedLine) => WrittenLine['picture'];
}

/** Names near this person: their own, the worker's, of who helps, of their circle. */
function namesNear(person: Person, worker: string): string[] {
  return [
    person.name,
    worker,
    ...person.answers.flatMap((a) => [
      ...('helper' in a.speaker ? [a.speaker.helper] : []),
      ...(a.company.who === 'with' ? [a.company.name] : []),
      ...(a.said.named ? [a.said.named.name] : []),
      ...(a.said.circle ?? []).map((one) => one.name),
    ]),
  ];
}

/**
 * What helps to write: it comes while the worker writes already.
 * @param fallback the picture where the words give none.
 */
export function useWriting(person: Person, worker: string, moreNames: readonly string[], fallback: string): Writing {
  const words = useJson(ourAddress('/worker/writing.json'));
  const index = useJson(ourAddress('/symbols/index.json'));
  const symbols = useMemo<Prepared | undefined>(() => index && prepare(index), [index]);
  const knows = useMemo<Knows>(
    () => ({
      easy: words && new Set(words.easy),
      hardWords: words?.hardWords ?? [],
      fieldWords: words?.fieldWords ?? [],
      names: namesIn([...namesNear(person, worker), ...moreNames]),
    }),
    [words, person, worker, moreNames],
  );
  return useMemo(
    () => ({
      knows,
      pictureOf: (line) =>
        line.picture ?? (words && suggestPicture(line.words, words.pictures, symbols)) ?? { name: fallback },
    }),
    [knows, words, symbols, fallback],
  );
}

/** The Lines that say something, as they are sent: exactly as they were written. */
export const written = (lines: readonly EditedLine[], { pictureOf }: Writing): WrittenLine[] =>
  lines
    .filter((l) => l.words.trim())
    .slice(0, 12)
    .map((l) => ({ words: l.words.trim(), picture: pictureOf(l) }));

/** Whether a Line has to be mended before it goes in writing alone. */
export const stops = (hints: readonly Hint[]): boolean => hints.some((h) => h.level === 'fail');
/** How many Lines have to be mended. */
export const toMend = (lines: readonly EditedLine[], { knows }: Writing): number =>
  lines.filter((l) => stops(hintsOf(l.words, knows))).length;
