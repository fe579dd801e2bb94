/** The day something was said, in full and without commas: Monday 3 May 2027. */
export const dayOf = (at: string | number, lang: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at)).replaceAll(',', '');

/** The same, short: 3 May 2027. */
export const shortDay = (at: string, lang: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));
