import { finding } from '#rules/language/finding.ts';
import { hardWordsIn } from '#rules/language/hard-words-in.ts';
import { jargonIn } from '#rules/language/jargon-in.ts';
import { overlap } from '#rules/language/places-of.ts';
import type { LineRule } from '#rules/rule.ts';

/** No figures of speech and no words of the office. A word that is among the hard words is explained instead. */
export const noJargon: LineRule = (line) => {
  const explained = hardWordsIn(line.words, line.hardWords);
  return jargonIn(line.words)
    .filter((found) => !explained.some((hard) => overlap(hard, found)))
    .map(({ text, say }) =>
      finding(line, 'fail', 'no-jargon', `"${text}". Try "${say}".`, { found: text, instead: say }),
    );
};
