import { own } from '#model/own.ts';
import type { Answer, Token } from '#model/answer.ts';
import { byQuestion, bySpeaker, isSame } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewQuestion, ReviewTopics } from '#story/ready-topics.ts';
import { isWordBack, newThings, unread } from './given.ts';
import type { GivenLetter, Person } from './people.ts';
import { didNotHappen, promisesOf, type Kept } from './promises.ts';
import { missedInARow } from './weeks.ts';

/** A danger that a person chose to tell: the Answer, the very words that tell of it, and what the same Speaker says since, where it is something else. */
export interface DangerTold {
  answer: Answer;
  letter: Token;
  words: string[];
  since?: Answer | undefined;
}

/** One thing that waits for the worker today. */
export type Waits = { person: Person } & (
  | { kind: 'danger'; told: DangerTold }
  | { kind: 'did-not-happen'; promise: Token; kept?: Kept | undefined }
  | { kind: 'new'; things: number; given: GivenLetter }
  | { kind: 'overdue' | 'due'; kept: Kept }
  | { kind: 'missed'; weeks: number }
);

/** The words of an Answer that tell of a danger: of what was chosen, and of a part of the body with how it feels there. */
export function dangerWords(
  { said, asked }: Answer,
  question: ReviewQuestion,
  feelings: readonly ReadyChoice[],
): string[] {
  const choices = question.kind === 'feeling' ? feelings : question.choices;
  const tells = (all: readonly ReadyChoice[], id: string) => all.some((c) => c.id === id && c.danger);
  const wordsOf = (all: readonly ReadyChoice[], id: string, key = id) =>
    own(asked.choices, key) ?? all.find((c) => c.id === id)?.words ?? id;
  const feels = question.with['feels'] ?? [];
  const bodily = Object.entries(said.body ?? {}).filter(([part, how]) => tells(choices, part) || tells(feels, how));
  return [
    ...(said.chosen ?? []).filter((id) => tells(choices, id)).map((id) => wordsOf(choices, id)),
    ...bodily.map(([part, how]) => `${wordsOf(choices, part)}: ${wordsOf(feels, how, `feels/${how}`)}`),
  ];
}

/**
 * Dangers that a person chose to tell and that nobody said more to than *I have read it*, the newest first, each Question and Speaker once.
 * One that was taken back since stays: whoever was in the room then may have wanted it.
 */
export function dangersTold(person: Person, { topics, feelings }: ReviewTopics): DangerTold[] {
  const questions = questionsById(topics);
  const words = person.sent.filter(isWordBack).filter((s) => s.kind !== 'seen');
  const spoken = new Set(words.map((s) => s.of.answer ?? s.of.letter));
  const letterOf = new Map(
    [...person.letters].reverse().flatMap(({ letter }) => letter.answers.map((a) => [a.id, letter.id] as const)),
  );
  return [...byQuestion(person.answers)]
    .flatMap(([id, answers]) => {
      const question = questions.get(id);
      return question
        ? bySpeaker(answers).flatMap(({ newest, before }): DangerTold[] => {
            const told = [newest, ...before].find((a) => dangerWords(a, question, feelings).length > 0);
            const letter = told && letterOf.get(told.id);
            if (!told || !letter || spoken.has(told.id) || spoken.has(letter)) return [];
            return [
              {
                answer: told,
                letter,
                words: dangerWords(told, question, feelings),
                ...(isSame(told.said, newest.said) ? {} : { since: newest }),
              },
            ];
          })
        : [];
    })
    .sort((a, b) => Date.parse(b.answer.at) - Date.parse(a.answer.at));
}

/**
 * What waits for the worker today, in the order in which it is to be looked at: a danger told, what did not happen, what is new, promises
 * that are late or due, weeks without a check-in. Pure, of what is on this device; nothing here is told to anybody.
 * @param day today. @param topics undefined while they have not come: then no danger can be known yet.
 */
export function waitsToday(people: readonly Person[], day: string, topics: ReviewTopics | undefined): Waits[] {
  const here = people.filter((p) => !p.away);
  const mine = here.filter((p) => p.mine && p.list !== 'ended');
  const promised = mine.flatMap((person) => promisesOf(person, day).map((kept) => ({ person, kept })));
  const of = (state: 'overdue' | 'due') =>
    promised
      .filter(({ kept }) => kept.state === state && !kept.first)
      .map(({ person, kept }): Waits => ({ person, kind: state, kept }));
  return [
    ...(topics
      ? here.flatMap((person) => dangersTold(person, topics).map((told): Waits => ({ person, kind: 'danger', told })))
      : []),
    ...didNotHappen(people, day).map(({ person, promise, kept }): Waits => ({
      person,
      kind: 'did-not-happen',
      promise,
      kept,
    })),
    ...here
      .filter((p) => p.mine)
      .flatMap((person): Waits[] => {
        const [given] = unread(person);
        return given ? [{ person, kind: 'new', things: newThings(person), given }] : [];
      }),
    ...of('overdue'),
    ...of('due'),
    ...mine.flatMap((person): Waits[] => {
      const weeks = missedInARow(person, day);
      return weeks > 1 ? [{ person, kind: 'missed', weeks }] : [];
    }),
  ];
}

/** Whom to go to one after the other: who waits for something, in that order, then everybody else I work with. */
export const inTurn = (waits: readonly Waits[], people: readonly Person[]): Person[] => [
  ...new Map(
    [...waits.map((w) => w.person), ...people.filter((p) => p.mine && !p.away && p.list === 'active')].map((p) => [
      p.thread,
      p,
    ]),
  ).values(),
];

/** Who was before somebody in that order, and who is next. Somebody who waits for nothing any more was just looked at: next is who waits first. */
export function besideInTurn(
  { waits, turn }: { waits: readonly Waits[]; turn: readonly Person[] },
  thread: Token,
): { before?: Person | undefined; next?: Person | undefined } {
  const at = turn.findIndex((p) => p.thread === thread);
  const isLookedAt = waits.length > 0 && !waits.some((w) => w.person.thread === thread);
  return { before: turn[at - 1], next: at < 0 || isLookedAt ? turn[0] : turn[at + 1] };
}
