import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const link = ['paper-asks', 'paper-scan', 'paper-open', 'paper-way'] as const;
/** What is asked of a Helper is asked of in the list too. */
const both = [
  ...link,
  'alone',
  'beside',
  'with',
  'with-wait',
  'waits',
  'private',
  'private-why',
  'right-away',
] as const;
const ask = [
  ...both,
  'who',
  'who-how',
  'topics',
  'topics-why',
  'sees',
  'sees-later',
  'means-says',
  'means-yours',
  'means-first',
  'means-worker',
  'means-stop',
  'means-stays',
  'sure',
  'making',
  'made',
  'made-next',
  'one-person',
  'not-here',
  'not-here-next',
  'no-room',
  'no-room-next',
] as const;
const seen = [
  'nobody',
  'nobody-next',
  'worker',
  'worker-take',
  'team',
  'devices',
  'card',
  'helper-says',
  'helper-sees',
  'not-opened',
  'elsewhere',
  'spoke',
  'offers',
  'others',
  'others-next',
  'missing',
  'missing-next',
  'cannot-look',
  'sight',
  'sight-none',
  'new',
  'new-alone',
  'let-see',
  'topics',
  'topics-quiet',
  'stop-ask',
  'stop-then',
  'stop-words',
  'stop-stays',
  'stopped',
  'stopped-stays',
] as const;
const newer = ['newer', 'newer-next'] as const;
const errors = [
  'no-internet',
  'no-internet-next',
  'between',
  'between-next',
  'busy',
  'busy-next',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What the link of a Helper is told in words. */
export interface LinkWords {
  labels: Labels;
  lines: Record<(typeof link)[number], ReadyLine>;
}

interface Words<K extends string> {
  labels: Labels;
  lines: Record<K | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  helper: ReadyPicture;
  worker: ReadyPicture;
  lang: string;
}
export type AskHelpWords = Words<(typeof ask)[number] | 'sight' | 'sight-none' | 'nothing' | 'nothing-next'>;
export type SeenWords = Words<(typeof seen)[number] | (typeof both)[number] | (typeof newer)[number]>;

const shared = (book: Book) => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...Object.keys(book.strings).filter((key) => /^(help-ask|seen)(\.|$)|^offered$/.test(key)),
      'say',
      'ask.try-again',
      'worker',
    ]),
  },
  unsaid: readyUnsaid(book),
  helper: readyPicture(book, 'helper'),
  worker: readyPicture(book, 'named-worker'),
  lang: book.lang,
});

/** The words of asking somebody to help. */
export const askHelpWords = (book: Book): AskHelpWords => ({
  ...shared(book),
  lines: {
    ...readyMessages(book, 'help-ask', ask),
    ...readyMessages(book, 'seen', ['sight', 'sight-none']),
    ...readyMessages(book, 'my-story', ['nothing', 'nothing-next']),
    ...readyMessages(book, 'errors', errors),
  },
});

/** The words of who can see my words. */
export const seenWords = (book: Book): SeenWords => ({
  ...shared(book),
  lines: {
    ...readyMessages(book, 'seen', seen),
    ...readyMessages(book, 'help-ask', both),
    ...readyMessages(book, 'hear', newer),
    ...readyMessages(book, 'errors', errors),
  },
});
