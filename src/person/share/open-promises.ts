import type { Token } from '#model/answer.ts';
import { dayFromNow } from '#model/calendar.ts';
import { promisesIn, type PromiseMade } from '#model/promises.ts';
import { givenFrom, heardIn } from '#person/keep/workers.ts';

/** What workers promised a Story and is not done: what the person says did not happen first, then what is still open. */
export async function openPromises(story: Token): Promise<PromiseMade[]> {
  const [heard, given] = await Promise.all([heardIn(story), givenFrom(story)]);
  const all = promisesIn(
    heard.map((h) => h.reply),
    given.flatMap((g) => (g.what?.kind === 'closes' ? [g.what] : [])),
    dayFromNow(0),
  );
  const open = all.filter((p) => p.outcome !== 'happened');
  return [...open.filter((p) => p.outcome === 'did-not-happen'), ...open.filter((p) => p.outcome !== 'did-not-happen')];
}
