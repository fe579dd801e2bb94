/** A day in full: `Monday 3 May 2027`. */
export const dayOf = (at: string | Date, lang: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at)).replace(',', '');
