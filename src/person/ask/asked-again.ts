import type { Said } from '#model/answer.ts';
import type { ReadyQuestion } from '#model/ready.ts';

/** A Question asked again has its choices the other way round: what came first the last time must not be why it is chosen. */
export function otherWayRound(question: ReadyQuestion): ReadyQuestion {
  // An either/or changes by itself from time to time; a board and a week ask for one after the other.
  if (
    question.turns ||
    (question.kind !== 'one-choice' && question.kind !== 'some-choices' && question.kind !== 'feeling')
  )
    return question;
  const last = question.choices.filter((c) => c.id === 'something-else');
  return { ...question, choices: [...question.choices.filter((c) => c.id !== 'something-else').reverse(), ...last] };
}

/** Whether the same was said as the time before, in whatever order. Both are fine. */
export function saysTheSame(before: Said, now: Said): boolean {
  const plain = ({ chosen, ...rest }: Said) =>
    JSON.stringify(
      { ...rest, chosen: [...(chosen ?? [])].sort() },
      Object.keys({ ...before, ...now, chosen: 0 }).sort(),
    );
  return before.unsaid === now.unsaid && plain(before) === plain(now);
}
