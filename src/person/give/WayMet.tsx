import type { ReadyLine } from '#model/ready.ts';
import type { Way } from '#post/way-of.ts';
import { Say } from '#story/Say.tsx';

const said = {
  'no-internet': ['no-internet', 'goes-itself'],
  between: ['between', 'between-next'],
  later: ['busy', 'busy-next'],
} as const;
type Lines = Record<(typeof said)[Way][number], ReadyLine>;

/** Says what is in the way: each is another, and each has something else to do. The place is there before its words. */
export const WayMet = ({ way, lines }: { way: Way | undefined; lines: Lines }) => (
  <div role="status">
    {way && (
      <div className="panel sunny flow">
        {said[way].map((line) => (
          <Say key={line} from={lines} line={line} />
        ))}
      </div>
    )}
  </div>
);
