import type { Answer, Said, Speaker, Token } from '#model/answer.ts';
import { latestFirst } from '#model/moment.ts';

/** Whether nothing was said: an empty Answer takes an earlier one back without rubbing it out. */
export const isEmpty = (said: Said): boolean =>
  !said.unsaid && !said.chosen?.length && !said.written?.trim() && !said.named?.name.trim() && !said.named?.photo
  && !said.pictures?.length && !said.circle?.length && !said.thinksToo
  && [said.sorted, said.week, said.body].every((put) => !put || Object.values(put).flat().length === 0)
  && !said.voice && !said.video && !said.photo && !said.drawing;

/** The pieces (photos, recordings, drawings) that belong to what was said. */
export const piecesOf = (said: Said): Token[] =>
  [said.named?.photo, said.voice?.piece, said.video?.piece, said.photo?.piece, said.drawing?.piece, ...(said.circle ?? []).map((one) => one.photo)].filter((id) => id !== undefined);

/** Whether two say the same, way by way. */
export const isSame = (one: Said, other: Said): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Something said beside what is said already. Saying anything ends a "not now". */
export function saying(said: Said, change: Said): Said {
  const { unsaid: _ended, ...rest } = said;
  return { ...rest, ...change };
}

/** One Speaker's row: the person is one (with or without help), each Helper is one of their own. */
export const speakerKey = (speaker: Speaker): string => (speaker.whose === 'helper' ? `helper ${speaker.helper.trim().toLowerCase()}` : 'person');

/** Newest first, by their moments; said at the same moment, the larger id: so that every device sorts alike. */
export const newestFirst = (a: Answer, b: Answer): number => latestFirst(a, b) || (a.id < b.id ? 1 : -1);

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
export interface Spoken { speaker: Speaker; newest: Answer; before: Answer[] }

/**
 * The Answers to one Question by Speaker: the person's first, then each Helper's by name.
 * @param answers all Answers to that one Question, in any order.
 */
export function bySpeaker(answers: readonly Answer[]): Spoken[] {
  return [...grouped(answers, (one) => speakerKey(one.speaker)).entries()]
    .sort(([a], [b]) => (a === 'person' ? -1 : b === 'person' ? 1 : a < b ? -1 : 1))
    .flatMap(([, said]) => {
      const [newest, ...before] = said.sort(newestFirst);
      return newest ? [{ speaker: newest.speaker, newest, before }] : [];
    });
}

/** The person's own row of a Question, with or without help: what they say now, and before. */
export const personsOwn = (answers: readonly Answer[]): Spoken | undefined => bySpeaker(answers).find((row) => row.speaker.whose !== 'helper');

/**
 * Whether Helpers' views of a Question wait, because the person said nothing of their own to it yet: who hears the other first agrees. A
 * Question that is no longer asked cannot be answered first: its views wait for nobody.
 */
export const viewsWait = (answers: readonly Answer[]): boolean => isEmpty(personsOwn(answers)?.newest.said ?? {});

/** Whether all that was put on a board, a week or a body is still there, where it was. */
const put = (then: Readonly<Record<string, unknown>> = {}, now: Readonly<Record<string, unknown>> = {}): boolean =>
  Object.entries(then).every(([at, what]) => (Array.isArray(what) ? what.every((one) => (now[at] as unknown[] | undefined)?.includes(one)) : now[at] === what));

/** Whether an Answer says all that an earlier one of the same day said, and perhaps more: choosing the second of three things. */
function grewFrom(newer: Answer, older: Answer): boolean {
  const [now, then] = [newer.said, older.said];
  if (newer.at.slice(0, 10) !== older.at.slice(0, 10) || then.unsaid !== now.unsaid) return false;
  const { name = '', reach = '', photo } = then.named ?? {};
  return (then.chosen ?? []).every((c) => now.chosen?.includes(c))
    && (now.written ?? '').startsWith(then.written ?? '')
    && put(then.sorted, now.sorted) && put(then.body, now.body) && put(then.week, now.week)
    && (then.pictures ?? []).every((p) => now.pictures?.some((q) => q.symbol === p.symbol))
    && (then.circle ?? []).every((one) => now.circle?.some((other) => other.id === one.id))
    && (['voice', 'video', 'photo', 'drawing'] as const).every((way) => !then[way] || then[way].piece === now[way]?.piece)
    && (now.named?.name ?? '').startsWith(name) && (now.named?.reach ?? '').startsWith(reach) && (!photo || photo === now.named?.photo);
}

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
export const byQuestion = (answers: readonly Answer[]): Map<string, Answer[]> => grouped(answers, (one) => one.question);

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
export interface Changed { now: Answer; then: Answer | undefined }

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
