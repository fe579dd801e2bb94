import { Ended, MailboxFull, NoInternet, NotThere, TryLater } from '#post/mailbox-errors.ts';

/** How it is with the way to the server. `fresh`: everything that came is here. */
export type Net = 'asking' | 'fresh' | 'no-internet' | 'later' | 'ended' | 'trouble';

/** What an error of the way to the server means. Throws what is none of its errors. */
export function netOf(why: unknown): Exclude<Net, 'asking' | 'fresh'> {
  if (why instanceof NoInternet) return 'no-internet';
  if (why instanceof TryLater) return 'later';
  if (why instanceof Ended || why instanceof NotThere) return 'ended';
  if (why instanceof MailboxFull || (why instanceof Error && why.name === 'Refused') || why instanceof Error) return 'trouble';
  throw why;
}
