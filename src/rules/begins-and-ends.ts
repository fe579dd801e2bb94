import { finding } from '#rules/language/finding.ts';
import { plain } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const id = 'begins-and-ends';

/** A sentence begins with a capital letter and ends with a full stop or a question mark, so that a voice falls. A title or choice has no full stop. */
export const beginsAndEnds: LineRule = (line) => {
  const text = plain(line.words).trim();
  const small = /^\p{Ll}/u.test(text);
  const begins =
    small && line.part !== 'label'
      ? [finding(line, 'fail', id, `It begins with "${text.charAt(0)}". Begin with a capital letter.`)]
      : [];
  if (line.part === 'line' || line.part === 'question') {
    return /[.?]$/.test(text)
      ? begins
      : [...begins, finding(line, 'fail', id, 'End it with a full stop or a question mark.')];
  }
  if (!text.endsWith('.')) return begins;
  const mend =
    line.part === 'label'
      ? 'Take the full stop away. A whole sentence is a Line and has a picture.'
      : 'Take the full stop away.';
  return [...begins, finding(line, line.part === 'label' ? 'warn' : 'fail', id, mend)];
};
