import type { Answer, Said } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { choicesUsed, rolesUsed } from '#model/ways-of-saying.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';

/**
 * The words of the Question, and of all that was chosen or put, as they were then: so that the Answer can be understood for ever.
 * What a kind asks with besides its choices stands under `<role>/<id>`: `places/going-well`.
 */
export function asked(question: Pick<ReviewQuestion, 'prompt' | 'choices' | 'with'>, said: Said): Answer['asked'] {
  const used = choicesUsed(said);
  const words = [
    ...question.choices.filter((c) => used.has(c.id)).map((c) => [c.id, c.words] as const),
    ...rolesUsed(said).flatMap(([role, ids]) =>
      (question.with[role] ?? []).filter((c) => ids.includes(c.id)).map((c) => [`${role}/${c.id}`, c.words] as const),
    ),
  ];
  return { prompt: question.prompt.words, ...(words.length > 0 ? { choices: Object.fromEntries(words) } : {}) };
}

/** The same of a Question as a Story is looked over: feelings come once, beside all Topics. */
export const askedOver =
  (question: ReviewQuestion, feelings: readonly ReadyChoice[]) =>
  (said: Said): Answer['asked'] =>
    asked({ ...question, choices: [...question.choices, ...feelings] }, said);
