import type { Book } from '#content/book.ts';

/** A stretch of a sentence: plain words, or a hard word with the id of its explanation. */
export interface Part {
  words: string;
  hard?: string;
}

/** A sentence without its marks, as it is read and spoken. */
export const plainSentence = (sentence: string): string => sentence.replaceAll('**', '');

/** The hard word that this text is a form of, or undefined. */
export function hardWordId(book: Book, text: string): string | undefined {
  const said = text.toLowerCase();
  return Object.entries(book.hardWords).find(([, file]) => {
    const here = file.words[book.lang];
    return here && [here.word, ...here.forms].some((form) => form.toLowerCase() === said);
  })?.[0];
}

/** Splits a sentence at its hard words. */
export function sentenceParts(book: Book, sentence: string): Part[] {
  return sentence.split(/\*\*(.+?)\*\*/).flatMap((words, i): Part[] => {
    if (words === '') return [];
    const hard = i % 2 === 1 ? hardWordId(book, words) : undefined;
    return [hard ? { words, hard } : { words }];
  });
}

/** The hard words that these sentences mark, each once, in the order met. */
export function hardWordsIn(book: Book, sentences: string[]): string[] {
  return [...new Set(sentences.flatMap((s) => sentenceParts(book, s)).flatMap((p) => p.hard ?? []))];
}
