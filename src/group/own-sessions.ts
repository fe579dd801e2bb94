import type { GroupRow, NewRow, OwnStep, RowOf } from '#model/group-record.ts';
import { rowsOf } from '#model/group-rows.ts';
import { newToken } from '#model/token.ts';
import { keepRow, keepRows, takeAway } from './keep.ts';

/** Sessions that the group made, by name. */
export const ownSessions = (rows: readonly GroupRow[]): RowOf<'session'>[] =>
  rowsOf(rows, 'session')
    .filter((one) => !one.away)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

/** The steps of one, in order; on two devices that both added one, each stands. */
export const stepsOf = (rows: readonly GroupRow[], session: string): RowOf<'step'>[] =>
  rowsOf(rows, 'step')
    .filter((one) => one.session === session && !one.away)
    .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));

/** The runs of one, ready or made by the group. */
export const runsOf = (rows: readonly GroupRow[], session: string) =>
  rowsOf(rows, 'run').filter((run) => run.session === session);

/** Makes one. @returns its id. Rejects where it cannot be kept, as all below. */
export async function makeSession(name: string): Promise<string> {
  const id = newToken();
  await keepRow({ id, kind: 'session', name });
  return id;
}

/** Adds a step at the end. @returns its id. */
export async function addStep(rows: readonly GroupRow[], session: string, step: OwnStep): Promise<string> {
  const id = newToken();
  const n = Math.max(-1, ...stepsOf(rows, session).map((one) => one.n)) + 1;
  await keepRow({ id, kind: 'step', session, n, step });
  return id;
}

/** Says a step in other words. Where it may have been asked by now it stays as it was for what people said, and another takes its place. @returns the id by which it goes on. */
export async function changeStep(rows: readonly GroupRow[], row: RowOf<'step'>, step: OwnStep): Promise<string> {
  const { rev: _, ...now } = row;
  if (runsOf(rows, row.session).length === 0) {
    await keepRow({ ...now, step });
    return row.id;
  }
  const id = newToken();
  await keepRows([
    { ...now, away: true },
    { ...now, id, step },
  ]);
  return id;
}

/** Writes what who leads it is to know of a step; empty words take it away. What people said is not touched, so the step stays as it is. */
export async function noteStep({ rev: _, notes: _was, ...row }: RowOf<'step'>, notes: string): Promise<void> {
  await keepRow(notes === '' ? row : { ...row, notes });
}

/** Moves a step up (-1) or down (1). Where two had the same place, all get one of their own. */
export async function moveStep(rows: readonly GroupRow[], row: RowOf<'step'>, by: -1 | 1): Promise<void> {
  const steps = stepsOf(rows, row.session);
  const at = steps.findIndex((one) => one.id === row.id);
  const other = steps[at + by];
  if (!other) return;
  [steps[at], steps[at + by]] = [other, row];
  await keepRows(steps.flatMap(({ rev: _, ...one }, n): NewRow[] => (one.n === n ? [] : [{ ...one, n }])));
}

/** Takes a step away: for good, or out of sight where people may have said something to it. */
export async function takeStep(rows: readonly GroupRow[], { rev: _, ...row }: RowOf<'step'>): Promise<void> {
  if (runsOf(rows, row.session).length > 0) await keepRow({ ...row, away: true });
  else await takeAway(row.id);
}

/** Takes a Session that the group made away: for good; out of sight while there is something that was said in it. */
export async function takeSession(rows: readonly GroupRow[], { rev: _, ...row }: RowOf<'session'>): Promise<void> {
  if (runsOf(rows, row.id).length > 0) await keepRow({ ...row, away: true });
  else await takeAway(row.id);
}

/** Takes a run away, and with the last one the Session that the group made for it and took away before. */
export async function takeRun(rows: readonly GroupRow[], run: RowOf<'run'>): Promise<void> {
  await takeAway(run.id);
  const session = rowsOf(rows, 'session').find((one) => one.id === run.session);
  if (session?.away && runsOf(rows, session.id).every((one) => one.id === run.id)) await takeAway(session.id);
}

/** All that belongs to Sessions of the group's own, as text: the same for as long as none of it changed. */
export const textOfOwn = (rows: readonly GroupRow[]): string =>
  JSON.stringify(rows.filter((row) => row.kind === 'session' || row.kind === 'step'));
