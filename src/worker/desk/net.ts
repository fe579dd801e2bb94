import { Ended, MailboxError, NoInternet, NotThere, SomethingBetween, TryLater } from '#post/mailbox-errors.ts';

/** How it is with the way to the server. `fresh`: everything that came is here. */
export type Net = 'asking' | 'fresh' | 'no-internet' | 'between' | 'later' | 'ended' | 'trouble';

/** An error that nobody thought of is seen where errors are looked for, and stops nothing else. */
export const report = (why: unknown): void => { setTimeout(() => { throw why; }); };

/** What an error of the way to the server means. What is none of its errors is `trouble`, and is reported: nothing is swallowed. */
export function netOf(why: unknown): Exclude<Net, 'asking' | 'fresh'> {
  if (why instanceof SomethingBetween) return 'between';
  if (why instanceof NoInternet) return 'no-internet';
  if (why instanceof TryLater) return 'later';
  if (why instanceof Ended || why instanceof NotThere) return 'ended';
  if (!(why instanceof MailboxError)) report(why);
  return 'trouble';
}
