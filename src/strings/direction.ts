/** Languages that are written from right to left, by their first subtag: those people in Britain ask easy read for, and their neighbours. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written, for `dir`. @param lang BCP 47: `en`, `ur-PK`. */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (rightToLeft.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr');
