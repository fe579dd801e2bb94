import type { Book, BookSheet } from '#content/book.ts';
import { readyLine, readyMessages, readyPicture, readyUnsaid } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

/** Something made from a Story, ready for its island. */
export interface ReadySheet {
  id: string;
  form: 'page' | 'card';
  title: ReadyLine;
  headings: { id: string; head: ReadyLine; questions: string[]; write: number }[];
}

const madeLines = ['choose', 'nobody', 'nothing', 'nothing-next', 'too-much', 'too-much-next', 'fold', 'play', 'play-own', 'computers', 'computers-who', 'computers-careful'] as const;

/** What everything made from a Story is told in words. */
export interface MadeWords { labels: Labels; lines: Record<(typeof madeLines)[number], ReadyLine>; unsaid: ReadyChoice[]; me: ReadyPicture; lang: string }

/** The words of what a Story becomes, in the Book's language. */
export const madeWords = (book: Book): MadeWords => ({
  labels: { ...storyLabels(book), ...labels(book, ['print', 'say', 'story.mine', 'print.cover', 'print.words-of', 'picture.credit-paper', ...Object.keys(book.strings).filter((key) => /^(made|play|computers)(\.|$)/.test(key))]) },
  lines: readyMessages(book, 'made', madeLines),
  unsaid: readyUnsaid(book),
  me: readyPicture(book, 'me'),
  lang: book.lang,
});

/** A sheet with its words, pictures and sounds resolved. */
export const readySheet = (book: Book, { id, file, words }: BookSheet): ReadySheet => ({
  id,
  form: file.form,
  title: readyLine(book, file.picture, words.title),
  headings: file.headings.map((h) => ({ id: h.id, head: readyLine(book, h.picture, words.headings[h.id] ?? ''), questions: h.questions, write: h.write ?? 0 })),
});
