import { openStory } from '#person/keep/stories.ts';
import { askedOf, toldOfNews } from '#person/keep/asked-to-help.ts';
import { onChange } from '#person/keep/changes.ts';
import { mayHaveHelper, mayHaveWorker } from '#person/keep/waits.ts';
import { heardIn } from '#person/keep/workers.ts';
import { hearFromWorkers } from '#person/send/when-wanted.ts';

/** Shows that a Helper from afar said something, or has something for the person, until the person goes to see it: not what, nor to which Question. */
function startHelperNews(): void {
  const place = document.querySelector<HTMLElement>('[data-helper-news]');
  const offered = document.querySelector<HTMLElement>('[data-offered]');
  if (!place || !offered || !mayHaveHelper()) return;
  const show = async () => {
    const story = await openStory();
    const helpers = story ? await askedOf(story.id) : [];
    place.hidden = !helpers.some(({ news }) => news);
    offered.hidden = !helpers.some((helper) => helper.offered);
  };
  const safely = () => void show().catch(() => undefined);
  safely();
  onChange(safely);
  place.querySelector('a')?.addEventListener('click', (event) => {
    event.preventDefault();
    const { href } = event.currentTarget as HTMLAnchorElement;
    void openStory()
      .then((story) => story && toldOfNews(story.id))
      .catch(() => undefined)
      .then(() => {
        location.assign(href);
      });
  });
}

/** Shows that there is news from my worker: what came before at once, and then what is there now. */
export function startNews(): void {
  startHelperNews();
  const place = document.querySelector<HTMLElement>('[data-news]');
  if (!place || !mayHaveWorker()) return;
  const look = async () => {
    const story = await openStory();
    if (!story) return;
    const show = async () => {
      place.hidden = !(await heardIn(story.id)).some((h) => !h.seen);
    };
    await show();
    await hearFromWorkers(story);
    await show();
  };
  // Without internet, what came before stands as it is.
  void look().catch(() => undefined);
}
