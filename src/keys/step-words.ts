import type { ReadyLine } from '#model/ready.ts';
import type { Labels } from '#strings/fill.ts';

/** What a step is told in words, by the room whose step it is. The labels have the names of `content/strings/door`. */
export interface StepWords<Line extends string> {
  labels: Labels;
  lines: Record<Line, ReadyLine>;
  /** Whether a small sign stands in each button, as on screens of those who may not read: a worker does without. */
  signs?: boolean;
}

/** The sign of a button, where signs are wanted: to be spread into `Press`. */
export const signOf = ({ signs }: { signs?: boolean }, icon: string): { icon?: string } => (signs ? { icon } : {});

/** The Lines of choosing words that lock. */
export const choosingLines = [
  'words',
  'words-learn',
  'words-nobody',
  'own-words',
  'too-short',
  'too-short-next',
  'too-easy',
  'too-easy-next',
  'again',
  'not-same',
  'not-same-next',
] as const;

/** What choosing is told in words. `easy`: what words are drawn from, in one string, since it is long. */
export type ChoosingWords = StepWords<(typeof choosingLines)[number]> & { easy: string };
