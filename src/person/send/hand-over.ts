import type { Answer, Story } from '#model/answer.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { answersOf } from '#person/keep/answers.ts';
import type { AskedNow } from '#person/keep/new-answer.ts';
import { keepWish } from '#person/keep/wishes.ts';
import { givenFrom } from '#person/keep/workers.ts';
import { newWorker, type OpenedCard } from './add-worker.ts';
import { letterOf, wordOf } from './give.ts';
import { whoMyWorkerIs } from './say-who.ts';

const stands = new Set<Given['state']>(['waiting', 'sent', 'came', 'read']);

/** What an earlier worker was given and may still know: not what was taken back, forgotten or rubbed out. */
async function stillGiven(story: Story, worker: MyWorker): Promise<Answer[]> {
  const had = (await givenFrom(story.id)).filter((g) => g.worker === worker.id && stands.has(g.state));
  const ids = new Set(had.flatMap((g) => g.answers));
  return (await answersOf(story.id)).filter((a) => ids.has(a.id));
}

/** Whether the person said yes to this new worker before: from another window, or by a second press. */
const saidYes = async (story: Story, handingOver: string): Promise<boolean> =>
  (await givenFrom(story.id)).some(
    (g) => g.what?.kind === 'may-read' && g.what.handingOver === handingOver && g.what.yes,
  );

/**
 * The person said yes to a new worker: they become the named worker, and all that the one before was given goes to them, sealed on
 * this device, with what was said back. The Story need not be told again. All of it is kept in one step before anything is sealed, once.
 * @param asked the Question *who is your worker?* as it is asked now.
 * Throws Full.
 */
export async function sayYesToNewWorker(
  story: Story,
  before: MyWorker,
  handingOver: string,
  card: OpenedCard,
  asked: AskedNow,
): Promise<void> {
  if (await saidYes(story, handingOver)) return;
  const answers = await stillGiven(story, before);
  const { worker, pieces } = await newWorker(story, card);
  await keepWish({
    worker,
    pieces,
    answer: whoMyWorkerIs(story, worker, asked),
    given: [
      letterOf(story, answers, worker, { team: false, before: before.id }),
      wordOf(story.id, before, { kind: 'may-read', handingOver, yes: true }),
    ],
  });
}
