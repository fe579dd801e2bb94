import { NoInternet, SomethingBetween, TryLater } from './mailbox-errors.ts';

/** What is in the way to the server: nothing to be had of it now, and each is another to whoever meets it. */
export type Way = 'no-internet' | 'between' | 'later';

/** What an error of the way to the server means; undefined where it is none. */
export function wayOf(why: unknown): Way | undefined {
  if (why instanceof SomethingBetween) return 'between';
  if (why instanceof NoInternet) return 'no-internet';
  return why instanceof TryLater ? 'later' : undefined;
}
