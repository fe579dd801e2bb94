import { openStory } from '#person/keep/stories.ts';
import { mayHaveWorker } from '#person/keep/waits.ts';
import { heardIn } from '#person/keep/workers.ts';
import { hearFromWorkers } from '#person/send/when-wanted.ts';

/** Shows that there is news from my worker: what came before at once, and then what is there now. */
export function startNews(): void {
  const place = document.querySelector<HTMLElement>('[data-news]');
  if (!place || !mayHaveWorker()) return;
  const look = async () => {
    const story = await openStory();
    if (!story) return;
    const show = async () => { place.hidden = !(await heardIn(story.id)).some((h) => !h.seen); };
    await show();
    await hearFromWorkers(story);
    await show();
  };
  // Without internet, what came before stands as it is.
  void look().catch(() => undefined);
}
