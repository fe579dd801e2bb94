import { useEffect, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { Offer } from '#model/offer.ts';
import { isAnswer } from '#model/offers.ts';
import { allOf, settleLeftOver } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { inTurn } from '#person/keep/offers.ts';
import { openStory } from '#person/keep/stories.ts';

/** The open Story, all its Answers, and what is offered to it, kept fresh while shown. `reading` until first read; `cannot` where nothing can be kept. */
export type StoryNow =
  | { state: 'reading' }
  | { state: 'cannot' }
  | { state: 'none' }
  | { state: 'here'; story: Story; answers: Answer[]; offers: Offer[] };

/** Follows the open Story, in this window and in others. */
export function useStory(): StoryNow {
  const [now, setNow] = useState<StoryNow>({ state: 'reading' });
  useEffect(() => {
    let over = false;
    const look = async () => {
      const story = await openStory();
      const all = story ? await allOf(story.id) : [];
      const next: StoryNow = story
        ? { state: 'here', story, answers: all.filter(isAnswer), offers: inTurn(all) }
        : { state: 'none' };
      if (!over) setNow(next);
    };
    const lookSafely = () =>
      void look().catch(() => {
        if (!over) setNow({ state: 'cannot' });
      });
    // Settling writes, and reading must not wait for room: what is not settled is read as a draft.
    void openStory()
      .then((story) => story && settleLeftOver(story.id).catch(() => undefined))
      .then(look)
      .catch(() => {
        if (!over) setNow({ state: 'cannot' });
      });
    const stop = onChange(lookSafely);
    return () => {
      over = true;
      stop();
    };
  }, []);
  return now;
}
