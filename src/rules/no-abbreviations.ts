import { finding } from '#rules/language/finding.ts';
import { isEasyWord } from '#rules/language/is-easy-word.ts';
import { plain, wordsOf } from '#rules/language/words-of.ts';
import type { LineInContext, LineRule } from '#rules/rule.ts';

const id = 'no-abbreviations';
/** Initials that people say more than the words they stand for. */
const everybodyKnows = new Set(['NHS', 'GP', 'GPS', 'TV', 'TVS', 'UK']);
const short: Record<string, string> = {
  eg: 'for example',
  ie: 'that is',
  etc: 'and other things',
  vs: 'against',
  approx: 'about',
  dept: 'department',
  info: 'information',
  appt: 'appointment',
  min: 'minutes',
  mins: 'minutes',
  hr: 'hour',
  hrs: 'hours',
  wk: 'week',
  wks: 'weeks',
  yr: 'year',
  yrs: 'years',
  mon: 'Monday',
  tue: 'Tuesday',
  tues: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  thurs: 'Thursday',
  fri: 'Friday',
  jan: 'January',
  feb: 'February',
  aug: 'August',
  sept: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
  tel: 'phone',
  ext: 'extension',
  dr: 'Doctor',
  ok: 'okay',
  asap: 'soon',
  govt: 'government',
  admin: 'office work',
  meds: 'medicine',
  rehab: 'help to get better',
  temp: 'for a short time',
  pls: 'please',
  msg: 'message',
};

/** Whether initials are said in full nearby: "the Care Quality Commission" before "CQC". */
function saidInFull(initials: string, line: LineInContext): boolean {
  const first = (text: string) =>
    wordsOf(text)
      .map((w) => w.text.charAt(0).toUpperCase())
      .join('');
  return first(line.before ?? '').includes(initials) || first(line.words.replaceAll(initials, '')).includes(initials);
}

/** Nothing is cut short: no "eg", no initials but NHS, GP, TV and UK, unless they are said in full just before. */
export const noAbbreviations: LineRule = (line) => {
  const dotted = [...plain(line.words).matchAll(/\b(?:[A-Za-z]\.){2,}/g)].map((m) =>
    finding(line, 'fail', id, `"${m[0]}". Say it in full, without dots.`, { found: m[0] }),
  );
  const words = wordsOf(line.words).flatMap(({ text, kind }) => {
    if (kind !== 'word' || text.includes('.')) return [];
    const said = short[text.toLowerCase()];
    if (said) return [finding(line, 'fail', id, `"${text}". Write "${said}".`, { found: text, instead: said })];
    const capitals = text.replace(/['’]?s?$/, '');
    const isInitials =
      /^[A-Z][A-Z0-9]{1,4}$/.test(capitals) && !/^[IVX]{2,}$/.test(capitals) && !isEasyWord(capitals, line.easy);
    if (!isInitials || everybodyKnows.has(capitals) || saidInFull(capitals, line)) return [];
    return [finding(line, 'fail', id, `"${text}". Say in full what these letters stand for.`, { found: text })];
  });
  return [...dotted, ...words];
};
