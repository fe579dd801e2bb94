import type { Book } from '#content/book.ts';
import { readyMessages, readyPicture, readySet, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { readySheet, type ReadySheet } from '#story/ready-sheet.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const lines = [
  'empty',
  'empty-next',
  'no-internet',
  'no-internet-here',
  'later',
  'ended',
  'trouble',
  'coming',
  'forgot',
  'forgot-somebody',
  'many-active',
  'did-not-happen',
  'did-not-happen-others',
  'nothing-waits',
  'not-found',
  'read',
  'promise',
  'cannot',
  'talk',
  'heard',
  'day',
  'picture',
  'gate',
  'gate-voice',
  'kept',
  'not-sent',
  'not-sent-next',
  'box-gone',
  'heard-how',
  'heard-no',
  'person-closes',
  'check-in-how',
  'check-in-on',
  'check-in-off',
  'hand-over-how',
  'card-no-photo',
  'card-no-line',
  'card-own-first',
  'card-changed',
  'card-wrong',
  'card-gone',
  'asked',
  'may-read-yes',
  'may-read-no',
  'end-how',
  'end-last',
  'before-how',
  'team-how',
  'away-how',
  'counts-how',
  'counts-none',
  'no-card',
  'piece-gone',
  'on-its-way',
  'held',
  'gone',
  'newer',
  'newer-next',
  'unopened',
  'unopened-next',
  'rolled-back',
  'missing',
  'missing-next',
  'rolled-back-next',
  'block-words',
  'block-write',
  'block-sure',
  'staying-how',
  'staying-not',
  'about-worker',
  'about-worker-how',
  'visit-danger',
  'visit-speak',
  'visit-promises',
  'visit-new',
  'copied',
  'copy-by-hand',
  'record-how',
  'record-there',
  'case-not-seen',
  'case-kept',
  'not-noted',
  'not-noted-next',
  'forgot-recorded',
] as const;
/** What is said of the way to the server in the same words as to a person. */
const errors = ['between', 'between-next'] as const;

/** What the desk is told in words. */
export interface DeskWords {
  labels: Labels;
  lines: Record<(typeof lines | typeof errors)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  notHappy: ReadyChoice[];
  me: ReadyPicture;
  worker: ReadyPicture;
  sheet: ReadySheet;
  lang: string;
}

/** The words of the desk, in the Book's language. */
export function deskWords(book: Book): DeskWords {
  const sheet = book.sheets.find((s) => s.id === 'one-page');
  if (!sheet) throw new Error('content/sheets has no "one-page": the desk shows it first.');
  const own = Object.keys(book.strings)
    .filter((key) => key.startsWith('desk.'))
    .map((key) => key.replace(/_(one|other|zero|two|few|many)$/, ''));
  return {
    labels: { ...storyLabels(book), ...labels(book, ['print', 'close', 'day.odd', 'day.example', ...own]) },
    lines: { ...readyMessages(book, 'desk', lines), ...readyMessages(book, 'errors', errors) },
    unsaid: readyUnsaid(book),
    notHappy: readySet(book, 'not-happy-with-worker'),
    me: readyPicture(book, 'me'),
    worker: readyPicture(book, 'named-worker'),
    sheet: readySheet(book, sheet),
    lang: book.lang,
  };
}
