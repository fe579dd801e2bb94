import { jargon } from '#rules/language/jargon-list.ts';
import { overlap, placesOf, type Place } from '#rules/language/places-of.ts';
import { plain } from '#rules/language/words-of.ts';

/** Jargon where it stands in the plain sentence, with an easier way to say it. */
export interface JargonFound extends Place {
  say: string;
}

/** Idioms and jargon in a sentence; the longest wins. What has a capital letter inside a sentence is part of a name: "the Mental Capacity Act". */
export function jargonIn(sentence: string): JargonFound[] {
  const text = plain(sentence);
  const found: JargonFound[] = [];
  for (const [term, say] of jargon) {
    for (const place of placesOf(text, term)) {
      const isName = place.start > 0 && /^\p{Lu}\p{Ll}/u.test(place.text);
      if (!isName && !found.some((f) => overlap(f, place))) found.push({ ...place, say });
    }
  }
  return found;
}
