import { syllable } from 'syllable';
import { finding } from '#rules/language/finding.ts';
import { hardWordsIn } from '#rules/language/hard-words-in.ts';
import { overlap } from '#rules/language/places-of.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { BookRule, LineInContext } from '#rules/rule.ts';

/** The Flesch–Kincaid grade of these Lines, each taken as one sentence. */
function gradeOf(lines: readonly LineInContext[]): number {
  let words = 0;
  let syllables = 0;
  let counted = 0;
  for (const line of lines) {
    const hard = hardWordsIn(line.words, line.hardWords);
    for (const word of wordsOf(line.words)) {
      words++;
      if (hard.some((h) => overlap(h, word))) continue;
      counted++;
      syllables += word.kind === 'word' ? Math.max(1, syllable(word.text)) : 1;
    }
  }
  return counted === 0 ? 0 : 0.39 * (words / lines.length) + 11.8 * (syllables / counted) - 15.59;
}

/**
 * The reading grade of a Page, and of an answer to a question that people asked, is 4 or less: short sentences of short words. Hard words that are explained count as words
 * of their sentence, but neither they nor their syllables count in syllables a word: "named worker", said ten times on the
 * Page about it, must not force the rest into baby talk. Numbers and what is filled in count as 1 syllable.
 */
export const readingGrade: BookRule = ({ book, lines }) => {
  const files = [
    ...book.pages.map(({ id }) => ({ where: id, file: `content/pages/${id}/words.${book.lang}.yaml` })),
    ...book.asked.map(({ id }) => ({ where: id, file: `content/asked/${id}.${book.lang}.yaml` })),
  ];
  return files.flatMap(({ where, file }) => {
    const grade = gradeOf(lines.filter((line) => line.part === 'line' && line.file === file));
    return grade > 4
      ? [
          finding(
            { where, file },
            'fail',
            'reading-grade',
            `Reading grade ${grade.toFixed(1)}. It must be 4 or less: shorter words and shorter sentences.`,
          ),
        ]
      : [];
  });
};
