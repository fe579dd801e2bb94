import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const madeLines = [
  'choose',
  'nobody',
  'nothing',
  'nothing-next',
  'too-much',
  'too-much-next',
  'fold',
  'play',
  'play-own',
  'computers',
  'computers-who',
  'computers-careful',
  'promised-by',
  'did-not-happen',
  'not-yet',
] as const;

/** What everything made from a Story is told in words. */
export interface MadeWords {
  labels: Labels;
  lines: Record<(typeof madeLines)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  me: ReadyPicture;
  lang: string;
}

/** The words of what a Story becomes, in the Book's language. */
export const madeWords = (book: Book): MadeWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      'print',
      'say',
      'story.mine',
      'print.cover',
      'print.words-of',
      'picture.credit-paper',
      ...Object.keys(book.strings).filter((key) => /^(made|play|computers)(\.|$)/.test(key)),
    ]),
  },
  lines: readyMessages(book, 'made', madeLines),
  unsaid: readyUnsaid(book),
  me: readyPicture(book, 'me'),
  lang: book.lang,
});
