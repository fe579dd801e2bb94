import type { MyWorker } from '#model/my-worker.ts';
import { changeWorker } from '#person/keep/workers.ts';
import { whenWanted } from '#post/when-wanted.ts';

/**
 * Looks at a worker's card again for how soon they answer, and who answers while they are away: that changes with each holiday. Nothing else is
 * taken of it, for a server might give an older card. Where there is no way to it, or somebody else signed it, all stays as it was.
 * @returns whether it says something else now.
 */
export async function cardAnew({ id, secret, signs, card: known }: MyWorker): Promise<boolean> {
  const found = await whenWanted(import('#envelopes/worker-cards.ts'))
    .then(({ fetchCard }) => fetchCard({ secret, recipient: known.box.recipient }))
    .catch(() => undefined);
  if (!found?.sameKey || found.signed?.by !== signs) return false;
  const { answersIn, cover } = found.card;
  if (answersIn === known.answersIn && cover === known.cover) return false;
  await changeWorker(id, ({ card: { answersIn: _days, cover: _cover, ...card }, ...worker }) => ({
    ...worker,
    card: { ...card, ...(answersIn ? { answersIn } : {}), ...(cover ? { cover } : {}) },
  }));
  return true;
}
