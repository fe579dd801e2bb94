import { finding } from '#rules/language/finding.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const full: Record<string, string> = {
  "can't": 'cannot',
  "won't": 'will not',
  "shan't": 'shall not',
  "let's": 'let us',
  "i'm": 'I am',
  "ain't": 'is not',
  "y'all": 'all of you',
  "'til": 'until',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  dunno: 'do not know',
  cannae: 'cannot',
  dont: 'do not',
  cant: 'cannot',
  wont: 'will not',
  didnt: 'did not',
  doesnt: 'does not',
  isnt: 'is not',
  youre: 'you are',
  theyre: 'they are',
  im: 'I am',
};
const short: [RegExp, string][] = [
  [/n't$/, ' not'],
  [/'ll$/, ' will'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'m$/, ' am'],
  [/'d$/, ' would'],
];
const isWords = /^(it|that|this|what|who|there|here|he|she|where|how|when|why|everything|something|nothing)'s$/;
const afterIs = /^(not|going|been|got|a|an|the|so|very|still|always)$/i;

/** The word in full, or undefined when nothing is left out of it. "Sam's" is whose it is, unless "Sam's not" follows. */
function inFull(word: string, next: string): string | undefined {
  const said = full[word];
  if (said) return said;
  const end = short.find(([pattern]) => pattern.test(word));
  if (end) return word.replace(end[0], end[1]).replace(/^i\b/, 'I');
  if (isWords.test(word) || (word.endsWith("'s") && afterIs.test(next))) return word.replace(/'s$/, ' is');
  return undefined;
}

/** Words are said in full: "do not", never "don't". An apostrophe only says whose something is. */
export const noContractions: LineRule = (line) => {
  const words = wordsOf(line.words);
  return words.flatMap(({ text }, i) => {
    const said = inFull(text.toLowerCase().replaceAll('’', "'"), words[i + 1]?.text ?? '');
    return said
      ? [finding(line, 'fail', 'no-contractions', `"${text}". Write "${said}".`, { found: text, instead: said })]
      : [];
  });
};
