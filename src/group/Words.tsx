import { createContext, use, useMemo, type ReactNode } from 'react';
import { fill } from '#strings/fill.ts';
import type { GroupWords } from './ready-session.ts';

/** The words of a group's screens, and how a label is said, filled. */
export interface WordsHere extends GroupWords {
  say: (label: string, values?: Readonly<Record<string, string | number>>) => string;
}

const Here = createContext<WordsHere | undefined>(undefined);

/** Hands the words of a group's screens to all that stands in it. */
export function GiveWords({ words, children }: { words: GroupWords; children: ReactNode }) {
  const here = useMemo(
    (): WordsHere => ({ ...words, say: (label, values = {}) => fill(words.labels[label] ?? '', values) }),
    [words],
  );
  return <Here value={here}>{children}</Here>;
}

/** The words that were handed in. Throws outside of `GiveWords`. */
export function useWords(): WordsHere {
  const words = use(Here);
  if (!words) throw new Error('No words were handed in.');
  return words;
}
