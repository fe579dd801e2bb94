import { NotThere } from '#post/mailbox-errors.ts';
import { wayOf } from '#post/way-of.ts';
import { CannotOpen, NotKnown, NotWhole } from '#sealing/sealing-errors.ts';

/** What can be in the way of helping, with the Lines that say it and what to do. */
export const troubles = {
  wrong: ['wrong', 'wrong-next'],
  ended: ['ended', 'ended-next'],
  taken: ['taken', 'taken-next'],
  newer: ['newer', 'newer-next'],
  'no-internet': ['no-internet', 'no-internet-next'],
  between: ['between', 'between-next'],
  later: ['busy', 'busy-next'],
  full: ['full', 'full-next'],
  'cannot-keep': ['cannot-keep', 'cannot-keep-next'],
} as const;
export type Trouble = keyof typeof troubles;

/** What an error of opening a link, or of keeping, means. Throws what is none of these. */
export function troubleOf(why: unknown): Trouble {
  if (why instanceof NotThere || why instanceof CannotOpen || why instanceof NotWhole) return 'wrong';
  if (why instanceof NotKnown) return 'newer';
  const way = wayOf(why);
  if (way) return way;
  if (why instanceof Error && why.name === 'Ended') return 'ended';
  if (why instanceof DOMException) return why.name === 'QuotaExceededError' ? 'full' : 'cannot-keep';
  throw why;
}
