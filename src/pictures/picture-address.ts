import type { Book } from '#content/book.ts';
import { ContentMistake } from '#content/read-file.ts';
import { drawPicture, drawRow, drawSymbol } from '#pictures/draw-picture.ts';

function known(book: Book, name: string) {
  const picture = book.pictures[name];
  if (!picture)
    throw new ContentMistake(`The picture "${name}" is not in content/pictures. Add it there, or use another name.`);
  return picture;
}

/** Address of a picture by name. Throws ContentMistake when nobody has made it. */
export const pictureAddress = (book: Book, name: string): string =>
  `/pictures/${drawPicture(name, known(book, name)).shown.file}.svg`;

/** Address of the other drawing of the same idea, for somebody who does not know the first. */
export const anotherPictureAddress = (book: Book, name: string): string =>
  `/pictures/${drawPicture(name, known(book, name)).another.file}.svg`;

/** The pictures of what stands at the top of every screen, in their order, in one file. */
export const topRow = (book: Book) =>
  drawRow(
    'top',
    ['home', 'help', 'settings', 'leave'].map((name) => [name, known(book, name)]),
  );

/** A picture by name as a `symbol`, for a file that holds its pictures. */
export const pictureSymbol = (book: Book, name: string, id: string): string => drawSymbol(id, name, known(book, name));

/** What the picture shows, in easy words. */
export const pictureMeaning = (book: Book, name: string): string => known(book, name).means;
