/** One ratio of a run, and what it was taken of: ours, and what does the same work by hand. */
export interface Ratio {
  is: number;
  ours: readonly number[];
  against: readonly number[];
}

/** Two runs agree on a ratio where the second is at most so far from the first. */
const within = 0.15;

const sorted = (all: readonly number[]) => [...all].sort((a, b) => a - b);
export const at = (all: readonly number[], share: number): number =>
  sorted(all)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
export const median = (all: readonly number[]): number => at(all, 0.5);

/** @throws where there is nothing to divide by: a ratio of nothing would agree with anything. */
export function ratioOf(ours: readonly number[], against: readonly number[]): Ratio {
  if (ours.length === 0 || !(median(against) > 0)) throw new Error('There is nothing to compare with.');
  return { is: median(ours) / median(against), ours, against };
}

/** How far the second is from the first, in hundredths of the first. */
const apart = (was: number, now: number) => now / was - 1;
const inHundredths = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`;
const span = (all: readonly number[]) =>
  `${median(all).toFixed(0)} (${at(all, 0).toFixed(0)} to ${at(all, 1).toFixed(0)})`;

/** Whether each middle lies among what the other run saw: then no more than chance stands between the two. */
const overlap = (was: readonly number[], now: readonly number[]) =>
  median(now) >= at(was, 0) && median(now) <= at(was, 1) && median(was) >= at(now, 0) && median(was) <= at(now, 1);

/** Which side of a ratio moved the more between two runs, what was seen of it, and whether that is more than chance. */
function why(was: Ratio, now: Ratio): string {
  const oursMoved = Math.abs(apart(median(was.ours), median(now.ours)));
  const againstMoved = Math.abs(apart(median(was.against), median(now.against)));
  const [side, before, after] =
    oursMoved >= againstMoved
      ? (['ours', was.ours, now.ours] as const)
      : (['what it is compared with', was.against, now.against] as const);
  const reason =
    before.length < 3
      ? 'too few were measured to tell why'
      : overlap(before, after)
        ? 'each run saw the middle of the other too: chance'
        : 'more than chance: one of the two runs was disturbed, or it is not steady from run to run';
  return `${side} moved, ${span(before)} and then ${span(after)} ms; ${reason}`;
}

/**
 * Says a second run beside the first, ratio by ratio.
 * @returns the table, a line for each ratio of either run, below each that does not agree why; and how many do not.
 */
export function twoRuns(
  first: ReadonlyMap<string, Ratio>,
  second: ReadonlyMap<string, Ratio>,
): { lines: string[]; differ: number } {
  let differ = 0;
  const lines = [...new Set([...first.keys(), ...second.keys()])].flatMap((what) => {
    const [was, now] = [first.get(what), second.get(what)];
    if (!was || !now) {
      differ += 1;
      return [`DIFFERS  ${what}: measured in one of the two runs only`];
    }
    const share = apart(was.is, now.is);
    const agrees = Math.abs(share) <= within;
    if (!agrees) differ += 1;
    const line = `${agrees ? 'agrees ' : 'DIFFERS'}  ${what.padEnd(76)} ${was.is.toFixed(2).padStart(6)} ${now.is.toFixed(2).padStart(6)}  ${inHundredths(share).padStart(6)}`;
    return agrees ? [line] : [line, `         ${why(was, now)}`];
  });
  return { lines, differ };
}
