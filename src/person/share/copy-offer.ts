import { thingsSaid } from '#model/answers.ts';
import { momentOf } from '#model/moment.ts';
import { answersOf } from '#person/keep/answers.ts';
import { openStory } from '#person/keep/stories.ts';
import { copiedUpTo } from '#person/share/last-copy.ts';

/** This many things said since the last copy are something to lose. */
const enough = 5;

/** Shows the offer of a copy where at least five things are newer than the last one taken. */
export function startCopyOffer(): void {
  const offer = document.querySelector<HTMLElement>('[data-copy-offer]');
  if (!offer) return;
  void (async () => {
    const story = await openStory();
    if (!story) return;
    const upTo = copiedUpTo(story.id);
    const newer = (await answersOf(story.id)).filter((a) => upTo === undefined || momentOf(a) > upTo);
    offer.hidden = thingsSaid(newer) < enough;
  })().catch(() => {
    offer.hidden = true;
  });
}
