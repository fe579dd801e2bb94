import { Ended, MailboxError, NotThere } from '#post/mailbox-errors.ts';
import { wayOf, type Way } from '#post/way-of.ts';

/** How it is with the way to the server. `fresh`: everything that came is here. */
export type Net = 'asking' | 'fresh' | Way | 'ended' | 'trouble';

/** An error that nobody thought of is seen where errors are looked for, and stops nothing else. */
export const report = (why: unknown): void => {
  setTimeout(() => {
    throw why;
  });
};

/** What an error of the way to the server means. What is none of its errors is `trouble`, and is reported: nothing is swallowed. */
export function netOf(why: unknown): Exclude<Net, 'asking' | 'fresh'> {
  const way = wayOf(why);
  if (way) return way;
  if (why instanceof Ended || why instanceof NotThere) return 'ended';
  if (!(why instanceof MailboxError)) report(why);
  return 'trouble';
}
