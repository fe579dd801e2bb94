import { own } from '#model/own.ts';
import type { Answer } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';

const end = '/thinks-too';

/** Where the person's answers to Helpers' views of a Question are kept: beside the Question, never in its place. */
export const thinksTooOf = (question: string): string => `${question}${end}`;

/** Whether an Answer speaks of a Helper's view and not of a Question. */
export const isThinksToo = (answer: Answer): boolean => answer.question.endsWith(end);

/** The person's newest Answer to a Helper's view, where they said something of it. */
export const thinkingOf = (view: Answer, answers: readonly Answer[]): Answer | undefined =>
  personsOwn(answers.filter((a) => a.question === thinksTooOf(view.question) && a.said.thinksToo?.of === view.id))?.newest;

/** What the person says now to a Helper's view, in the words it was offered in; undefined where they said nothing of it. */
export function saidOf(view: Answer, answers: readonly Answer[]): string | undefined {
  const mine = thinkingOf(view, answers);
  const agrees = mine?.said.thinksToo?.agrees;
  return agrees && (own(mine.asked.choices, agrees) ?? agrees);
}
