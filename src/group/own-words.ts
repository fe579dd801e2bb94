import type { Book } from '#content/book.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import type { ReadyLine } from '#model/ready.ts';

const lines = [
  'what',
  'choose',
  'comes',
  'private',
  'name',
  'empty',
  'page',
  'question',
  'prompt',
  'talk',
  'note',
  'choices',
  'choices-enough',
  'choice',
  'unready',
  'take',
  'take-said',
  'none',
] as const;
/** A Line of making a Session, in `content/messages/our-own`. */
export type OwnLineId = (typeof lines)[number];

/** The Lines of making a Session. */
export const ownWords = (book: Book): Record<OwnLineId, ReadyLine> => readyMessages(book, 'our-own', lines);
