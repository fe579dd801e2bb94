import { whatWentWrong } from '#person/keep/went-wrong.ts';
import { wayOf } from '#post/way-of.ts';

/** What can be in the way, with the Lines that say it and what to do. */
export const troubles = {
  'no-internet': ['no-internet', 'no-internet-next'],
  between: ['between', 'between-next'],
  busy: ['busy', 'busy-next'],
  full: ['full', 'full-next'],
  'cannot-keep': ['cannot-keep', 'cannot-keep-next'],
} as const;
export type Trouble = keyof typeof troubles;

/** What an error of the way or of this device means. Throws what is none of these. */
export function troubleOf(why: unknown): Trouble {
  const way = wayOf(why);
  return way === 'later' ? 'busy' : (way ?? whatWentWrong(why));
}
