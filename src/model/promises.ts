import type { Token } from '#model/answer.ts';
import type { FromPerson, Outcome } from '#model/letter.ts';
import { hasCome } from '#model/calendar.ts';
import { isLater, latestFirst } from '#model/moment.ts';
import type { FromWorker, Promised } from '#model/reply.ts';

/** A promise and how it stands. Only the person closes it; what the worker says of it is beside that. */
export interface PromiseMade {
  promise: Promised;
  /** The worker says that they did it. */
  saidDone: boolean;
  /** Its day has come. */
  dayCame: boolean;
  /** What the person says of it now. */
  outcome?: Outcome | undefined;
  /** Whether a word of the person is wanted: it is done, they say, or its day came, and the person has not said how it went. */
  asks: boolean;
}

type Closes = Extract<FromPerson, { kind: 'closes' }>;

/**
 * Every promise of some Replies with what the person said of it, the newest first.
 * @param today `YYYY-MM-DD` on the reader's own calendar.
 */
export function promisesIn(replies: readonly FromWorker[], closes: readonly Closes[], today: string): PromiseMade[] {
  const done = new Map<Token, FromWorker>(
    replies
      .filter((r) => r.kind === 'done')
      .sort((a, b) => latestFirst(b, a))
      .map((r) => [r.promise, r]),
  );
  return replies
    .filter((r): r is Promised => r.kind === 'promise')
    .sort(latestFirst)
    .map((promise) => {
      const [last] = closes.filter((c) => c.promise === promise.id).sort(latestFirst);
      const saidDone = done.get(promise.id);
      const dayCame = hasCome(promise.by, today);
      // "Not yet" is asked again only when the worker says anew that it is done.
      const saidSince = last?.outcome === 'not-yet' && saidDone !== undefined && isLater(saidDone, last);
      return {
        promise,
        saidDone: saidDone !== undefined,
        dayCame,
        outcome: last?.outcome,
        asks: last ? saidSince : saidDone !== undefined || dayCame,
      };
    });
}
