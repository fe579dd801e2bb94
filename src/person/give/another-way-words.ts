import type { Book } from '#content/book.ts';
import { readyMessages, readySet } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = ['who', 'what-wrong', 'words', 'print', 'hand', 'letter-to', 'letter-not-told', 'letter-answer', 'letter-another'] as const;

/** What the way round the worker is told in words. */
export interface AnotherWayWords { labels: Labels; lines: Record<(typeof lines)[number], ReadyLine>; wrong: ReadyChoice[]; who: ReadyChoice[] }

/** The words of the way round the worker, in the Book's language. */
export const anotherWayWords = (book: Book): AnotherWayWords => ({
  labels: labels(book, ['print', 'ask.more', 'ask.own-words-label', 'another.to', 'another.from', 'another.reach', 'another.date', 'another.title']),
  lines: readyMessages(book, 'another-way', lines),
  wrong: readySet(book, 'not-happy-with-worker'),
  who: readySet(book, 'who-can-hear-it'),
});
