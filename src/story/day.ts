/** English days are written as in Britain. */
const placeOf = (lang: string) => (lang === 'en' ? 'en-GB' : lang);

/** The day something was said, in full and without commas: Monday 3 May 2027. */
export const dayOf = (at: string | number, lang: string): string =>
  new Intl.DateTimeFormat(placeOf(lang), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at)).replaceAll(',', '');

/** The same, short: 3 May 2027. */
export const shortDay = (at: string, lang: string): string =>
  new Intl.DateTimeFormat(placeOf(lang), { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

/** The name of a day of the week, Monday first; 1 January 2024 was a Monday. */
export const dayName = (at: number, lang: string): string =>
  new Intl.DateTimeFormat(placeOf(lang), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + at));
