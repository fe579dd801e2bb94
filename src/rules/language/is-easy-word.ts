import { daleChall } from 'dale-chall';

const american = new Set(daleChall);

/** What a word could be a form of: "stopped" of "stop", "stories" of "story", "Sam's" of "Sam". */
function stems(word: string): string[] {
  const found = [word];
  const add = (end: RegExp, ...instead: string[]) => {
    if (word.length > 3 && end.test(word)) found.push(...instead.map((i) => word.replace(end, i)));
  };
  add(/s$/, '');
  add(/es$/, '');
  add(/ies$/, 'y');
  add(/ves$/, 'f', 'fe');
  for (const end of ['ed', 'ing', 'ings', 'er', 'ers', 'est']) {
    add(new RegExp(`${end}$`), '', 'e');
    add(new RegExp(`([b-df-hj-np-tv-z])\\1${end}$`), '$1');
    if (!end.startsWith('ing')) add(new RegExp(`i${end}$`), 'y');
  }
  add(/ly$/, '', 'le');
  add(/ily$/, 'y');
  return found;
}

/**
 * Whether most adults know and use this word: on the new Dale–Chall list of 1995 (American), or on the list of the
 * language (`easy`), in itself or in a simple form. A word with hyphens is easy when its parts are.
 */
export function isEasyWord(word: string, easy: ReadonlySet<string>): boolean {
  const known = (w: string) => w.length === 1 || american.has(w) || easy.has(w);
  const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');
  return (
    stems(lower).some(known) ||
    (lower.includes('-') && lower.split('-').every((part) => part !== '' && stems(part).some(known)))
  );
}
