import type { GroupRow, NewRow, RowOf } from '#model/group-record.ts';

/* What is known of a group's rows beside their shapes (`group-record.ts`): the screens of a Session come without those. */

/** What a sentence is: agreed by the group; on the wall as an idea, a question or a challenge; or in the parking place. */
export const sentenceKinds = ['agreed', 'idea', 'question', 'challenge', 'later'] as const;

/** The parts of a newsletter, in their order: the front page, what was agreed, good news, what most said, the wall, what is on. */
export const newsParts = ['front', 'agreed', 'good', 'said', 'wall', 'on'] as const;

/** To whom a letter goes. */
export const letterTo = ['council', 'workers', 'other'] as const;

/** So many answers a question of the group's own has. */
export const [fewestChoices, mostChoices] = [2, 6] as const;

/** The choice that is always there: to say nothing is an answer. */
export const pass = 'pass';

/** The whole of a row as text, the same in whichever order its parts were put. */
const textOf = (row: GroupRow): string =>
  JSON.stringify(
    Object.entries(row)
      .map(
        ([key, value]: [string, unknown]) =>
          [
            key,
            typeof value === 'object' && value !== null
              ? Object.entries(value as Record<string, unknown>).sort()
              : value,
          ] as const,
      )
      .sort(),
  );

/** Which of two rows with one id holds: that it was taken away, the higher revision, or the later text. The same whichever is asked first. */
const holds = (one: GroupRow, other: GroupRow): GroupRow =>
  (one.kind === 'gone') !== (other.kind === 'gone')
    ? one.kind === 'gone'
      ? one
      : other
    : one.rev !== other.rev
      ? one.rev > other.rev
        ? one
        : other
      : textOf(one) >= textOf(other)
        ? one
        : other;

/** To what a row belongs, beside itself: it goes with each of them. */
export function belongsTo(row: GroupRow | NewRow): string[] {
  if (row.kind === 'step') return [row.session];
  if (row.kind === 'news') return row.from === undefined ? [row.newsletter] : [row.newsletter, row.from];
  return 'run' in row ? [row.run] : [];
}

/** What two devices kept, as one: in any order the same, and joining twice changes nothing. Of what was taken away whole nothing is left but that. */
export function joinRows(ours: readonly GroupRow[], theirs: readonly GroupRow[]): GroupRow[] {
  const all = new Map<string, GroupRow>();
  for (const row of [...ours, ...theirs]) {
    const known = all.get(row.id);
    all.set(row.id, known ? holds(known, row) : row);
  }
  return [...all.values()].filter((row) => belongsTo(row).every((id) => all.get(id)?.kind !== 'gone'));
}

/** Rows of one kind, of one run where it is named. */
export const rowsOf = <K extends GroupRow['kind']>(rows: readonly GroupRow[], kind: K, run?: string): RowOf<K>[] =>
  rows.filter((row): row is RowOf<K> => row.kind === kind && (run === undefined || ('run' in row && row.run === run)));

/** How many said what to a Question, on all devices together. */
export function tally(rows: readonly GroupRow[], run: string, of: string): Record<string, number> {
  const all: Record<string, number> = {};
  for (const row of rowsOf(rows, 'count', run))
    if (row.of === of)
      for (const [choice, count] of Object.entries(row.counts)) all[choice] = (all[choice] ?? 0) + count;
  return all;
}

/** What was written down and not taken away, in its order. */
export const sentencesOf = (rows: readonly GroupRow[], run?: string): RowOf<'sentence'>[] =>
  rowsOf(rows, 'sentence', run)
    .filter((row) => !row.gone && row.words.trim() !== '')
    .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));

/** What they said back to a sentence; undefined where nobody did. */
export const answerTo = (rows: readonly GroupRow[], sentence: string): RowOf<'answer'> | undefined =>
  rowsOf(rows, 'answer').find((row) => row.of === sentence && row.words.trim() !== '');

/** Sentences that a letter asked an answer to and that have none, the oldest first: they stand first in the next Session. */
export function notAnswered(rows: readonly GroupRow[], before: string): { sentence: RowOf<'sentence'>; by: string }[] {
  const letters = new Map(rowsOf(rows, 'letter').map((letter) => [letter.run, letter]));
  return sentencesOf(rows)
    .filter((one) => one.as === 'agreed' && one.run !== before && letters.has(one.run) && !answerTo(rows, one.id))
    .map((sentence) => ({ sentence, by: letters.get(sentence.run)?.by ?? '' }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}
