import type { Book } from '#content/book.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import type { ReadyLine } from '#model/ready.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const words = [
  'ask.saved', 'ask.saving', 'ask.more', 'ask.own-words', 'ask.own-words-label', 'ask.or', 'ask.choices', 'ask.whose', 'ask.mine',
  'ask.with-help', 'ask.with-help-choice', 'ask.helper', 'ask.helper-choice', 'ask.helper-name', 'ask.change', 'ask.name', 'ask.reach',
  'ask.photo', 'ask.photo-choose', 'ask.photo-away', 'say.said', 'ask.rub-out', 'ask.help',
] as const;

const lines = ['choose-one', 'choose-some', 'choose-feelings', 'write', 'saved', 'helper-mode', 'helper-beside', 'help'] as const;
const errors = ['cannot-keep', 'cannot-keep-next', 'full', 'full-next', 'not-a-photo', 'not-a-photo-next'] as const;

/** The Lines an asking island may say. */
export type AskLines = Record<(typeof lines)[number] | (typeof errors)[number] | 'kept', ReadyLine>;
/** The bare words an asking island shows. */
export type AskLabels = Labels;

/** What every asking island is told in words, in the Book's language. */
export const askWords = (book: Book): { labels: AskLabels; lines: AskLines } => ({
  labels: labels(book, words),
  lines: { ...readyMessages(book, 'ask', lines), ...readyMessages(book, 'say', ['kept']), ...readyMessages(book, 'errors', errors) },
});
