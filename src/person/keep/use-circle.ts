import { useEffect, useState } from 'react';
import type { Answer, OneOfMine } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import { answersOf, piece } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { faceAddress } from '#ui/blob-address.ts';

/** What makes a place of somebody in a circle; all others are people (and pets, and groups). */
const places = new Set(['home', 'place']);

/** Whether one of mine is a place. */
export const isPlace = (one: OneOfMine): boolean => places.has(one.who);

/** The people and places the person has put in their circle, newest Answer of each Question, each once. */
export function circleIn(answers: readonly Answer[]): OneOfMine[] {
  const withCircle = answers.filter((a) => a.said.circle);
  const questions = new Set(withCircle.map((a) => a.question));
  const all = [...questions].flatMap(
    (id) => personsOwn(answers.filter((a) => a.question === id))?.newest.said.circle ?? [],
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** One of mine with the address of their photo while the screen shows it. */
export interface Mine extends OneOfMine {
  photoAddress?: string | undefined;
}

/**
 * The open Story's circle, followed while it is `wanted`. Empty where there is none, or nothing can be read.
 */
export function useCircle(wanted = true): Mine[] {
  const [mine, setMine] = useState<Mine[]>([]);
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    let shown = '[]';
    let addresses: string[] = [];
    const letGo = () => {
      for (const address of addresses) URL.revokeObjectURL(address);
    };
    const look = async () => {
      const story = await openStory();
      const found = story ? circleIn(await answersOf(story.id)) : [];
      // Most changes are of other Answers: nothing is drawn again for them.
      if (over || JSON.stringify(found) === shown) return;
      shown = JSON.stringify(found);
      const next: Mine[] = await Promise.all(
        found.map(async (one) => {
          const address = one.photo && (await faceAddress(await piece(one.photo)));
          return address ? { ...one, photoAddress: address } : one;
        }),
      );
      const made = next.flatMap((one) => one.photoAddress ?? []);
      if (over) {
        for (const address of made) URL.revokeObjectURL(address);
        return;
      }
      letGo();
      addresses = made;
      setMine(next);
    };
    // Where nothing can be kept there is no circle; the Question itself says what is wrong.
    const lookSafely = () => void look().catch(() => undefined);
    lookSafely();
    const stop = onChange(lookSafely);
    return () => {
      over = true;
      stop();
      letGo();
    };
  }, [wanted]);
  return mine;
}
