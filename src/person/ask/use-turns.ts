import { useEffect, useMemo, useState } from 'react';
import type { ReadyChoice, ReadyQuestion } from '#model/ready.ts';
import { answersTo } from '#person/keep/answers.ts';
import { storyHere } from '#person/keep/stories.ts';

/** The first two choices in each other's place, the others where they were. */
export const turned = (choices: readonly ReadyChoice[]): ReadyChoice[] => {
  const [first, second, ...rest] = choices;
  return first && second ? [second, first, ...rest] : [...choices];
};

/** On how many days before today a Question was answered: the side that stood first then stands second now. */
export const daysBefore = (days: readonly string[], today: string): number =>
  new Set(days.filter((day) => day < today)).size;

/**
 * An either/or Question with its two sides in the order of this time. It holds for the whole day, so that nothing changes places under a
 * finger; on the next day the other side stands first.
 */
export function useTurns(question: ReadyQuestion): ReadyQuestion {
  const [swapped, setSwapped] = useState(false);
  useEffect(() => {
    let over = false;
    if (question.turns) {
      void (async () => {
        const story = await storyHere();
        const today = new Date().toISOString().slice(0, 10);
        const days = story ? (await answersTo(story.id, question.id)).map((a) => a.at.slice(0, 10)) : [];
        if (!over) setSwapped(daysBefore(days, today) % 2 === 1);
        // Where nothing can be read, the order of the content stands.
      })().catch(() => undefined);
    }
    return () => {
      over = true;
    };
  }, [question.id, question.turns]);
  return useMemo(() => (swapped ? { ...question, choices: turned(question.choices) } : question), [question, swapped]);
}
