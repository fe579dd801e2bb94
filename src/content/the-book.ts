import { readBook, type Book } from '#content/book.ts';

let book: Book | undefined;

/** The Book of this build, read once. While working (`npm run dev`) it is read anew each time, so that a changed word shows. */
export function theBook(): Book {
  if (!book || import.meta.env.DEV) book = readBook('en');
  return book;
}
