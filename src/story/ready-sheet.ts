import type { Book, BookSheet } from '#content/book.ts';
import { readyLine } from '#easy-read/ready-line.ts';
import type { ReadyLine } from '#model/ready.ts';

/** Something made from a Story, ready for its island. */
export interface ReadySheet {
  id: string;
  form: 'page' | 'card';
  title: ReadyLine;
  /** What always stands under the name. */
  notes: { id: string; line: ReadyLine }[];
  forProfessionals?: string | undefined;
  headings: {
    id: string;
    head: ReadyLine;
    official?: string | undefined;
    questions: string[];
    shows?: 'promises' | undefined;
    write: number;
  }[];
}

/** A sheet with its words, pictures and sounds resolved. */
export const readySheet = (book: Book, { id, file, words }: BookSheet): ReadySheet => ({
  id,
  form: file.form,
  title: readyLine(book, file.picture, words.title),
  notes: Object.entries(file.notes).map(([note, picture]) => ({
    id: note,
    line: readyLine(book, picture, words.notes[note] ?? ''),
  })),
  forProfessionals: words.forProfessionals,
  headings: file.headings.map((h) => ({
    id: h.id,
    head: readyLine(book, h.picture, words.headings[h.id] ?? ''),
    official: h.official,
    questions: h.questions,
    shows: h.shows,
    write: h.write ?? 0,
  })),
});
