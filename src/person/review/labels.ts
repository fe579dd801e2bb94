import type { Book } from '#content/book.ts';
import { readyMessages, readySet, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const words = [
  'say',
  'say.said',
  'my-story',
  'my-story.rub-out',
  'my-story.rub-out-all',
  'my-story.rub-out-yes',
  'my-story.rub-out-no',
  'my-story.before',
  'offered',
  'my-story.change',
  'my-story.say-mine',
  'my-story.saved-now',
  'my-story.saved-minutes',
  'my-story.saved-on',
  'think.too',
  'again',
  'again.tomorrow',
  'again.week',
  'again.month',
  'again.day',
  'again.keep',
  'again.away',
  'again.on',
  'day.odd',
  'day.example',
] as const;
const lines = [
  'nothing',
  'nothing-next',
  'rub-out',
  'rub-out-gone',
  'rub-out-all',
  'rub-out-all-copies',
  'rub-out-all-devices',
  'rubbed-out',
  'helper-too',
  'mine-first',
] as const;
const errors = ['cannot-keep', 'cannot-keep-next'] as const;

/** What a looking-over island is told in words. */
export interface ReviewWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  thinkToo: ReadyChoice[];
  lang: string;
}

/** The words of looking over, in the Book's language. */
export const reviewWords = (book: Book): ReviewWords => ({
  labels: { ...storyLabels(book), ...labels(book, words) },
  lines: { ...readyMessages(book, 'my-story', lines), ...readyMessages(book, 'errors', errors) },
  unsaid: readyUnsaid(book),
  thinkToo: readySet(book, 'do-i-think-so-too'),
  lang: book.lang,
});

const overTimeLines = ['since', 'nothing', 'only-once'] as const;

/** What looking over time is told in words. */
export interface OverTimeWords {
  labels: Labels;
  lines: Record<(typeof overTimeLines)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  lang: string;
}

/** The words of looking at what was said over time. */
export const overTimeWords = (book: Book): OverTimeWords => ({
  labels: {
    ...storyLabels(book),
    ...labels(
      book,
      Object.keys(book.strings).filter((key) => /^(changed|time)(\.|$)/.test(key)),
    ),
  },
  lines: readyMessages(book, 'over-time', overTimeLines),
  unsaid: readyUnsaid(book),
  lang: book.lang,
});
