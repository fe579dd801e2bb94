import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const card = [
  'opening',
  'i-am',
  'your-worker',
  'is-it',
  'none',
  'none-next',
  'gone',
  'wrong',
  'wrong-next',
  'other-key',
  'other-key-ask',
  'other-key-trust',
  'now',
  'new-one',
  'same',
  'added',
  'added-next',
  'not-added',
  'paste',
  'bare',
  'code',
  'no-code',
  'no-code-next',
  'camera',
  'camera-long',
  'camera-long-next',
  'camera-other',
  'no-card',
] as const;
const camera = ['refused-camera', 'refused-camera-next', 'no-camera'] as const;
const give = [
  'sealed',
  'sealed-team',
  'no-card',
  'no-card-next',
  'choose',
  'all-new',
  'take-out',
  'nothing-new',
  'give-again',
  'about-worker',
  'with',
  'with-wait',
  'kept-for-you',
  'see',
  'no-name',
  'no-name-write',
  'closed',
  'know',
  'know-reads',
  'know-team',
  'know-council',
  'know-danger',
  'know-days',
  'know-now',
  'answers-in',
  'answers-cover',
  'team',
  'team-why',
  'sure',
  'on-its-way',
  'on-its-way-next',
  'waits-here',
  'gave',
  'gave-next',
  'waits',
  'waits-next',
  'later',
  'not-taken',
  'not-taken-next',
] as const;
const soon = ['answers-in', 'answers-cover', 'know-days'] as const;
const given = [
  'nothing',
  'waiting',
  'sent',
  'came',
  'read',
  'taking-back',
  'taking-back-next',
  'taken-back',
  'asked-to-forget',
  'forgotten',
  'take-back-ask',
  'take-back-then',
  'too-late',
  'too-late-next',
  'forget-ask',
  'forget-then',
  'forget-know',
  'forget-stays',
] as const;
const errors = [
  'no-internet',
  'no-internet-next',
  'goes-itself',
  'between',
  'between-next',
  'busy',
  'busy-next',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What an island of giving is told in words. */
export interface GiveWords<K extends string> {
  labels: Labels;
  lines: Record<K | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  /** The worker where there is no photo of them. */
  worker: ReadyPicture;
  lang: string;
}
export type CardWords = GiveWords<(typeof card)[number] | (typeof camera)[number] | (typeof soon)[number]>;
export type GivingWords = GiveWords<(typeof give)[number] | 'nothing' | 'nothing-next'> & { closedBox: ReadyPicture };
export type GivenWords = GiveWords<(typeof given)[number] | 'not-taken' | 'not-taken-next'>;

const shared = (book: Book, screen: string) => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...new Set(
        Object.keys(book.strings)
          .filter((key) => key.startsWith(`${screen}.`))
          .map((key) => key.replace(/_(one|other)$/, '')),
      ),
    ]),
    ...labels(book, [
      'made.choose',
      'say',
      'worker',
      'ask.try-again',
      'ask.back',
      'story.name',
      'give',
      'give.given',
      'worker.on-paper',
      'worker.as-file',
    ]),
  },
  unsaid: readyUnsaid(book),
  worker: readyPicture(book, 'named-worker'),
  lang: book.lang,
});
const errorLines = (book: Book) => readyMessages(book, 'errors', errors);

/** The words of opening a Worker card. */
export const cardWords = (book: Book): CardWords => ({
  ...shared(book, 'card'),
  lines: {
    ...readyMessages(book, 'card', card),
    ...readyMessages(book, 'ways', camera),
    ...readyMessages(book, 'give', soon),
    ...errorLines(book),
  },
});

/** The words of giving. */
export const givingWords = (book: Book): GivingWords => ({
  ...shared(book, 'give'),
  closedBox: readyPicture(book, 'private'),
  lines: {
    ...readyMessages(book, 'give', give),
    ...readyMessages(book, 'my-story', ['nothing', 'nothing-next']),
    ...errorLines(book),
  },
});

/** The words of what was given. */
export const givenWords = (book: Book): GivenWords => ({
  ...shared(book, 'given'),
  lines: {
    ...readyMessages(book, 'given', given),
    ...readyMessages(book, 'give', ['not-taken', 'not-taken-next']),
    ...errorLines(book),
  },
});
