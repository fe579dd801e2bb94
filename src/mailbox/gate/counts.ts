/** What is counted of all requests together: never who, never when, never what. */
const counts = new Map<string, number>();

/** Counts one of a kind, by one of a few fixed words. */
export function countOne(kind: 'answered' | 'trouble', word: string): void {
  const key = `${kind} ${word}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** All counts of this process since it began: kind, word, how many. */
export const countsSoFar = (): { kind: string; word: string; many: number }[] =>
  [...counts].map(([key, many]) => ({ kind: key.split(' ')[0] ?? '', word: key.split(' ')[1] ?? '', many }));
