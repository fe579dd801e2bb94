import { own } from '#model/own.ts';
import type { Answer } from '#model/answer.ts';
import { grouped, personsOwn } from '#model/answers.ts';

const end = '/thinks-too';

/** Where the person's answers to Helpers' views of a Question are kept: beside the Question, never in its place. */
export const thinksTooOf = (question: string): string => `${question}${end}`;

/** Whether an Answer speaks of a Helper's view and not of a Question. */
export const isThinksToo = (answer: Answer): boolean => answer.question.endsWith(end);

/** What is said of views, by the view: gone through once for each list of Answers, since every view of it asks. */
const ofViews = new WeakMap<readonly Answer[], Map<string | undefined, Answer[]>>();

function saidOfViews(answers: readonly Answer[]): Map<string | undefined, Answer[]> {
  const known =
    ofViews.get(answers) ??
    grouped(
      answers.filter((a) => a.said.thinksToo),
      (a) => a.said.thinksToo?.of,
    );
  ofViews.set(answers, known);
  return known;
}

/** The person's newest Answer to a Helper's view, where they said something of it. */
export const thinkingOf = (view: Answer, answers: readonly Answer[]): Answer | undefined =>
  personsOwn((saidOfViews(answers).get(view.id) ?? []).filter((a) => a.question === thinksTooOf(view.question)))
    ?.newest;

/** What the person says now to a Helper's view, in the words it was offered in; undefined where they said nothing of it. */
export function saidOf(view: Answer, answers: readonly Answer[]): string | undefined {
  const mine = thinkingOf(view, answers);
  const agrees = mine?.said.thinksToo?.agrees;
  return agrees && (own(mine.asked.choices, agrees) ?? agrees);
}
