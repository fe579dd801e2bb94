import type { ReadyLine } from '#model/ready.ts';
import type { Went } from '#person/send/run-errands.ts';
import { Say } from '#story/Say.tsx';

const said = {
  'no-internet': ['waits', 'waits-next'],
  between: ['between', 'between-next', 'waits-here'],
  later: ['later', 'busy-next'],
} as const satisfies Record<Exclude<Went, 'all-gone'>, readonly string[]>;
/** What is given and still waits on this device, by what is in the way. */
export type Waits = keyof typeof said;

/** Says that something is kept here and goes by itself, and what is in its way. */
export const StillHere = ({
  waits,
  lines,
}: {
  waits: Waits;
  lines: Record<(typeof said)[Waits][number], ReadyLine>;
}) => (
  <>
    {said[waits].map((line, n) => (
      <Say key={line} from={lines} line={line} {...(n === 0 ? { as: 'h2' } : {})} />
    ))}
  </>
);
/** Whether a word for how it went says that it waits. */
export const isWaiting = (went: string | undefined): went is Waits => went !== undefined && Object.hasOwn(said, went);
