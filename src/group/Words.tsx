import { createContext, use, type ReactNode } from 'react';
import { fill, fillCount } from '#strings/fill.ts';
import type { GroupWords } from './ready-session.ts';

const WordsHere = createContext<GroupWords | undefined>(undefined);

/** Hands the words of a group's screens to all that stands in it. */
export const GiveWords = ({ words, children }: { words: GroupWords; children: ReactNode }) => <WordsHere value={words}>{children}</WordsHere>;

/** The words of a group's screens, and how a label is said. Throws outside of `GiveWords`. */
export function useWords(): GroupWords & { say: (label: string, values?: Readonly<Record<string, string | number>>) => string; sayCount: (label: string, count: number) => string } {
  const words = use(WordsHere);
  if (!words) throw new Error('No words were handed in.');
  return {
    ...words,
    say: (label, values = {}) => fill(words.labels[label] ?? '', values),
    sayCount: (label, count) => fillCount(words.labels, label, count, words.lang),
  };
}
