import type { Book } from '#content/book.ts';
import { readyMessages, readySet, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

/** The questions in their order: the Line that asks, and the set of `content/choices` it asks with. An id is never reused: what is kept points to it. */
const questions = [
  { id: 'how', set: 'feelings' },
  { id: 'do', set: 'carer-does' },
  { id: 'hard', set: 'carer-hard' },
  { id: 'helps', set: 'carer-helped' },
  { id: 'want', set: 'carer-wants' },
  { id: 'ill', set: 'carer-steps-in' },
] as const;

const lines = [
  'who',
  'here',
  'others',
  'apart',
  'nobody',
  'leave-out',
  'kept',
  'write',
  'mine',
  'council',
  'danger',
  'forget-ask',
  'forget-then',
  'gone',
] as const;
const errors = ['cannot-keep', 'cannot-keep-next', 'full', 'full-next'] as const;

/** One question of the place, ready to be asked on a screen and on paper. */
export interface ForMeQuestion {
  id: (typeof questions)[number]['id'];
  prompt: ReadyLine;
  choices: ReadyChoice[];
}

/** What the place for a Helper's own needs is told in words. */
export interface ForMeWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof errors)[number], ReadyLine>;
  questions: ForMeQuestion[];
  unsaid: ReadyChoice[];
}

/** The questions with their pictures and choices. Throws ContentMistake. */
export function forMeQuestions(book: Book): ForMeQuestion[] {
  const prompts = readyMessages(
    book,
    'for-me',
    questions.map(({ id }) => id),
  );
  return questions.map(({ id, set }) => ({ id, prompt: prompts[id], choices: readySet(book, set) }));
}

/** The words of the place. Throws ContentMistake. */
export const forMeWords = (book: Book): ForMeWords => ({
  labels: labels(book, [
    ...Object.keys(book.strings).filter((key) => /^for-me(\.|$)/.test(key)),
    'helping.of',
    'helping.next',
    'helping.before',
    'helping.words',
    'helping.help',
    'helping.forget-yes',
    'helping.forget-no',
    'story.name',
    'ask.or',
    'ask.more',
    'ask.page-of',
    'ask.more-chosen',
  ]),
  lines: { ...readyMessages(book, 'for-me', lines), ...readyMessages(book, 'errors', errors) },
  questions: forMeQuestions(book),
  unsaid: readyUnsaid(book),
});
