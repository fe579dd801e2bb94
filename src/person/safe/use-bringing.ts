import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import { hasSaid } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openUnlocked } from '#person/keep/stories.ts';
import type { OpenedStoryCard } from '#person/send/story-card.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';
import { troubleOf, type Trouble } from './trouble.ts';

/** What can be in the way of bringing a Story. */
export type BringTrouble = Trouble | 'wrong' | 'ended' | 'damaged' | 'no-code';

/** Where bringing a Story stands. `some`: things of it are here already, and it can be gone on with. `again`: the card's words, where the same can be tried again. */
export type BringNow =
  | { is: 'asking' | 'not-added' }
  | { is: 'opening'; far: number }
  | { is: 'coming'; far: number; story: Token; some?: true }
  | { is: 'trouble'; what: BringTrouble; again?: string }
  | { is: 'open'; opened: OpenedStoryCard }
  | { is: 'here'; whole: boolean };

function meets(why: unknown): BringTrouble {
  if (why instanceof NotThere) return 'wrong';
  if (why instanceof Ended) return 'ended';
  return why instanceof CannotOpen || why instanceof NotWhole ? 'damaged' : troubleOf(why);
}

/** Bringing a Story to this device by its card's words: look whose it is, then bring it. */
export function useBringing() {
  const [now, setNow] = useState<BringNow>({ is: 'asking' });
  const look = async (card: string) => {
    setNow({ is: 'opening', far: 0 });
    try {
      const { lookAtCard } = await whenWanted(import('#person/send/story-card.ts'));
      setNow({
        is: 'open',
        opened: await lookAtCard(card, (far) => {
          setNow({ is: 'opening', far });
        }),
      });
    } catch (why) {
      setNow({ is: 'trouble', what: meets(why), again: card });
    }
  };
  const bring = async (opened: OpenedStoryCard) => {
    const story = opened.story.id;
    setNow({ is: 'coming', far: 0, story });
    const coming = (what: { far: number } | { some: true }) => {
      setNow((now) => (now.is === 'coming' ? { ...now, ...what } : now));
    };
    // On a slow line recordings take long: whoever wants goes on with what is here, and the rest comes by itself.
    const stop = onChange(() => {
      void hasSaid(story).then((some) => {
        if (some) coming({ some });
      });
    });
    try {
      const { bringStory } = await whenWanted(import('#person/send/story-card.ts'));
      const went = await bringStory(opened, (far) => {
        coming({ far });
      });
      await openUnlocked(opened.story.id);
      setNow({ is: 'here', whole: went === 'safe' });
    } catch (why) {
      setNow({ is: 'trouble', what: meets(why) });
    } finally {
      stop();
    }
  };
  return { now, setNow, look, bring };
}
