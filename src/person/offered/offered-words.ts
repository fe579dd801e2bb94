import type { Book } from '#content/book.ts';
import { readyMessages, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'with',
  'one',
  'is-mine',
  'want',
  'untold',
  'taken',
  'taken-change',
  'danger',
  'left-ask',
  'left-then',
  'left',
  'none',
  'none-next',
  'wait',
] as const;
const errors = ['full', 'full-next', 'cannot-keep', 'cannot-keep-next'] as const;

/** What the screen of Offers is told in words. */
export interface OfferedWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  lang: string;
}

/** The words of *Things for me*. */
export const offeredWords = (book: Book): OfferedWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...Object.keys(book.strings).filter((key) => /^offered(\.|$)/.test(key)),
      'ask.not-now',
      'my-story',
      'helping.help',
    ]),
  },
  lines: { ...readyMessages(book, 'offered', lines), ...readyMessages(book, 'errors', errors) },
  unsaid: readyUnsaid(book),
  lang: book.lang,
});
