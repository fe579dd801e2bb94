import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const copyLines = [
  'open',
  'careful',
  'bring',
  'joins',
  'taken',
  'brought',
  'same',
  'not-yours',
  'busy',
  'newer',
  'newer-next',
] as const;
const errorLines = [
  'copy-damaged',
  'copy-foreign',
  'copy-newer',
  'copy-huge',
  'copy-nothing-changed',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What the copying island is told in words. */
export interface CopyWords {
  labels: Labels;
  lines: Record<(typeof copyLines)[number] | (typeof errorLines)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  lang: string;
}

/** The words of taking and bringing back a copy. */
export const copyWords = (book: Book): CopyWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      'copy.take',
      'copy.bring',
      'copy.choose-file',
      'copy.last',
      'copy.added',
      'copy.newer',
      'print.cover',
      'print.words-of',
      'say.look-over',
    ]),
  },
  lines: { ...readyMessages(book, 'copy', copyLines), ...readyMessages(book, 'errors', errorLines) },
  unsaid: readyUnsaid(book),
  lang: book.lang,
});

const printLines = ['choose', 'whose', 'nobody'] as const;

/** What the printing island is told in words. */
export interface PrintWords {
  labels: Labels;
  lines: Record<(typeof printLines)[number] | 'nothing' | 'nothing-next', ReadyLine>;
  /** On the cover where the person has no photo. */ cover: ReadyPicture;
  unsaid: ReadyChoice[];
  lang: string;
}

/** The words of printing a Story. */
export const printWords = (book: Book): PrintWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      'print',
      'print.choose',
      'made.choose',
      'print.cover',
      'print.words-of',
      'print.made',
      'say',
      'story.mine',
    ]),
  },
  lines: {
    ...readyMessages(book, 'print', printLines),
    ...readyMessages(book, 'my-story', ['nothing', 'nothing-next']),
  },
  cover: readyPicture(book, 'what-matters'),
  unsaid: readyUnsaid(book),
  lang: book.lang,
});
