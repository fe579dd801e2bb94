import { finding } from '#rules/language/finding.ts';
import { hardWordsIn } from '#rules/language/hard-words-in.ts';
import type { BookRule } from '#rules/rule.ts';

/** A hard word that nothing says is one more hard word to read in the list of them. Warns. */
export const hardWordsUsed: BookRule = ({ book, lines }) => {
  const said = new Set(
    lines
      .filter((line) => !line.file.startsWith('content/hard-words/'))
      .flatMap((line) => hardWordsIn(line.words, line.hardWords).map((found) => found.id)),
  );
  return Object.keys(book.hardWords).flatMap((id) => {
    const at = { where: `hard word "${id}"`, file: `content/hard-words/${id}.yaml` };
    if (!book.hardWords[id]?.words[book.lang])
      return [finding(at, 'fail', 'hard-words-used', `No words in "${book.lang}". Add the word and what it means.`)];
    return said.has(id) ? [] : [finding(at, 'warn', 'hard-words-used', 'Nothing says it. Take it away, or use it.')];
  });
};
