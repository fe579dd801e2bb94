/**
 * The order of what is said, kept apart from the clock that is shown: a tablet whose clock once stood at 2031 must not make all later words
 * older than that (decision 0027). A hybrid logical clock: `<ms since 1970, 13 digits>-<count, 4 digits>`, compared as text.
 */
export type Moment = string;

/** What stands in an order: by its moment; by the clock it was said at, where it is older than moments are. */
export interface Timed {
  at: string;
  moment?: Moment | undefined;
}

const latestMs = 9_999_999_999_999;
const mostCounted = 9999;

const write = (ms: number, count = 0): Moment =>
  `${String(Math.min(Math.max(Math.floor(ms) || 0, 0), latestMs)).padStart(13, '0')}-${String(count).padStart(4, '0')}`;

/** The moment of something; its clock's, where it has none. */
export const momentOf = ({ at, moment: own }: Timed): Moment => own ?? write(Date.parse(at));

/** The moment just after another. At the end of all moments it stays there, and the clock decides. */
function justAfter(one: Moment): Moment {
  const [ms, count] = one.split('-').map(Number) as [number, number];
  if (count < mostCounted) return write(ms, count + 1);
  return ms < latestMs ? write(ms + 1) : one;
}

/**
 * The one way to make a moment: the later of now and just after the newest known.
 * @param known all that it must come after: of the same Question, thread or log.
 */
export function momentAfter(known: Iterable<Timed>, now = Date.now()): Moment {
  let newest = '';
  for (const one of known) {
    const its = momentOf(one);
    if (its > newest) newest = its;
  }
  const here = write(now);
  return here > newest ? here : justAfter(newest);
}

/** Which of two clocks is later. Written alike (same length and offset) they compare as they stand: reading dates is most of sorting thousands. */
const laterClock = (a: string, b: string): number =>
  a.length === b.length && a.endsWith(b.slice(-6)) ? (a < b ? 1 : a > b ? -1 : 0) : Date.parse(b) - Date.parse(a);

/** Latest first, whatever the clocks said; 0 only where moments and clocks are the same. */
export function latestFirst(a: Timed, b: Timed): number {
  if (a.moment !== undefined || b.moment !== undefined) {
    const [one, other] = [momentOf(a), momentOf(b)];
    if (one !== other) return one < other ? 1 : -1;
  }
  return laterClock(a.at, b.at);
}

/** Whether one was said later than another. */
export const isLater = (one: Timed, other: Timed): boolean => latestFirst(one, other) < 0;
