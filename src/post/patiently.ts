import { NoInternet, SomethingBetween, TryLater } from './mailbox-errors.ts';

/** How often a request is tried by itself before its screen is told. */
const tries = 3;
/** A server's "later" up to here is waited for at once, in milliseconds; a longer one is for the screen to say. */
const shortly = 4000;

/** Twice as long each time, and never at the same moment for everybody: thirty tablets behind one line would come back together. */
export const growing = (first: number, n: number, most: number): number =>
  Math.min(first * 2 ** n, most) * (0.5 + Math.random());

/** How long to wait before the next try; undefined where none is worth it. */
function pauseAfter(why: unknown, n: number): number | undefined {
  if (why instanceof SomethingBetween) return undefined;
  if (why instanceof TryLater)
    return why.seconds * 1000 <= shortly ? why.seconds * 1000 + growing(200, n, 1000) : undefined;
  return why instanceof NoInternet && (navigator as { onLine?: boolean }).onLine !== false
    ? growing(400, n, 4000)
    : undefined;
}

/**
 * Does some work again where the line broke. Every request to the Mailbox may be repeated.
 * @param until milliseconds since 1970: no try begins after it.
 */
export async function patiently<T>(work: () => Promise<T>, until: number): Promise<T> {
  for (let n = 0; ; n += 1) {
    try {
      return await work();
    } catch (why) {
      const pause = n + 1 < tries ? pauseAfter(why, n) : undefined;
      if (pause === undefined || Date.now() + pause >= until) throw why;
      await new Promise((done) => {
        setTimeout(done, pause);
      });
    }
  }
}
