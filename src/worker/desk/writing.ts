import type { Book } from '#content/book.ts';
import { easyWordsText } from '#content/easy-words.ts';
import { readyPicture } from '#easy-read/ready-line.ts';
import type { FieldWord } from '#model/field-word.ts';
import type { ReadyReply } from '#model/ready-reply.ts';
import type { ReadyPicture } from '#model/ready.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { hardWordsOf } from '#rules/language/lines-of-book.ts';
import type { HardWord } from '#rules/rule.ts';

/** What the gate and the choice of pictures need, as it travels: `/worker/writing.json`. */
export interface WritingWords {
  easy: string[];
  hardWords: HardWord[];
  pictures: (ReadyPicture & { means: string })[];
  fieldWords: FieldWord[];
  readyReplies: ReadyReply[];
}

/** The words and pictures for writing in the Book's language. Parts of the body and the website's own signs are no pictures for a Line. */
export const writingWords = (book: Book): WritingWords => ({
  easy: [...easyWordsFrom(easyWordsText(book.lang))],
  hardWords: hardWordsOf(book),
  fieldWords: book.fieldWords,
  readyReplies: book.readyReplies,
  pictures: Object.entries(book.pictures).map(([name, { means }]) => ({ ...readyPicture(book, name), means })),
});
