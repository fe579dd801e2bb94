import { finding } from '#rules/language/finding.ts';
import { plain } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

/** Shares of a hundred are hard. "1 in 4 people" can be seen. */
export const noPercent: LineRule = (line) => {
  const found = /%|\bper\s?cent(age)?s?\b/i.exec(plain(line.words));
  return found
    ? [finding(line, 'fail', 'no-percent', `"${found[0]}". Write "1 in 4 people", "most people" or "a few people".`)]
    : [];
};
