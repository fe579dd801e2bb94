import { overlap, placesOf, type Place } from '#rules/language/places-of.ts';
import { plain } from '#rules/language/words-of.ts';
import type { HardWord } from '#rules/rule.ts';

/** A hard word where it stands in the plain sentence. */
export interface HardWordFound extends Place {
  id: string;
}

/** The hard words that a sentence says, marked or not. The longest wins: "mental capacity" before "capacity". */
export function hardWordsIn(sentence: string, hardWords: readonly HardWord[]): HardWordFound[] {
  const text = plain(sentence);
  const found: HardWordFound[] = [];
  const forms = hardWords
    .flatMap(({ id, forms }) => forms.map((form) => ({ id, form })))
    .sort((a, b) => b.form.length - a.form.length);
  for (const { id, form } of forms) {
    for (const place of placesOf(text, form)) if (!found.some((f) => overlap(f, place))) found.push({ id, ...place });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What stands between double stars. */
export const markedIn = (sentence: string): string[] => [...sentence.matchAll(/\*\*(.+?)\*\*/g)].map((m) => m[1] ?? '');
