import type { Answer } from '#model/answer.ts';
import { newestFirst } from '#model/answers.ts';
import type { Staying } from '#model/choice.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';

/** What a person said of being where they are, at every time they said it: objections, contentment, and what is neither. */
export interface SaidOfStaying {
  objects: Answer[];
  content: Answer[];
  other: Answer[];
}

/**
 * Each Answer to a Question that asks of staying, the earlier ones too and every Speaker's, newest first. One that says both stands on both
 * sides; nothing is weighed, counted or summed up.
 * @param feelings the feelings, where a Question asks of them.
 */
export function saidOfStaying(
  answers: readonly Answer[],
  questions: readonly ReviewQuestion[],
  feelings: readonly ReadyChoice[],
): SaidOfStaying {
  const asks = new Map(questions.filter((q) => q.staying).map((q) => [q.id, q]));
  const said: SaidOfStaying = { objects: [], content: [], other: [] };
  for (const answer of [...answers].sort(newestFirst)) {
    const question = asks.get(answer.question);
    if (!question || isEmpty(answer.said)) continue;
    const choices = [...question.choices, ...(question.kind === 'feeling' ? feelings : [])];
    const sides = new Set(
      (answer.said.chosen ?? []).flatMap((id): Staying[] => {
        const side = choices.find((c) => c.id === id)?.staying;
        return side ? [side] : [];
      }),
    );
    for (const side of sides) said[side].push(answer);
    if (sides.size === 0) said.other.push(answer);
  }
  return said;
}
