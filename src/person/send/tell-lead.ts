import type { AboutWorker } from '#model/letter.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';

/** What somebody says of their worker, before it has an id and a day. */
export type SaidOfWorker = Pick<AboutWorker, 'chosen' | 'written' | 'from' | 'reach'>;

/**
 * Says to who leads a worker's team that somebody is not happy with that worker: sealed to the lead alone, at once, and nothing of it is kept
 * on this device, neither before nor after. Whoever looks at the Story, a copy of it or what was given finds no trace, so it is the one thing
 * here that does not wait for a way: where it did not go the words are still on the screen, and on paper.
 * @returns when the server has it for certain. Throws what `post` throws; `NotThere` and `Ended` where the lead is not here any more.
 */
export async function tellLead(
  lead: NonNullable<WorkerCard['lead']>,
  { worker, name }: WorkerCard,
  said: SaidOfWorker,
): Promise<void> {
  const what: AboutWorker = {
    kind: 'about-worker',
    id: newToken(),
    thread: newToken(),
    at: nowHere(),
    pieces: [],
    worker: { id: worker, name },
    ...said,
  };
  await sendNow(what, [], lead);
}
