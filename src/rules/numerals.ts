import { finding } from '#rules/language/finding.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const id = 'numerals';
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const big: Record<string, string> = {
  hundred: '100',
  hundreds: 'many',
  thousand: '1,000',
  thousands: 'many',
  million: '1 million',
  dozen: '12',
  dozens: 'many',
};

/** "seven" is 7 and "twenty-one" is 21; other words are undefined. */
function valueOf(word: string): number | undefined {
  const [first = '', second = ''] = word.split('-');
  const ten = (tens.indexOf(first) + 2) * 10;
  if (ten >= 20) return second === '' ? ten : small.indexOf(second) > 0 ? ten + small.indexOf(second) : undefined;
  return second === '' && small.includes(first) ? small.indexOf(first) : undefined;
}

/** What may follow "one" when it stands for somebody or something: "the one you like". Anything else is counted. */
const notCounted = new Set(
  (
    'of is was are were can may must will would should has had have does do did who that which you we they i he she it to for at by in on with from ' +
    'and or but if when as another day than not no only also more too about after before because so here there then now'
  ).split(' '),
);
const before = new Set([
  'no',
  'the',
  'this',
  'that',
  'each',
  'every',
  'which',
  'another',
  'any',
  'other',
  'new',
  'good',
  'bad',
  'some',
  'my',
  'your',
]);

/** Numbers are numerals: "2 people". "One" only warns, because it is not always a number. Roman numerals and big or broken numbers are hard. */
export const numerals: LineRule = (line) => {
  const words = wordsOf(line.words);
  return words.flatMap(({ text, kind }, i) => {
    const lower = text.toLowerCase();
    if (kind === 'number') {
      if (/\d\.\d/.test(text)) return [finding(line, 'warn', id, `"${text}". Try a whole number.`)];
      if (/^[1-9][\d,]{5,}$/.test(text)) return [finding(line, 'warn', id, `"${text}" is a big number. Try "many".`)];
      return [];
    }
    if (/^\d+(st|nd|rd|th)$/i.test(text)) return [finding(line, 'warn', id, `"${text}". Write the day as 3 May 2027.`)];
    if (/^\d+-\d+$/.test(text))
      return [
        finding(line, 'fail', id, `"${text}". Write "${text.replace('-', ' to ')}".`, {
          found: text,
          instead: text.replace('-', ' to '),
        }),
      ];
    const roman = /^(?=[IVX]{2})X{0,3}(IX|IV|V?I{0,3})$/.test(text) || (/^[VX]$/.test(text) && i > 0);
    if (roman)
      return [finding(line, 'fail', id, `"${text}" is a Roman numeral. Write it as 1, 2, 3.`, { found: text })];
    if (lower === 'one') {
      const next = words[i + 1]?.text ?? '';
      const counted =
        /^[a-z]/.test(next) && !notCounted.has(next) && !before.has(words[i - 1]?.text.toLowerCase() ?? '');
      return counted
        ? [
            finding(line, 'warn', id, `"${text} ${next}". Write "1 ${next}".`, {
              found: `${text} ${next}`,
              instead: `1 ${next}`,
            }),
          ]
        : [];
    }
    const value = valueOf(lower);
    const said = value === undefined ? big[lower] : String(value);
    return said ? [finding(line, 'fail', id, `"${text}". Write "${said}".`, { found: text, instead: said })] : [];
  });
};
