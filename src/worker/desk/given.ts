import type { Answer, Token } from '#model/answer.ts';
import { byQuestion, bySpeaker, grouped, isSame, lastOfEachDay, type Spoken } from '#model/answers.ts';
import type { Letter } from '#model/letter.ts';
import { isLater } from '#model/moment.ts';
import type { FromWorker } from '#model/reply.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { GivenLetter, Person } from './people.ts';

/** The same thing said on several days: on how many, and since when. */
export interface SaidAgain {
  times: number;
  since: string;
}

/** What one Speaker says to one Question in a Letter, beside what they gave before it. */
export interface GivenRow {
  question: string;
  spoken: Spoken;
  answer: Answer;
  /** First given in this Letter. */
  isNew: boolean;
  /** What they said in an earlier Letter, where it was something else. */
  then?: Answer | undefined;
  again?: SaidAgain | undefined;
}

/** Answers that speak of a Helper's view stand with that view, not on their own. */
const onItsOwn = (a: Answer) => !a.said.thinksToo;

/** On how many days a Speaker said just what they say now; undefined where it was one day only. */
export function saidAgain(spoken: Spoken): SaidAgain | undefined {
  const days = lastOfEachDay(spoken).filter((a) => isSame(a.said, spoken.newest.said));
  return days.length > 1 && days[0] ? { times: days.length, since: days[0].at } : undefined;
}

/** All that was given up to a Letter, that Letter with it. */
const upTo = (person: Person, last: Letter): Answer[] =>
  person.letters
    .filter(({ letter }) => letter.id === last.id || isLater(last, letter))
    .flatMap(({ letter }) => letter.answers);

/** Answer ids of the Letters before this one. */
const givenBefore = (person: Person, next: Letter): Set<Token> =>
  new Set(
    person.letters
      .filter(({ letter }) => isLater(next, letter))
      .flatMap(({ letter }) => letter.answers.map((a) => a.id)),
  );

const once = (answers: readonly Answer[]): Answer[] => [...new Map(answers.map((a) => [a.id, a])).values()];

/** What a Letter says, a Question and a Speaker at a time: what is new first, in the order of the Letter. */
export function rowsOf(person: Person, { letter }: GivenLetter): GivenRow[] {
  const before = givenBefore(person, letter);
  const inLetter = new Set(letter.answers.map((a) => a.id));
  const rows = [...byQuestion(once(upTo(person, letter)).filter(onItsOwn)).entries()].flatMap(([question, answers]) =>
    bySpeaker(answers)
      .filter((s) => inLetter.has(s.newest.id) && !isEmpty(s.newest.said))
      .map((spoken): GivenRow => {
        const earlier = spoken.before.find((a) => before.has(a.id) && !isEmpty(a.said));
        const isNew = !before.has(spoken.newest.id);
        return {
          question,
          spoken,
          answer: spoken.newest,
          isNew,
          then: isNew && earlier && !isSame(earlier.said, spoken.newest.said) ? earlier : undefined,
          again: saidAgain(spoken),
        };
      }),
  );
  return rows.sort((a, b) => Number(b.isNew) - Number(a.isNew));
}

/** Finds something out once for each person as they are known now: the Inbox and every Answer ask, and there may be thousands. */
export function onceFor<T>(find: (person: Person) => T): (person: Person) => T {
  const known = new WeakMap<Person, { found: T }>();
  return (person) => {
    const before = known.get(person) ?? { found: find(person) };
    known.set(person, before);
    return before.found;
  };
}

/** What stands now, each Question and Speaker once: the newest of all Letters. */
export const standsNow = onceFor((person): Spoken[] =>
  [...byQuestion(person.answers.filter(onItsOwn)).values()].flatMap(bySpeaker).filter((s) => !isEmpty(s.newest.said)),
);

/** Kinds of Reply that are a word back to what was said. */
type WordBack = Extract<FromWorker, { of: unknown }>;
export const isWordBack = (sent: FromWorker): sent is WordBack => 'of' in sent;

/** My Replies by what they speak of: one Answer, or the whole Letter where none is named. */
const wordsBack = onceFor((person) => grouped(person.sent.filter(isWordBack), (s) => s.of.answer ?? s.of.letter));

/** My Replies to one Answer, or to the whole Letter where no Answer is named. Oldest first. */
export const repliesTo = (person: Person, letter: Token, answer?: Token): WordBack[] =>
  (wordsBack(person).get(answer ?? letter) ?? []).filter((s) => s.of.answer === answer);

/** The Answers that I answered: by themselves, or with their whole Letter. */
export const answered = onceFor((person): ReadonlySet<Token> => {
  const words = person.sent.filter(isWordBack);
  const whole = new Set(words.filter((s) => !s.of.answer).map((s) => s.of.letter));
  return new Set([
    ...words.flatMap((s) => s.of.answer ?? []),
    ...person.letters
      .filter(({ letter }) => whole.has(letter.id))
      .flatMap(({ letter }) => letter.answers.map((a) => a.id)),
  ]);
});

/** What stands now and has no Reply yet: it waits for a word from me. */
export function waitsForMe(person: Person): Spoken[] {
  const done = answered(person);
  return standsNow(person).filter((s) => !done.has(s.newest.id));
}

/** Letters that nobody said a word to, whole or in part. Newest first. */
export function unread(person: Person): GivenLetter[] {
  const touched = new Set(person.sent.filter(isWordBack).map((s) => s.of.letter));
  const done = answered(person);
  return person.letters.filter(
    ({ letter }) =>
      !touched.has(letter.id) && (letter.answers.length === 0 || letter.answers.some((a) => !done.has(a.id))),
  );
}

/** How many things that stand now came first in Letters that nobody said a word to. */
export function newThings(person: Person): number {
  const fresh = new Set(unread(person).map(({ letter }) => letter.id));
  if (fresh.size === 0) return 0;
  const known = new Set(
    person.letters
      .filter(({ letter }) => !fresh.has(letter.id))
      .flatMap(({ letter }) => letter.answers.map((a) => a.id)),
  );
  return standsNow(person).filter((s) => !known.has(s.newest.id)).length;
}

/** What I heard, and whether the person says that it fits. */
export interface Heard {
  heard: Extract<FromWorker, { kind: 'heard' }>;
  fits?: 'yes' | 'a-bit' | 'no' | undefined;
}

/** *This is what I heard*, each beside what the person said to it last. Newest first. */
export const heardPairs = (person: Person): Heard[] =>
  person.sent
    .filter((s) => s.kind === 'heard')
    .map((heard) => ({ heard, fits: person.heardBack.findLast((b) => b.heard === heard.id)?.fits }))
    .reverse();

/** What stands now and came with the newest Letter, a Question and a Speaker at a time: what is new since the one before. */
export function newestNews(person: Person): Spoken[] {
  const [newest, ...before] = person.letters;
  if (!newest) return [];
  const known = new Set(before.flatMap(({ letter }) => letter.answers.map((a) => a.id)));
  const came = new Set(newest.letter.answers.map((a) => a.id).filter((id) => !known.has(id)));
  return standsNow(person).filter((s) => came.has(s.newest.id));
}

/** What was written into the council's records, by Answer: each time that the worker said so. */
export const recordedOf = onceFor((person) =>
  grouped(
    person.sent.flatMap((sent) => (sent.kind === 'recorded' ? sent.answers.map((answer) => ({ answer, sent })) : [])),
    (one) => one.answer,
  ),
);
