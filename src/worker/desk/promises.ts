import type { Token } from '#model/answer.ts';
import { daysOn, hasCome } from '#model/calendar.ts';
import type { Outcome } from '#model/letter.ts';
import { isLater } from '#model/moment.ts';
import type { Promised } from '#model/reply.ts';
import type { Person } from './people.ts';

/**
 * How it is with a promise. `open`, `due` (within a week) and `overdue` count days; `done` is what the worker says; the last three
 * are the person's word, and only `happened` and `did-not-happen` close it.
 */
export type PromiseState = 'open' | 'due' | 'overdue' | 'done' | Outcome;
export interface Kept {
  promise: Promised;
  state: PromiseState;
  /** When the person or the worker last said something of it. */
  since: string;
  /** It did not happen, and I said nothing new since. It stands first, before its day too: the person was told that I see it first. */
  first: boolean;
}

function stateOf(person: Person, promise: Promised, day: string): Omit<Kept, 'promise'> {
  const closed = person.closes.findLast((c) => c.promise === promise.id);
  const done = person.sent.findLast((s) => s.kind === 'done' && s.promise === promise.id);
  // "Not yet" does not end it: the worker may do it after that, and say so.
  if (closed && !(closed.outcome === 'not-yet' && done && isLater(done, closed))) {
    const newWord = person.sent.some(
      (s) =>
        'of' in s &&
        s.kind !== 'seen' &&
        isLater(s, closed) &&
        (s.of.answer ? s.of.answer === promise.of.answer : s.of.letter === promise.of.letter),
    );
    return { state: closed.outcome, since: closed.at, first: closed.outcome === 'did-not-happen' && !newWord };
  }
  if (done) return { state: 'done', since: done.at, first: false };
  const state =
    promise.by < day && hasCome(promise.by, day) ? 'overdue' : promise.by <= daysOn(day, 7) ? 'due' : 'open';
  return { state, since: promise.at, first: false };
}

const order: readonly PromiseState[] = ['did-not-happen', 'overdue', 'due', 'not-yet', 'open', 'done', 'happened'];

/** A person's promises: what did not happen first, then what is late, then by day; what is over comes last. */
export const promisesOf = (person: Person, day: string): Kept[] =>
  person.sent
    .filter((s) => s.kind === 'promise')
    .map((promise) => ({ promise, ...stateOf(person, promise, day) }))
    .sort(
      (a, b) =>
        Number(b.first) - Number(a.first) ||
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.promise.by < b.promise.by ? -1 : 1),
    );

/** Whether there is still something to do or to hear. */
export const isOpen = ({ state }: Kept): boolean => state !== 'happened' && state !== 'did-not-happen';

/**
 * What did not happen, of everybody: first in the Inbox. A back-up worker learns of it too, from the team's Mailbox, though not in
 * the words of the promise: those are between the person and their worker.
 */
export function didNotHappen(
  people: readonly Person[],
  day: string,
): { person: Person; kept?: Kept; promise: Token }[] {
  return people.flatMap((person) => {
    const mine = promisesOf(person, day);
    // A stranger who was put away names promises that nobody made.
    const others = person.away
      ? []
      : person.closes.filter(
          (c) =>
            c.outcome === 'did-not-happen' &&
            !mine.some((k) => k.promise.id === c.promise) &&
            person.closes.findLast((last) => last.promise === c.promise)?.outcome === 'did-not-happen',
        );
    return [
      ...mine.filter((k) => k.first).map((kept) => ({ person, kept, promise: kept.promise.id })),
      ...[...new Set(others.map((c) => c.promise))].map((promise) => ({ person, promise })),
    ];
  });
}
