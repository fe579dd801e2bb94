import type { ReadyLine } from '#model/ready.ts';
import type { Went } from '#person/send/run-errands.ts';
import { NoInternet, SomethingBetween, TryLater } from '#post/mailbox-errors.ts';
import { Say } from '#story/Say.tsx';

/** What is in the way to the server. */
export type Way = Exclude<Went, 'all-gone'>;

/** What an error of the way to the server means; undefined where it is none. */
export function wayOf(why: unknown): Way | undefined {
  if (why instanceof SomethingBetween) return 'between';
  if (why instanceof NoInternet) return 'no-internet';
  return why instanceof TryLater ? 'later' : undefined;
}

const said = { 'no-internet': ['no-internet', 'goes-itself'], between: ['between', 'between-next'], later: ['busy', 'busy-next'] } as const;
type Lines = Record<(typeof said)[Way][number], ReadyLine>;

/** Says what is in the way: each is another, and each has something else to do. The place is there before its words. */
export const WayMet = ({ way, lines }: { way: Way | undefined; lines: Lines }) => (
  <div role="status">{way && <div className="panel sunny flow">{said[way].map((line) => <Say key={line} from={lines} line={line} />)}</div>}</div>
);
