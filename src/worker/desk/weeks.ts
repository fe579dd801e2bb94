import { daysOn, mondayOf } from '#model/calendar.ts';
import type { Person } from './people.ts';

/** A week of the check-in, by its Monday. The week that is going on is never missed yet. */
export interface CheckInWeek {
  monday: string;
  given: boolean;
  now: boolean;
}

/** Whether the weekly check-in is on, and since which day. */
export function checkInOn(person: Person): string | undefined {
  const last = person.sent.findLast((s) => s.kind === 'check-in');
  if (!last?.on) return undefined;
  // Switched on several times in a row: the first of them counts.
  const off = person.sent.findLastIndex((s) => s.kind === 'check-in' && !s.on);
  return person.sent
    .slice(off + 1)
    .find((s) => s.kind === 'check-in')
    ?.at.slice(0, 10);
}

/** The weeks of the check-in, newest first: from when it was switched on, and at most so many. */
export function checkInWeeks(person: Person, day: string, most = 12): CheckInWeek[] {
  const on = checkInOn(person);
  if (!on) return [];
  const given = new Set(person.letters.flatMap(({ letter }) => letter.week ?? []));
  const weeks: CheckInWeek[] = [];
  const now = mondayOf(day);
  for (let monday = now; monday >= mondayOf(on) && weeks.length < most; monday = daysOn(monday, -7))
    weeks.push({ monday, given: given.has(monday), now: monday === now });
  return weeks;
}

/** How many whole weeks in a row went by without a check-in. */
export function missedInARow(person: Person, day: string): number {
  const over = checkInWeeks(person, day).filter((w) => !w.now);
  const next = over.findIndex((w) => w.given);
  return checkInWeeks(person, day)[0]?.given ? 0 : next < 0 ? over.length : next;
}
