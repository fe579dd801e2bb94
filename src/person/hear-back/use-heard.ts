import { useEffect, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { FromPerson } from '#model/letter.ts';
import type { Given, Heard, MyWorker } from '#model/my-worker.ts';
import { onChange } from '#person/keep/changes.ts';
import { useStory } from '#person/keep/use-story.ts';
import { errandsFlag } from '#person/keep/waits.ts';
import { givenFrom, heardIn, heardSeen, workersOf } from '#person/keep/workers.ts';
import { hearFromWorkers, runErrands } from '#person/send/when-wanted.ts';
import { wayOf } from '#post/way-of.ts';

/** All that goes on between the person and their workers. */
export interface Between {
  story: Story;
  answers: readonly Answer[];
  workers: MyWorker[];
  heard: Heard[];
  given: Given[];
}

/** Words of one kind that the person sent, the newest first. */
export const words = <K extends FromPerson['kind']>(
  given: readonly Given[],
  kind: K,
): Extract<FromPerson, { kind: K }>[] =>
  given.flatMap((g) => (g.what?.kind === kind ? [g.what as Extract<FromPerson, { kind: K }>] : []));

/** Whether it was looked for news: `no` while it is being looked for, else what is in the way. */
export type Looked = 'no' | 'yes' | 'no-internet' | 'between' | 'busy';

/** What an error of the way to the server means here. Throws what is none. */
function lookedAs(why: unknown): Looked {
  const way = wayOf(why);
  if (!way) throw why;
  return way === 'later' ? 'busy' : way;
}

/**
 * What is known here at once, and then what is new.
 */
export function useHeard():
  | { state: 'reading' | 'cannot-keep' | 'none' }
  | { state: 'here'; between: Between; looked: Looked } {
  const now = useStory();
  const story = now.state === 'here' ? now.story : undefined;
  const [kept, setKept] = useState<Omit<Between, 'story' | 'answers'>>();
  const [looked, setLooked] = useState<Looked>('no');
  useEffect(() => {
    if (!story) return undefined;
    let over = false;
    const read = async () => {
      const [workers, heard, given] = await Promise.all([workersOf(story.id), heardIn(story.id), givenFrom(story.id)]);
      if (!over) setKept({ workers, heard, given });
    };
    const look = async () => {
      try {
        await runErrands();
        await hearFromWorkers(story);
        // What was lost is sent again at once.
        if (errandsFlag() !== null) await runErrands();
        await heardSeen((await heardIn(story.id)).map((h) => h.id));
        if (!over) setLooked('yes');
      } catch (why) {
        if (!over) setLooked(lookedAs(why));
      }
    };
    void read().then(look);
    const stop = onChange(() => void read());
    const again = () => void look();
    addEventListener('online', again);
    return () => {
      over = true;
      stop();
      removeEventListener('online', again);
    };
    // Its name and photo may change: the Story is the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [story?.id]);
  if (now.state === 'cannot') return { state: 'cannot-keep' };
  if (now.state === 'none') return { state: 'none' };
  if (now.state !== 'here' || !kept) return { state: 'reading' };
  return { state: 'here', between: { ...kept, story: now.story, answers: now.answers }, looked };
}
