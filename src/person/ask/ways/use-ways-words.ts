import { use } from 'react';
import type { WaysWords } from '#person/ask/ways/ways-words.ts';

let words: Promise<WaysWords> | undefined;

/** The words of the free ways; the screen waits for them, and says so where they do not come. */
export function useWaysWords(): WaysWords {
  words ??= fetch('/say/ways.json').then((answer) => {
    if (!answer.ok) throw new Error('The words of the free ways did not come.');
    return answer.json() as Promise<WaysWords>;
  });
  words.catch(() => { words = undefined; });
  return use(words);
}
