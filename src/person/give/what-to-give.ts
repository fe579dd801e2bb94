import type { Answer } from '#model/answer.ts';
import { byQuestion, bySpeaker } from '#model/answers.ts';
import type { Given } from '#model/my-worker.ts';
import { namedQuestions, namedTopics } from '#model/named-questions.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { isThinksToo, thinkingOf } from '#story/thinks-too.ts';

/** States in which a worker has, or will have, what was given. */
const stands = new Set<Given['state']>(['waiting', 'sent', 'came', 'read']);

/** Ids of the Answers that a worker was given and may still read. */
export const givenAlready = (worker: string, given: readonly Given[]): Set<string> =>
  new Set(given.filter((g) => g.worker === worker && stands.has(g.state)).flatMap((g) => g.answers));

/**
 * What can be given: to each Question, what each Speaker says now. What was said before and changed since is the person's own; it is
 * never given along.
 */
export const whatStandsNow = (answers: readonly Answer[]): Answer[] =>
  [...byQuestion(answers.filter((a) => !isThinksToo(a))).values()].flatMap((all) =>
    bySpeaker(all)
      .map((row) => row.newest)
      .filter((a) => !isEmpty(a.said)),
  );

/** The Questions in which something stands that this worker was not given yet. */
export function newQuestions(now: readonly Answer[], already: ReadonlySet<string>): Set<string> {
  return new Set(now.filter((a) => !already.has(a.id)).map((a) => a.question));
}

/** The Answers of the chosen Questions, and what the person says to Helpers' views among them. */
export function chosenAnswers(now: readonly Answer[], left: ReadonlySet<string>, all: readonly Answer[]): Answer[] {
  const chosen = now.filter((a) => !left.has(a.question));
  return [
    ...chosen,
    ...chosen.filter((a) => a.speaker.whose === 'helper').flatMap((view) => thinkingOf(view, all) ?? []),
  ];
}

/** What a person says about their worker is theirs to count or to give: it is never chosen for them, not even in a Topic that is. */
export const aboutMyWorker = (question: string): boolean =>
  question.startsWith(`${namedTopics.working}/`) || question === namedQuestions.listens;
