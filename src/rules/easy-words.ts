import { finding } from '#rules/language/finding.ts';
import { hardWordsIn } from '#rules/language/hard-words-in.ts';
import { isEasyWord } from '#rules/language/is-easy-word.ts';
import { jargonIn } from '#rules/language/jargon-in.ts';
import { overlap } from '#rules/language/places-of.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

/**
 * Every word is easy, a name, or a hard word that is explained. A name begins with a capital letter; at the beginning of
 * a sentence it counts as one only when it is met nearby too. Jargon and initials are left to their own rules.
 */
export const easyWords: LineRule = (line) => {
  const others = [...hardWordsIn(line.words, line.hardWords), ...jargonIn(line.words)];
  return wordsOf(line.words).flatMap((word, i) => {
    const { text, kind } = word;
    const isName =
      /\p{Ll}\p{Lu}/u.test(text) || (/\p{Lu}/u.test(text) && (i > 0 || line.names.has(text.replace(/['’]s?$/, ''))));
    const passes =
      kind !== 'word' ||
      isName ||
      /\d/.test(text) ||
      /^[A-Z]{2,}s?$/.test(text) ||
      isEasyWord(text, line.easy) ||
      others.some((o) => overlap(o, word));
    return passes
      ? []
      : [
          finding(
            line,
            'fail',
            'easy-words',
            `"${text}" is a hard word. Try an easier one, or add it to the hard words and explain it in the next Line.`,
            { found: text },
          ),
        ];
  });
};
