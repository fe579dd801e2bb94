import type { Book } from '#content/book.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import type { ReadyLine } from '#model/ready.ts';

const lines = [
  'what',
  'choose',
  'private',
  'name',
  'runs',
  'runs-none',
  'front',
  'agreed',
  'good',
  'said',
  'wall',
  'on',
  'front-what',
  'agreed-what',
  'good-what',
  'said-what',
  'wall-what',
  'on-what',
  'names',
  'empty',
  'full',
  'full-next',
  'none',
  'take',
  'take-said',
] as const;
/** The Lines of making a newsletter, in `content/messages/newsletter`. */
export type NewsLines = Record<(typeof lines)[number], ReadyLine>;

/** The Lines of making a newsletter. */
export const newsWords = (book: Book): NewsLines => readyMessages(book, 'newsletter', lines);
