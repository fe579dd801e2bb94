import { dayFromNow } from '#model/calendar.ts';
import type { ManySeries } from '#model/series.ts';
import type { Unopened } from '#model/unopened.ts';

/** What a screen says to be missing. A file of its own: a screen needs it, and no shapes to check by. */

/** Whether something is missing since before a day: what is on its way takes a while, and is no cause to worry. @param day as `2026-11-24`. */
export const isMissing = (all: ManySeries, day: string): boolean =>
  Object.values(all).some(
    ({ missing, since }) => missing.length > 0 && since !== undefined && since.slice(0, 10) < day,
  );

/** For how many days it is said that something does not open, and it is tried again. Whoever holds a Worker card can send what never opens: for ever would be theirs to choose. */
const days = 14;

/** Whether something is there that has not opened, and is still waited for. */
export const isWaitedFor = ({ since }: Unopened): boolean => since.slice(0, 10) >= dayFromNow(-days);
