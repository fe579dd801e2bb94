import type { Answer, Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import type { FromWorker } from '#model/reply.ts';
import { newToken } from '#model/token.ts';
import { answersOf } from '#person/keep/answers.ts';
import { givenFrom, heardIn } from '#person/keep/workers.ts';
import { addWorker, type OpenedCard } from './add-worker.ts';
import { giveLetter, giveWord } from './give.ts';
import { sayWhoMyWorkerIs } from './say-who.ts';

/** What an earlier worker was given and may still know: not what was taken back, forgotten or rubbed out. */
async function stillGiven(story: Story, worker: MyWorker): Promise<Answer[]> {
  const stands = (await givenFrom(story.id)).filter((g) => g.worker === worker.id && (g.state === 'waiting' || g.state === 'sent' || g.state === 'read'));
  const ids = new Set(stands.flatMap((g) => g.answers));
  return (await answersOf(story.id)).filter((a) => ids.has(a.id));
}

/**
 * The person said yes to a new worker: they become the named worker, and all that the one before was given goes to them, sealed on
 * this device, with what was said back. The Story need not be told again.
 * @param asked the Question *who is your worker?* as it is asked now.
 * @returns the new worker. Throws Full.
 */
export async function sayYesToNewWorker(story: Story, before: MyWorker, handingOver: string, card: OpenedCard, asked: { prompt: string; lang: string }): Promise<MyWorker> {
  const answers = await stillGiven(story, before);
  const replies = (await heardIn(story.id)).filter((h) => h.worker === before.id).map((h) => h.reply).reverse();
  const worker = await addWorker(story, card);
  // Whoever knows a thread and its Letters can write in them: those stay between the person and the worker before.
  const told = replies.map((reply): FromWorker => ({ ...reply, thread: worker.id, ...('of' in reply ? { of: { ...reply.of, letter: newToken() } } : {}) }));
  await sayWhoMyWorkerIs(story, worker, asked.prompt, asked.lang);
  await giveLetter(story, answers, worker, { team: false, before: { worker: before.card.name, replies: told } });
  await giveWord(story.id, before, { kind: 'may-read', handingOver, yes: true });
  return worker;
}
