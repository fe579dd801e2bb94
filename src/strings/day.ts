import type { Labels } from '#strings/fill.ts';

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each way to write: making one takes a slow tablet longer than writing many days. English days are written as in Britain. */
function writes(lang: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(how);
  const known = made.get(key) ?? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, how);
  made.set(key, known);
  return known;
}

/** The day something was said, in full and without commas: Monday 3 May 2027. */
export const dayOf = (at: string | number | Date, lang: string): string =>
  writes(lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(at))
    .replaceAll(',', '');

/** The same without its name: 3 May 2027, the month in full. */
export const longDay = (at: string, lang: string): string => writes(lang, { dateStyle: 'long' }).format(new Date(at));

/** The same, short: 3 May 2027. */
export const shortDay = (at: string, lang: string): string =>
  writes(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

/** The time of day: 14:05. */
export const timeOf = (at: number, lang: string): string =>
  writes(lang, { hour: 'numeric', minute: '2-digit' }).format(at);

/** The names of the months, January first. */
const monthNames = (lang: string): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    writes(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month, 1)),
  );

/** How days are said where one is asked for (`ui/DayField`). */
export const dayWords = (labels: Labels, lang: string) => ({
  months: monthNames(lang),
  inFull: (day: string) => dayOf(`${day}T00:00`, lang),
  example: labels['day.example'] ?? '',
  odd: labels['day.odd'] ?? '',
});

/** The name of a day of the week, Monday first; 1 January 2024 was a Monday. */
export const dayName = (at: number, lang: string): string =>
  writes(lang, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + at));
