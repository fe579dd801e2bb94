import { finding } from '#rules/language/finding.ts';
import { isEasyWord } from '#rules/language/is-easy-word.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

/** No word is shouted: the shape of a word in small letters helps people to read it. Initials are another rule's. */
export const noAllCapitals: LineRule = (line) =>
  wordsOf(line.words).flatMap(({ text }) => {
    const letters = text.replace(/['’-]/g, '');
    const shouted =
      /^[A-Z]{2,}$/.test(letters) &&
      (letters.length > 5 || isEasyWord(letters, line.easy)) &&
      !/^[IVX]+$/.test(letters);
    const isInitials = /^(NHS|GPS?|TVS?|UK)$/.test(letters);
    return shouted && !isInitials
      ? [
          finding(line, 'fail', 'no-all-capitals', `"${text}". Write it in small letters.`, {
            found: text,
            instead: text.toLowerCase(),
          }),
        ]
      : [];
  });
