import type { Answer, Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import { newToken, nowHere } from '#model/token.ts';
import { readSitting } from '#person/keep/sitting.ts';

/** The Question that a Worker card answers. */
const question = 'my-worker/who';

/** The Question *who is your worker?* as it is asked now. */
export interface AskedWho { prompt: string; lang: string }

/** A card that was taken is an Answer too: it stands in the Story and on paper, and what was said before stays. */
export function whoMyWorkerIs(story: Story, worker: MyWorker, { prompt, lang }: AskedWho): Answer {
  const { speaker, company } = readSitting();
  const { name, reach } = worker.card;
  return {
    id: newToken(), story: story.id, question, version: 1, lang, asked: { prompt },
    said: { named: { name, ...(reach ? { reach } : {}), ...(worker.photo ? { photo: worker.photo } : {}) } },
    // Nobody else may say who my worker is in my place.
    speaker: speaker.whose === 'helper' ? { whose: 'with-help', helper: speaker.helper } : speaker,
    company, at: nowHere(),
  };
}
