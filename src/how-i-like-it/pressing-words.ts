import type { Book } from '#content/book.ts';
import { labels } from '#strings/strings.ts';

const said = [
  'out',
  'rests',
  'rest',
  'rest-on',
  'rest-said',
  'rest-over',
  'up',
  'down',
  'letters-title',
  'letters-space',
  'letters-rub-out',
  'letters-done',
] as const;

/** Labels whose keys begin like this, in their order, as one row of words. */
const rows = (book: Book, begins: string) =>
  Object.entries(book.strings)
    .filter(([key]) => key.startsWith(begins))
    .map(([, words]) => words)
    .join(' ');

/** What the ways of pressing say while they run, by short name; the letters to write with, and the words that are said most. */
export function pressingWords(book: Book): Record<string, string> {
  const all = labels(
    book,
    said.map((name) => `pressing.${name}`),
  );
  return {
    ...Object.fromEntries(said.map((name) => [name, all[`pressing.${name}`] ?? ''])),
    letters: rows(book, 'pressing.row-'),
    'letters-words': rows(book, 'pressing.said-'),
  };
}
