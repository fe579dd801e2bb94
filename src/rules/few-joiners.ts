import { finding } from '#rules/language/finding.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const joiners = new Set([
  'and',
  'but',
  'because',
  'which',
  'if',
  'so',
  'although',
  'though',
  'while',
  'unless',
  'until',
  'when',
  'who',
  'whether',
  'however',
]);
/** After these, "who", "when", "which", "so" do not join: "You can choose who comes". */
const asked = new Set([
  'choose',
  'chooses',
  'know',
  'knows',
  'say',
  'says',
  'see',
  'decide',
  'decides',
  'ask',
  'asks',
  'tell',
  'tells',
  'about',
  'of',
  'with',
  'to',
  'be',
  'is',
  'are',
  'feel',
  'not',
  'think',
  'you',
  'me',
  'them',
  'us',
  'and',
  'but',
  'or',
]);
const carriesOn = new Set(['and', 'but', 'so', 'because', 'however']);
const asking = new Set(['who', 'when', 'which', 'so', 'if', 'whether']);

/** More than 1 joining word tells of more than 1 idea. */
export const fewJoiners: LineRule = (line) => {
  const words = wordsOf(line.words).map((w) => w.text.toLowerCase());
  const found = words.filter((word, i) => {
    if (!joiners.has(word)) return false;
    // A Question may begin with "when", and a Line with "and": it carries on from the Line before.
    if (i === 0 && (line.part === 'question' || carriesOn.has(word))) return false;
    return !(asking.has(word) && asked.has(words[i - 1] ?? ''));
  });
  if (found.length < 2) return [];
  return [
    finding(
      line,
      found.length > 2 ? 'fail' : 'warn',
      'few-joiners',
      `"${found.join('", "')}" join ${found.length + 1} ideas. Try 1 idea in each Line.`,
    ),
  ];
};
