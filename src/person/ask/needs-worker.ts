import { personsOwn } from '#model/answers.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { answersTo } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { workerOf } from '#person/keep/workers.ts';

/** Whether there is a named worker: their card was taken, or the person said who they are. */
async function hasWorker(): Promise<boolean> {
  const story = await openStory();
  if (!story) return false;
  if (await workerOf(story.id)) return true;
  const newest = personsOwn(await answersTo(story.id, namedQuestions.whoIsMyWorker))?.newest;
  return Boolean(newest?.said.named?.name.trim() ?? newest?.said.named?.photo);
}

/** Shows what is asked only of who has a named worker, once there is one. */
export function startNeedsWorker(): void {
  const places = document.querySelectorAll<HTMLElement>('[data-needs-worker]');
  if (places.length === 0) return;
  const show = async () => {
    const has = await hasWorker();
    for (const place of places) place.hidden = !has;
  };
  // Where nothing can be read there is no worker to ask about.
  const look = () => void show().catch(() => undefined);
  look();
  onChange(look);
}
