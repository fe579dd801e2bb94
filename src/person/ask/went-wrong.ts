import { CannotKeep, Full } from '#person/keep/keep.ts';

/** What keeping may meet, by the id of its Line. */
export type WentWrong = 'full' | 'cannot-keep';

/** The Line for something that could not be kept; anything else is a fault of ours and passes on. */
export function whatWentWrong(why: unknown): WentWrong {
  if (why instanceof Full) return 'full';
  if (why instanceof CannotKeep) return 'cannot-keep';
  throw why;
}
