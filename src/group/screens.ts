import type { GroupRow, RowOf } from '#model/group-record.ts';
import { notAnswered, sentencesOf, tally } from '#model/group-rows.ts';
import type { ReadyLine } from '#model/ready.ts';
import type { ReadySession, ReadyStep } from './ready-session.ts';

/** One thing that fills the screen while a Session runs. `id` stays the same from one time to the next: the place is kept by it. */
export type Screen = { id: string; step: ReadyStep } & (
  | { as: 'line'; line: ReadyLine }
  | { as: 'question' }
  | { as: 'talk' }
  | { as: 'break' }
  | { as: 'said-nothing' }
  /** What a letter asked for and nobody answered. */
  | { as: 'asked'; sentence: RowOf<'sentence'>; by: string }
  | { as: 'counted'; of: ReadyStep }
  | { as: 'written'; sentence: RowOf<'sentence'> }
);

/** Whether somebody said something to a Question. */
export const wasCounted = (rows: readonly GroupRow[], run: string, step: ReadyStep): boolean =>
  step.choices.length > 0 && Object.values(tally(rows, run, step.id)).some((count) => count > 0);

/** What was said so far: each Question that was counted, then what was written down, what was agreed first. */
function saidSoFar(session: ReadySession, rows: readonly GroupRow[], run: string, step: ReadyStep): Screen[] {
  const written = sentencesOf(rows, run);
  const all: Screen[] = [
    ...session.steps
      .filter((one) => one.kind === 'question' && wasCounted(rows, run, one))
      .map((of): Screen => ({ id: `${step.id}/${of.id}`, step, as: 'counted', of })),
    ...[...written.filter((one) => one.as === 'agreed'), ...written.filter((one) => one.as !== 'agreed')].map(
      (sentence): Screen => ({ id: `${step.id}/${sentence.id}`, step, as: 'written', sentence }),
    ),
  ];
  return all.length > 0 ? all : [{ id: `${step.id}/nothing`, step, as: 'said-nothing' }];
}

function screensOfStep(session: ReadySession, rows: readonly GroupRow[], run: string, step: ReadyStep): Screen[] {
  const { id, kind } = step;
  if (kind === 'question' || kind === 'how') return [{ id, step, as: 'question' }];
  if (kind === 'talk' || kind === 'break') return [{ id, step, as: kind }];
  const own: Screen[] = [
    { id, step, as: 'line', line: step.head },
    ...step.lines.map((one): Screen => ({ id: `${id}/${one.id}`, step, as: 'line', line: one.line })),
  ];
  if (kind === 'said') return [...own, ...saidSoFar(session, rows, run, step)];
  if (kind === 'welcome')
    return [
      ...own,
      ...notAnswered(rows, run).map(({ sentence, by }): Screen => ({
        id: `${id}/${sentence.id}`,
        step,
        as: 'asked',
        sentence,
        by,
      })),
    ];
  return own;
}

/** Everything that a run of a Session goes through, in order. It grows with what is said. */
export const screensOf = (session: ReadySession, rows: readonly GroupRow[], run: string): Screen[] =>
  session.steps.flatMap((step) => screensOfStep(session, rows, run, step));

/** Where a screen stands among all; where it is no longer there, at the beginning of its step; else at the first. */
export function placeOf(screens: readonly Screen[], id: string | undefined): number {
  const at = screens.findIndex((one) => one.id === id);
  return Math.max(0, at >= 0 ? at : screens.findIndex((one) => one.step.id === id?.split('/')[0]));
}

/** The run of a Session that goes on: begun today, and not at its end. */
export function runToday(rows: readonly GroupRow[], session: ReadySession, today: string): string | undefined {
  const runs = rows.filter(
    (row): row is RowOf<'run'> => row.kind === 'run' && row.session === session.id && row.day === today,
  );
  const last = session.steps.at(-1)?.id;
  const isOver = (run: string) =>
    rows.some((row) => row.kind === 'place' && row.run === run && row.at.split('/')[0] === last);
  return runs.filter((run) => !isOver(run.id)).at(-1)?.id;
}
