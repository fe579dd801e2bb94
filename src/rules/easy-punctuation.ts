import { finding } from '#rules/language/finding.ts';
import { plain } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

const id = 'easy-punctuation';
const banned: [RegExp, string][] = [
  [/;/, 'a semi-colon. Try 2 sentences.'],
  [/:/, 'a colon. Try 2 sentences, or say it without.'],
  [/[()[\]]/, 'brackets. Say it in its own Line, or leave it out.'],
  [/[–—]|\s-+(\s|$)|--/, 'a dash. Try 2 sentences.'],
  [/…|\.{2,}/, 'dots in a row. End the sentence with 1 full stop.'],
  [/["“”«»]|(^|\s)['‘]|[^s]['’](\s|$)/, 'quotation marks. Say who says it, without the marks.'],
  [/\//, 'a slash. Write "or".'],
  [/&/, '"&". Write "and".'],
  [/!/, 'an exclamation mark. Write a full stop.'],
  [/[@#*_=<>|~^\\§•]|\+(?!\d)/, 'a sign that is not a word. Say it in words.'],
];

/** Only full stops, question marks, commas, and the apostrophe of "Sam's". Anything else stops a reader. */
export const easyPunctuation: LineRule = (line) => {
  // Something filled in, a web or mail address and the double stars of a hard word are not punctuation.
  const text = plain(line.words)
    .replace(/\{\{?\w+\}?\}/g, 'name')
    .replace(/\S+@\S+\.\w+|https?:\/\/\S+/g, 'address');
  const found = banned
    .filter(([sign]) => sign.test(text))
    .map(([, mend]) => finding(line, 'fail', id, `There is ${mend}`));
  const commas = text.replace(/\d,\d/g, '').split(',').length - 1;
  return commas > 1 ? [...found, finding(line, 'warn', id, `${commas} commas. Try 2 sentences.`)] : found;
};
