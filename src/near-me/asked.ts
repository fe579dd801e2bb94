import type { Book, BookAsked, BookPage } from '#content/book.ts';
import { pageIn } from '#content/find.ts';
import type { Door } from '#easy-read/door.ts';
import { ourAddress } from '#model/our-address.ts';

/** The Page that a question stands beside. */
export const pageOf = (book: Book, { file }: BookAsked): BookPage => pageIn(book, file.page);

/** The door to a question that people asked, with the words that lead to it: those of its answer, of its Page, and what its pictures mean. */
export const askedDoor = (book: Book, one: BookAsked): Door & { found: string } => ({
  href: ourAddress(`/asked/${one.id}/`),
  picture: one.file.picture,
  title: one.words.question,
  found: [
    ...one.words.found,
    ...Object.values(one.words.lines),
    pageOf(book, one).words.title,
    ...[one.file.picture, ...Object.values(one.file.lines)].map((name) => book.pictures[name]?.means ?? ''),
  ]
    .join(' ')
    .replaceAll('**', ''),
});

/** The address of the questions of one chapter. */
export const askedAbout = (chapter: string): string => ourAddress(`/asked/about/${chapter}/`);

/** The chapters that have questions, each with them. */
export const askedChapters = (book: Book) =>
  book.chapters
    .map((chapter) => ({ chapter, asked: book.asked.filter(({ file }) => chapter.pages.includes(file.page)) }))
    .filter(({ asked }) => asked.length > 0);
