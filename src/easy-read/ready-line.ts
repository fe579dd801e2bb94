import type { Book } from '#content/book.ts';
import { messageIn } from '#content/find.ts';
import { ContentMistake } from '#content/read-file.ts';
import { plainSentence } from '#easy-read/sentence-parts.ts';
import type { ChoiceFile } from '#model/choice.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { pictureAddress } from '#pictures/picture-address.ts';
import { tint } from '#pictures/tint.ts';
import { soundAddress } from '#speech/sound-address.ts';
import { sayIn } from '#strings/strings.ts';

/** A picture by name, made ready for an island. */
export const readyPicture = (book: Book, name: string): ReadyPicture => ({
  name,
  address: pictureAddress(book, name),
  tint: tint(name),
});

/** A Line made ready for an island. */
export const readyLine = (book: Book, picture: string, words: string): ReadyLine => ({
  words: plainSentence(words),
  picture: readyPicture(book, picture),
  sound: soundAddress(plainSentence(words), book.lang),
});

/** Lines of `content/messages/<screen>`, made ready, by id. */
export function readyMessages<K extends string>(book: Book, screen: string, lines: readonly K[]): Record<K, ReadyLine> {
  return Object.fromEntries(
    lines.map((line) => {
      const { picture, words } = messageIn(book, screen, line);
      return [line, readyLine(book, picture, words)];
    }),
  ) as Record<K, ReadyLine>;
}

/** A choice made ready: its Line, and what it means besides. */
export const readyChoice = (
  book: Book,
  id: string,
  { picture, danger, staying }: ChoiceFile,
  words: string,
): ReadyChoice => ({
  id,
  ...readyLine(book, picture, words),
  ...(danger && danger !== 'none' ? { danger } : {}),
  ...(staying ? { staying } : {}),
});

/** A set of `content/choices`, made ready, in its order. */
export function readySet(book: Book, set: string): ReadyChoice[] {
  const found = book.sets[set];
  if (!found) throw new ContentMistake(`content/choices has no "${set}".`);
  return Object.entries(found).map(([id, { words, ...choice }]) => readyChoice(book, id, choice, words));
}

const unsaidPictures = {
  'do-not-know': 'do-not-know',
  'not-now': 'not-now',
  'do-not-want-to-say': 'do-not-share',
} as const;

/** The three ways not to answer, the same on every Question. */
export function readyUnsaid(book: Book): ReadyChoice[] {
  const say = sayIn(book);
  return Object.entries(unsaidPictures).map(([id, picture]) => ({ id, ...readyLine(book, picture, say(`ask.${id}`)) }));
}
