import type { ReadyLine } from '#model/ready.ts';
import { Say } from '#story/Say.tsx';

/** No room, or a browser that keeps nothing. */
type What = 'full' | 'cannot-keep';
type Lines = Record<What | `${What}-next`, ReadyLine>;

/** Says that something was not kept, and what to do. The place is always there, so that a screen reader hears what comes into it. */
export const CannotKeepSaid = ({ what, lines }: { what: What | undefined; lines: Lines }) => (
  <div role="alert">
    {what && (
      <div className="panel sunny flow">
        <Say from={lines} line={what} />
        <Say from={lines} line={`${what}-next`} />
      </div>
    )}
  </div>
);
