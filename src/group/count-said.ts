import type { GroupRow } from '#model/group-record.ts';
import { pass, tally } from '#model/group-rows.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { fillCount, type Labels } from '#strings/fill.ts';
import type { ReadyStep } from './ready-session.ts';

/** Fewer people than this are said as *a few*: 1 would show somebody, and 2 each know of the other. */
const least = 3;

/** How a count is said where it leaves the room: the number, or `few`. Undefined: nobody, which is not said. */
export const countSaid = (count: number, exact: boolean): number | 'few' | undefined =>
  count <= 0 ? undefined : exact || count >= least ? count : 'few';

/** A choice and how many said it. */
export interface Counted {
  choice: ReadyChoice;
  count: number | 'few';
}

/** What a Question got, most first, *a few* after all numbers, who passed the last. Where few passed it is left out: that is nobody's business. */
export function countedOf(rows: readonly GroupRow[], run: string, step: ReadyStep, exact: boolean): Counted[] {
  const counts = tally(rows, run, step.id);
  const size = (count: number | 'few') => (count === 'few' ? 0 : count);
  return step.choices
    .flatMap((choice) => {
      const count = countSaid(counts[choice.id] ?? 0, exact);
      return count === undefined || (choice.id === pass && count === 'few') ? [] : [{ choice, count }];
    })
    .sort((a, b) => Number(a.choice.id === pass) - Number(b.choice.id === pass) || size(b.count) - size(a.count));
}

/** A count in words: 6 people, a few. */
export const countWords = (count: number | 'few', labels: Labels, lang: string): string =>
  count === 'few' ? (labels['group.few'] ?? '') : fillCount(labels, 'group.people', count, lang);
