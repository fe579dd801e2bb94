import { CannotKeep, Full } from '#person/keep/keep.ts';

/** What keeping may meet, by the id of its Line. */
export type WentWrong = 'full' | 'cannot-keep';

/** The Line for something that could not be kept; anything else is a fault of ours and passes on. */
export function whatWentWrong(why: unknown): WentWrong {
  if (why instanceof Full) return 'full';
  // Where site data is forbidden, the very look at it is.
  if (why instanceof CannotKeep || (why instanceof DOMException && why.name === 'SecurityError')) return 'cannot-keep';
  throw why;
}
