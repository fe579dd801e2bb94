import { Ended, NotThere, Refused } from '#post/mailbox-errors.ts';
import { wayOf } from '#post/way-of.ts';

/** What can be in the way, as the worker meets it. */
export type TroubleKind =
  | 'no-internet'
  | 'between'
  | 'slow-down'
  | 'cannot'
  | 'wrong'
  | 'wrong-passkey'
  | 'ended'
  | 'used'
  | 'gone'
  | 'torn'
  | 'not-kept'
  | 'who-first'
  | 'not-shown';

/** What an error means for the worker. What we did not expect is said as `cannot`, and thrown where it can be seen. */
export function troubleOf(why: unknown): TroubleKind {
  const way = wayOf(why);
  if (way) return way === 'later' ? 'slow-down' : way;
  if (why instanceof Ended) return 'ended';
  if (why instanceof NotThere) return 'gone';
  if (why instanceof Refused && (why.code === 'used' || why.code === 'who-first' || why.code === 'not-shown'))
    return why.code;
  setTimeout(() => {
    throw why;
  });
  return 'cannot';
}
