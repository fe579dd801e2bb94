import type { Book } from '#content/book.ts';
import { checkLine } from '#rules/check-line.ts';
import { doorsAScreen } from '#rules/doors-a-screen.ts';
import { hardWordsUsed } from '#rules/hard-words-used.ts';
import { bothSidesOfStaying } from '#rules/both-sides-of-staying.ts';
import { headingsAPage } from '#rules/headings-a-page.ts';
import { helpBesideDanger } from '#rules/help-beside-danger.ts';
import { idsMatch } from '#rules/ids-match.ts';
import { linesOfBook } from '#rules/language/lines-of-book.ts';
import { linesAHeading } from '#rules/lines-a-heading.ts';
import { linesAPage } from '#rules/lines-a-page.ts';
import { pageChecked } from '#rules/page-checked.ts';
import { pictureKnown } from '#rules/picture-known.ts';
import { neverYesFirst } from '#rules/never-yes-first.ts';
import { nothingTakenForGranted } from '#rules/nothing-taken-for-granted.ts';
import { oneThingAsked } from '#rules/one-thing-asked.ts';
import { pictureTakesNoSide } from '#rules/picture-takes-no-side.ts';
import { picturesUsed } from '#rules/pictures-used.ts';
import { readingGrade } from '#rules/reading-grade.ts';
import type { BookRule, Finding } from '#rules/rule.ts';
import { sameSentenceSamePicture } from '#rules/same-sentence-same-picture.ts';

/** The rules for the Book as a whole, by id. */
export const bookRules: Readonly<Record<string, BookRule>> = {
  'ids-match': idsMatch,
  'lines-a-heading': linesAHeading,
  'headings-a-page': headingsAPage,
  'lines-a-page': linesAPage,
  'doors-a-screen': doorsAScreen,
  'reading-grade': readingGrade,
  'page-checked': pageChecked,
  'hard-words-used': hardWordsUsed,
  'picture-known': pictureKnown,
  'same-sentence-same-picture': sameSentenceSamePicture,
  'pictures-used': picturesUsed,
  'help-beside-danger': helpBesideDanger,
  'one-thing-asked': oneThingAsked,
  'never-yes-first': neverYesFirst,
  'nothing-taken-for-granted': nothingTakenForGranted,
  'picture-takes-no-side': pictureTakesNoSide,
  'both-sides-of-staying': bothSidesOfStaying,
};

/**
 * Everything to mend in the Book: each of its sentences, and the Book as a whole.
 * @param easy easy words beside the Dale–Chall list, lower case.
 * @param pictureNames pictures that the screens name themselves, so that they count as used.
 * @param today the day it is checked on, `2027-05-03`; without it no Page is called old.
 */
export function checkBook(
  book: Book,
  easy: ReadonlySet<string>,
  pictureNames: ReadonlySet<string> = new Set(),
  today = '',
): Finding[] {
  const lines = linesOfBook(book, easy);
  return [
    ...lines.flatMap(checkLine),
    ...Object.values(bookRules).flatMap((rule) => rule({ book, lines, pictureNames, today })),
  ];
}
