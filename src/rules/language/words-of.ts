/** A word as a reader would count it. */
export interface Word {
  /** As written, without the marks around it. */
  text: string;
  kind: 'word' | 'number' | 'filled-in' | 'address';
  /** Where it starts and ends in the plain sentence. */
  start: number;
  end: number;
}

/** A sentence as it is read and spoken: without the stars that mark hard words. */
export const plain = (words: string): string => words.replaceAll('**', '');

const pattern = new RegExp(
  [
    String.raw`(?<filled>\{\{?\w+\}?\})`,
    String.raw`(?<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/)?(?:[\w-]+\.)+(?:uk|org|com|net|gov)(?:\/[\w/.-]*)?(?![\w]))`,
    String.raw`(?<number>[+£]?\d[\d,]*(?:\.\d+)?(?:[ ]\d+)*(?!-?[\p{L}\d]))`,
    String.raw`(?<word>[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*['’]?)`,
  ].join('|'),
  'gu',
);

/**
 * The words of a sentence. `{name}` is 1 word, a phone number is 1 word ("0300 123 1234"), a word with a hyphen is 1 word,
 * signs are none.
 */
export function wordsOf(sentence: string): Word[] {
  return [...plain(sentence).matchAll(pattern)].map((m) => {
    const g = m.groups ?? {};
    const kind = g['filled'] ? 'filled-in' : g['address'] ? 'address' : g['number'] ? 'number' : 'word';
    return { text: m[0], kind, start: m.index, end: m.index + m[0].length };
  });
}
