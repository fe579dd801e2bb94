import type { Book } from '#content/book.ts';
import { readyMessages, readySet } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'ask',
  'wrong',
  'wrong-next',
  'choose',
  'these',
  'keeps',
  'no-safe',
  'forgot',
  'without',
  'without-kept',
  'without-seen',
  'wait',
  'was-opened',
  'was-opened-next',
  'now',
  'now-none',
  'can',
] as const;

/** What asking for the pictures of a Story says. */
export interface LockWords {
  lang: string;
  labels: Labels;
  lines: Record<(typeof lines)[number], ReadyLine>;
  pictures: ReadyChoice[];
}

export const lockWords = (book: Book): LockWords => ({
  lang: book.lang,
  labels: labels(book, [
    'lock.pictures',
    'lock.pressed',
    'lock.forgot',
    'lock.open',
    'lock.do-not',
    'lock.told',
    'lock.keep',
    'lock.others',
    'lock.change',
    'lock.away',
    'ask.back',
  ]),
  lines: readyMessages(book, 'lock', lines),
  pictures: readySet(book, 'lock-pictures'),
});
