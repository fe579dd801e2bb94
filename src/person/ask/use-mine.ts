import { useMemo } from 'react';
import type { ReadyQuestion } from '#model/ready.ts';
import { isPlace, useCircle } from '#person/keep/use-circle.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';

/** The Question with the person's own people, or places, first among its choices, where it asks for them. */
export function useMine(question: ReadyQuestion): ReadyQuestion {
  const circle = useCircle(question.mine !== undefined);
  return useMemo(() => {
    if (!question.mine) return question;
    const wanted = circle.filter((one) => isPlace(one) === (question.mine === 'places') && one.name.trim());
    if (wanted.length === 0) return question;
    const own = wanted.map((one) => ({
      id: one.id,
      words: one.name,
      picture: {
        name: 'person',
        address: one.photoAddress ?? (one.symbol ? symbolAddress(one.symbol) : question.prompt.picture.address),
        tint: 'sand',
      },
    }));
    return { ...question, choices: [...own, ...question.choices] };
  }, [question, circle]);
}
