import { finding } from '#rules/language/finding.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const id = 'positive-wording';
const negatives = new Set([
  'not',
  'never',
  'nobody',
  'nothing',
  'none',
  'nowhere',
  'without',
  'cannot',
  'neither',
  'nor',
  'no',
]);
/** "You can say no": here "no" is a word that somebody says. */
const saying = new Set([
  'say',
  'says',
  'said',
  'saying',
  'mean',
  'means',
  'meant',
  'meaning',
  'or',
  'and',
  'yes',
  'word',
  'answer',
  'tick',
  'your',
  'a',
  'my',
  'their',
]);
const upsideDown =
  /^(un(safe|happy|fair|well|kind|able|usual|likely|clear|comfortable|friendly|wanted|important|known|lawful|healthy|equal|sure)|impossible|illegal|incorrect|dishonest|disagree)$/;

/** One negative at most: two turn each other round, and many readers miss one of them. */
export const positiveWording: LineRule = (line) => {
  const words = wordsOf(line.words).map((w) => w.text.toLowerCase());
  const found = words.filter((word, i) => negatives.has(word) && !(word === 'no' && saying.has(words[i - 1] ?? '')));
  if (found.length > 1)
    return [
      finding(line, 'fail', id, `"${found.join('" and "')}" in 1 sentence. Say what is true, with 1 of them or none.`),
    ];
  const un = words.find((word) => upsideDown.test(word));
  return found.length === 1 && un
    ? [finding(line, 'warn', id, `"${found[0] ?? ''}" and "${un}". Say what is true.`)]
    : [];
};
