import { finding } from '#rules/language/finding.ts';
import { plain, wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const id = 'words-a-sentence';

/** A sentence has 10 words or fewer, and never more than 15. A title, choice or label has 8 or fewer. */
export const wordsASentence: LineRule = (line) => {
  const count = Math.max(
    ...plain(line.words)
      .split(/[.?!]+\s+/)
      .map((sentence) => wordsOf(sentence).length),
  );
  const whole = line.part === 'line' || line.part === 'question';
  if (count > 15) return [finding(line, 'fail', id, `${count} words. Try 2 sentences.`)];
  if (whole && count > 10) return [finding(line, 'warn', id, `${count} words. Try 10 or fewer.`)];
  if (!whole && count > 8) return [finding(line, 'warn', id, `${count} words. Try 8 or fewer.`)];
  return [];
};
