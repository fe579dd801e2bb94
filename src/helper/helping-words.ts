import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'opening',
  'asks',
  'may-say',
  'may-see',
  'first',
  'way-ask',
  'way-fill',
  'no-account',
  'sealed',
  'here',
  'want',
  'no',
  'nobody',
  'nobody-next',
  'wrong',
  'wrong-next',
  'taken',
  'taken-next',
  'ended',
  'ended-next',
  'old',
  'old-next',
  'newer',
  'newer-next',
  'choose',
  'none',
  'none-next',
  'whose',
  'about',
  'say',
  'with',
  'offer-one',
  'offer-day',
  'offer-photo',
  'day-example',
  'decides',
  'offered',
  'danger',
  'said',
  'sent',
  'waits',
  'sees',
  'quiet',
  'mine',
  'forget-ask',
  'forget-then',
  'forget-stays',
  'forgotten',
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
  'not-a-photo',
  'not-a-photo-next',
] as const;

/** What the screens of a Helper are told in words. `somebody`: who asks, where they show no photo. */
export interface HelpingWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  somebody: ReadyPicture;
  lang: string;
}

/** The words of helping from afar. */
export const helpingWords = (book: Book): HelpingWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...Object.keys(book.strings).filter((key) => /^helping(\.|$)/.test(key)),
      'ask.try-again',
      'ask.photo-choose',
      'ask.photo-away',
      'ask.more',
      'ask.page-of',
      'ask.more-chosen',
    ]),
  },
  lines: { ...readyMessages(book, 'helping', lines), ...readyMessages(book, 'errors', errors) },
  unsaid: readyUnsaid(book),
  somebody: readyPicture(book, 'me'),
  lang: book.lang,
});
