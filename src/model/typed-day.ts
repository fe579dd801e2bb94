const two = (n: number) => String(n).padStart(2, '0');

/** A day as `2026-12-08`, where there is such a day. */
function real(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = month >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : undefined;
}

/**
 * A day as somebody types it, always day before month, as in England, whatever the browser's language: 8 12 2026, 8/12/26, 8 December,
 * Tue 8th Dec 2026; also 2026-12-08. Without a year it is the next such day.
 * @param months the names of the months, January first. @param today as `2026-11-24`. @returns undefined where it is no day.
 */
export function typedDay(text: string, months: readonly string[], today: string): string | undefined {
  const iso = /^\s*(\d{4})-(\d\d)-(\d\d)\s*$/.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers =
    /^\D*(\d{1,2})(?:st|nd|rd|th)?[\s./,-]+(?:of\s+)?(\d{1,2}|\p{L}{3,})[\s./,-]*(\d{4}|\d\d)?\s*$/iu.exec(text);
  if (!numbers) return undefined;
  const [, day = '', named = '', year] = numbers;
  const month = /^\d/.test(named)
    ? Number(named)
    : 1 + months.findIndex((name) => name.toLowerCase().startsWith(named.toLowerCase()));
  if (year) return real(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(day));
  const from = Number(today.slice(0, 4));
  // 29 February may be four years away.
  return Array.from({ length: 9 }, (_, n) => real(from + n, month, Number(day))).find(
    (one) => one !== undefined && one >= today,
  );
}
