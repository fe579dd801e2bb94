import { finding } from '#rules/language/finding.ts';
import { isParticiple } from '#rules/language/is-participle.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const might = new Set(['should', 'would', 'could', 'might', 'must', 'may']);

/** Say what is, was or will be. "Should have been" asks a reader to think of what never happened. */
export const simpleTense: LineRule = (line) => {
  const words = wordsOf(line.words).map((w) => w.text.toLowerCase());
  return words.flatMap((word, i) => {
    const at = words[i - 1] === 'not' ? i - 2 : i - 1;
    const next = words[i + 1] ?? '';
    const done =
      next === 'been' || next === 'gone' || next === 'done' || next === 'had' || next === 'come' || isParticiple(next);
    if (word !== 'have' || !might.has(words[at] ?? '') || !done) return [];
    return [
      finding(
        line,
        'warn',
        'simple-tense',
        `"${words.slice(at, i + 2).join(' ')}". Say what is, what was or what will be.`,
      ),
    ];
  });
};
