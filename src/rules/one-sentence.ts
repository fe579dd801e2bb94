import { finding } from '#rules/language/finding.ts';
import { plain } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

/** One idea, one sentence, one picture. */
export const oneSentence: LineRule = (line) => {
  const text = plain(line.words).trim();
  const count = text.split(/[.?!]+["'”’)]*\s+(?=\S)|\n\s*(?=\S)/).length;
  if (count === 1) return [];
  const level = line.part === 'label' ? 'warn' : 'fail';
  return [
    finding(line, level, 'one-sentence', `${count} sentences. Make each one its own Line, with its own picture.`),
  ];
};
