import type { Book } from '#content/book.ts';
import { readyHelps, readyHelpWays } from '#easy-read/ready-helps.ts';
import { readyMessages, readySet } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyHelpWays, ReadyLine, ReadyQuestion } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'who',
  'what-wrong',
  'words',
  'name',
  'print',
  'hand',
  'letter-not-told',
  'letter-answer',
  'letter-another',
  'lead',
  'lead-card',
  'lead-only',
  'lead-might',
  'lead-going',
  'lead-sent',
  'lead-no-trace',
  'lead-answer',
  'lead-no-internet',
  'lead-busy',
  'lead-gone',
  'lead-here',
] as const;

/** What the way round the worker is told in words. */
export interface AnotherWayWords {
  labels: Labels;
  lines: Record<(typeof lines)[number] | 'help' | 'only-you' | keyof ReadyHelpWays, ReadyLine>;
  wrong: ReadyChoice[];
  helps: ReadyQuestion['helps'];
  who: ReadyChoice[];
}

/** The words of the way round the worker, in the Book's language. */
export function anotherWayWords(book: Book): AnotherWayWords {
  const wrong = readySet(book, 'not-happy-with-worker');
  return {
    labels: labels(book, [
      'print',
      'ask.more',
      'ask.page-of',
      'ask.more-chosen',
      'ask.own-words-label',
      'another.to',
      'another.from',
      'another.reach',
      'another.date',
      'another.title',
      'another.send',
    ]),
    lines: {
      ...readyMessages(book, 'another-way', lines),
      ...readyMessages(book, 'ask', ['help']),
      ...readyMessages(book, 'danger', ['only-you']),
      ...readyHelpWays(book),
    },
    wrong,
    helps: readyHelps(book, wrong),
    who: readySet(book, 'who-can-hear-it'),
  };
}
