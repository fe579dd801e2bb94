import { finding } from '#rules/language/finding.ts';
import { isParticiple } from '#rules/language/is-participle.ts';
import { states } from '#rules/language/participles-list.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const be = new Set(['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being']);
const between = new Set([
  'not',
  'never',
  'always',
  'often',
  'only',
  'also',
  'being',
  'still',
  'just',
  'now',
  'sometimes',
  'usually',
  'all',
  'both',
  'you',
  'they',
  'we',
  'it',
  'i',
  'he',
  'she',
]);
const isState = new Set(states);

/** Say who does it: "Staff locked the door", not "The door was locked by staff". Warns, because a program cannot always tell. */
export const activeVoice: LineRule = (line) => {
  const words = wordsOf(line.words).map((w) => w.text.toLowerCase());
  return words.flatMap((word, i) => {
    if (!be.has(word)) return [];
    let at = i + 1;
    while (between.has(words[at] ?? '') || /^(?!only)\w{2,}ly$/.test(words[at] ?? '')) at++;
    const done = words[at] ?? '';
    // A state ("I am tired") is passive only when somebody does it; -ed before a thing ("are tired people") is not a verb.
    if (!isParticiple(done) || (isState.has(done) && words[at + 1] !== 'by')) return [];
    return [finding(line, 'warn', 'active-voice', `"${words.slice(i, at + 1).join(' ')}". Say who does it.`)];
  });
};
