import { isLater, type Timed } from '#model/moment.ts';
import { isWordBack, unread } from './given.ts';
import type { LogEntry } from '#worker/keep/log.ts';
import type { Person } from './people.ts';
import { promisesOf } from './promises.ts';

/** Question → choice → how many people. Never who. */
export type Sums = Record<string, Record<string, number>>;

/**
 * What came to be counted, as sums: the newest of each thread. A count comes under a thread of its own that no Letter has, so that
 * nobody can tell whose it is: it is found among all that came, not with a person.
 */
export function sumsOf(entries: readonly LogEntry[]): { counted: number; sums: Sums } {
  const newest = new Map<string, Timed & { chosen: Record<string, string> }>();
  for (const e of entries) {
    if (e.from !== 'person' || e.box !== 'mine' || e.what.kind !== 'count') continue;
    const before = newest.get(e.what.thread);
    if (!before || isLater(e.what, before)) newest.set(e.what.thread, e.what);
  }
  // Bare: a stranger chooses these names, and `constructor` is one that every other object knows already.
  const bare = Object.create.bind(null, null) as <T>() => Record<string, T>;
  const sums = bare<Record<string, number>>();
  for (const { chosen } of newest.values()) {
    for (const [question, choice] of Object.entries(chosen)) {
      const row = (sums[question] ??= bare());
      row[choice] = (row[choice] ?? 0) + 1;
    }
  }
  return { counted: newest.size, sums };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length === 0
    ? undefined
    : sorted.length % 2 === 1
      ? sorted[half]
      : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export interface OwnCounts {
  people: number;
  letters: number;
  read: number;
  promises: number;
  kept: number;
  notKept: number;
  days: number | undefined;
}

const dayMs = 86_400_000;

/** What a worker may count of their own work. `days`: the middle of the days from a Letter to the first word back. */
export function ownCounts(people: readonly Person[], day: string): OwnCounts {
  const mine = people.filter((p) => p.mine);
  const promises = mine.flatMap((p) => promisesOf(p, day));
  const waits = mine.flatMap((p) => {
    const words = p.sent.filter(isWordBack);
    return p.letters.flatMap(({ letter, came }) => {
      const ids = new Set(letter.answers.map((a) => a.id));
      const first = words.find(
        (s) => !isLater(letter, s) && (s.of.letter === letter.id || (s.of.answer && ids.has(s.of.answer))),
      );
      return first ? [Math.max(0, Math.floor((Date.parse(first.at) - Date.parse(came)) / dayMs))] : [];
    });
  });
  const letters = mine.reduce((sum, p) => sum + p.letters.length, 0);
  return {
    people: mine.length,
    letters,
    read: letters - mine.reduce((sum, p) => sum + unread(p).length, 0),
    promises: promises.length,
    kept: promises.filter((k) => k.state === 'happened').length,
    notKept: promises.filter((k) => k.state === 'did-not-happen').length,
    days: median(waits),
  };
}
