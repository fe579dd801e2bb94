import type { Answer, Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import { newAnswer, type AskedNow } from '#person/keep/new-answer.ts';

/**
 * A card that was taken is an Answer too: it stands in the Story and on paper, and what was said before stays. Nobody else may say who my
 * worker is in my place.
 * @param asked the Question *who is your worker?* as it is asked now.
 */
export function whoMyWorkerIs(story: Story, worker: MyWorker, asked: AskedNow): Answer {
  const { name, reach } = worker.card;
  return newAnswer(
    story.id,
    asked,
    { named: { name, ...(reach ? { reach } : {}), ...(worker.photo ? { photo: worker.photo } : {}) } },
    'own',
  );
}
