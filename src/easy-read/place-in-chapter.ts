import type { Book, BookChapter, BookPage } from '#content/book.ts';
import { ourAddress } from '#model/our-address.ts';

/** Where a Page stands: its chapter, its place there from 1, and the Pages beside it in the same chapter. */
export interface PlaceInChapter {
  chapter: BookChapter;
  at: number;
  before: BookPage | undefined;
  next: BookPage | undefined;
}

/** Finds the place of a Page. The reader of the Book has seen to it that there is one. */
export function placeInChapter(book: Book, page: string): PlaceInChapter {
  const chapter = book.chapters.find((c) => c.pages.includes(page));
  if (!chapter) throw new Error(`The page "${page}" is in no chapter.`);
  const index = chapter.pages.indexOf(page);
  const beside = (i: number) => book.pages.find((p) => p.id === chapter.pages[i]);
  return { chapter, at: index + 1, before: beside(index - 1), next: beside(index + 1) };
}

/** Whether a chapter is for other people only, like family or a group: it is not among the doors that a person chooses from. */
export const isForOthers = (book: Book, chapter: BookChapter): boolean =>
  chapter.pages.every((id) => book.pages.find((page) => page.id === id)?.file.reader !== 'person');

/** The address of a chapter. */
export const chapterAddress = (chapter: string): string => ourAddress(`/read/chapters/${chapter}/`);
