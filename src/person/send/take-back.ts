import type { Given, MyWorker } from '#model/my-worker.ts';
import { beginForgetting, beginTakingBack } from '#person/keep/errands.ts';
import { toForget } from '#person/keep/forget-errands.ts';

/** Keeps the wish to take something back. `run-errands.ts` does it, and only then it is said to be taken back. */
export const takeBack = (given: Given): Promise<void> => beginTakingBack(given.id);

/** Asks a worker to forget a Letter that they have. It goes as soon as there is a way. */
export async function askToForget(given: Given, worker: MyWorker): Promise<void> {
  await beginForgetting(given.id, toForget(worker, given.team, { letters: [given.id], answers: [] }));
}
