import { thingsSaid } from '#model/answers.ts';
import { answersOf } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { fillCount, type Labels } from '#strings/fill.ts';

/** Says beside the door to my Story how many things stand in it; nothing while there are none. */
export function startSaidSoFar(): void {
  const note = document.querySelector<HTMLElement>('[data-said-so-far] [data-note]');
  const words = document.querySelector<HTMLElement>('[data-said-labels]');
  if (!note || !words) return;
  const labels = JSON.parse(words.dataset['saidLabels'] ?? '{}') as Labels;
  const show = async () => {
    const story = await openStory();
    const things = story ? thingsSaid(await answersOf(story.id)) : 0;
    note.hidden = things === 0;
    note.textContent = fillCount(labels, 'say.said', things, words.dataset['lang'] ?? 'en');
  };
  // Where nothing can be read, nothing is said of it.
  const look = () => void show().catch(() => undefined);
  look();
  onChange(look);
}
