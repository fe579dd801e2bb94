import type { Answer, Said, Speaker, Token } from '#model/answer.ts';
import { latestFirst, type Timed } from '#model/moment.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import { isEmpty, saysAllOf } from '#model/ways-of-saying.ts';

/** Whether two say the same, way by way. */
export const isSame = (one: Said, other: Said): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Something said beside what is said already. Saying anything ends a "not now". */
export function saying(said: Said, change: Said): Said {
  const { unsaid: _ended, ...rest } = said;
  return { ...rest, ...change };
}

const nameOf = ({ helper }: { helper: string }): string => helper.trim().toLowerCase();

/**
 * Who a Speaker is: the person is one (with or without help), a Helper from afar is known by their key, whatever they are called; who sat beside has
 * nothing but a name.
 */
export const speakerKey = (speaker: Speaker): string =>
  speaker.whose !== 'helper' ? 'person' : speaker.by ? `helper ${speaker.by}` : `beside ${nameOf(speaker)}`;

/** Where the row of a Speaker stands among others: the person's first, then each Helper's by the name that is shown. */
const placeOf = (speaker: Speaker): string =>
  speaker.whose === 'helper' ? `${nameOf(speaker)} ${speakerKey(speaker)}` : '';

/** Newest first, by their moments; said at the same moment, the larger id: so that every device sorts alike. */
export const newestFirst = (a: Timed & { id: Token }, b: Timed & { id: Token }): number =>
  latestFirst(a, b) || (a.id < b.id ? 1 : -1);

/**
 * Things under their names, each in the order it came. Each is put down once: a list copied for every thing that is added to it costs the
 * square of a Letter, and a stranger's Letter may hold 20,000.
 */
export function grouped<K, T>(things: Iterable<T>, nameOf: (one: T) => K): Map<K, T[]> {
  const rows = new Map<K, T[]>();
  for (const one of things) {
    const name = nameOf(one);
    const row = rows.get(name);
    if (row) row.push(one);
    else rows.set(name, [one]);
  }
  return rows;
}

/** What one Speaker says to one Question: the newest Answer, and those before it. */
export interface Spoken {
  speaker: Speaker;
  newest: Answer;
  before: Answer[];
}

/**
 * The Answers to one Question by Speaker: the person's first, then each Helper's by name.
 * @param answers all Answers to that one Question, in any order.
 */
export function bySpeaker(answers: readonly Answer[]): Spoken[] {
  return [...grouped(answers, (one) => speakerKey(one.speaker)).values()]
    .flatMap((said) => {
      const [newest, ...before] = said.sort(newestFirst);
      return newest ? [{ speaker: newest.speaker, newest, before }] : [];
    })
    .sort((a, b) => (placeOf(a.speaker) < placeOf(b.speaker) ? -1 : 1));
}

/** The person's own row of a Question, with or without help: what they say now, and before. */
export const personsOwn = (answers: readonly Answer[]): Spoken | undefined =>
  bySpeaker(answers).find((row) => row.speaker.whose !== 'helper');

/**
 * Whether Helpers' views of a Question wait, because the person said nothing of their own to it yet: who hears the other first agrees. A
 * Question that is no longer asked cannot be answered first: its views wait for nobody. Nor can one that the person is never asked.
 * @param answers all Answers to that one Question.
 */
export const viewsWait = (answers: readonly Answer[]): boolean =>
  !answers.some(({ question }) => onlyHelpersAnswer(question)) && isEmpty(personsOwn(answers)?.newest.said ?? {});

/** The key of the Helper from afar whose word this is; undefined for all else. */
const byOf = ({ speaker }: Answer): string | undefined => (speaker.whose === 'helper' ? speaker.by : undefined);

/** The Helpers from afar who said something, by their key, and what the person calls each. */
export const fromAfar = (answers: readonly Answer[]): Map<string, string> =>
  new Map(
    answers.flatMap((a) => {
      const by = byOf(a);
      return by && a.speaker.whose === 'helper' ? [[by, a.speaker.helper] as const] : [];
    }),
  );

/**
 * What may leave the device: of Helpers from afar only those words that the person chose, and never one that they have not seen, because they said nothing of their own to its Question yet.
 * @param theirs the keys of the Helpers whose words go along.
 */
export function withTheirs(answers: readonly Answer[], theirs: ReadonlySet<string>): Answer[] {
  if (answers.every((a) => byOf(a) === undefined)) return [...answers];
  const said = byQuestion(answers);
  return answers.filter((a) => {
    const by = byOf(a);
    return by === undefined || (theirs.has(by) && !viewsWait(said.get(a.question) ?? []));
  });
}

/** Whether an Answer is a step by which another of the same day grew. */
const grewFrom = (newer: Answer, older: Answer): boolean =>
  newer.at.slice(0, 10) === older.at.slice(0, 10) && saysAllOf(newer.said, older.said);

/** What a Speaker said before and has since changed: not the steps by which one Answer grew on one day. Newest first. */
export function saidBefore({ newest, before }: Spoken): Answer[] {
  let later = newest;
  return before.filter((one) => {
    const step = grewFrom(later, one);
    later = one;
    return !step && !isEmpty(one.said);
  });
}

/** The Answers of each Question, by `<topic>/<question>`. */
export const byQuestion = (answers: readonly Answer[]): Map<string, Answer[]> =>
  grouped(answers, (one) => one.question);

/** How many Questions the person has said something to: "You have said 12 things". Ways not to answer count: they are answers. */
export function thingsSaid(answers: readonly Answer[]): number {
  // What is said of a Helper's view is not one thing more.
  return [...byQuestion(answers.filter((a) => !a.said.thinksToo)).values()].filter((all) => {
    const mine = personsOwn(all);
    return mine !== undefined && !isEmpty(mine.newest.said);
  }).length;
}

/**
 * What one Speaker said last on each day of the clock they saw, in the order said: the steps within a day are not days of their own.
 */
export function lastOfEachDay({ newest, before }: Spoken): Answer[] {
  const days = new Map<string, Answer>();
  for (const one of [newest, ...before]) {
    const day = one.at.slice(0, 10);
    if (!days.has(day) && !isEmpty(one.said)) days.set(day, one);
  }
  return [...days.values()].reverse();
}

/** What a Speaker says now to a Question, and what they said before a day. */
export interface Changed {
  now: Answer;
  then: Answer | undefined;
}

/**
 * Whether something else is said since a day than was said before it. A question of the calendar: by the clocks, as they are shown.
 * @param since milliseconds since 1970.
 */
export function changedSince({ newest, before }: Spoken, since: number): Changed | undefined {
  if (Date.parse(newest.at) < since) return undefined;
  const then = before.find((one) => Date.parse(one.at) < since);
  const earlier = then && !isEmpty(then.said) ? then : undefined;
  if (isSame(newest.said, then?.said ?? {}) || (isEmpty(newest.said) && !earlier)) return undefined;
  return { now: newest, then: earlier };
}
