/** Days of the calendar are said as `2027-05-03`: the person's own, whatever the hour and the place. */

const two = (n: number) => String(n).padStart(2, '0');

/** A day on this device's own calendar, some days from now. Today is 0 days from now. */
export function dayFromNow(days: number, now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  return `${String(then.getFullYear())}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** A day some days on from another, or back. */
export function daysOn(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => daysOn(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));

/** Days further away than this are a slip of the hand: 12/01/27 may be read as the year 27. */
const farthest = 366 * 20;

/** Whether a day that was typed may be meant: from a day on, and within a span that people plan. */
export const isSensibleDay = (day: string, from = dayFromNow(0)): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && day >= from && day <= daysOn(from, farthest);

/** Whether a day has come. One from before there were such devices was never meant. */
export const hasCome = (day: string, today: string): boolean => day <= today && day >= '1970-01-01';
