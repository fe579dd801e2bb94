import { isGroup, type Group, type Stop } from './tree.ts';

/** How it is scanned. `speed`: milliseconds on each stop, or `undefined` where a second switch steps; `first`: so much longer on the first. */
export interface Pace {
  speed: number | undefined;
  first: number;
  rounds: number;
}

/** What the scanning shows: a stop, the way out of a group, or that it rests until the next press. */
export type Shown = { at: Stop } | { out: Group } | 'rests';

/** Time, so that a test can hold it. */
export interface Clock {
  in: (ms: number, work: () => void) => unknown;
  not: (waiting: unknown) => void;
}
const realClock: Clock = { in: (ms, work) => setTimeout(work, ms), not: (waiting) => clearTimeout(waiting as number) };

interface Level {
  stops: readonly Stop[];
  at: number;
  round: number;
  group?: Group;
}

/**
 * Goes from stop to stop by itself, or by a step. Knows nothing of a screen. After the rounds that were chosen it leaves the group it is in;
 * outside of all groups it rests, so that nobody is hurried: the next press begins it again.
 */
export class Scanning {
  private levels: Level[] = [];
  private waiting: unknown;
  private resting = false;

  private readonly pace: Pace;
  private readonly show: (shown: Shown) => void;
  private readonly clock: Clock;

  constructor(pace: Pace, show: (shown: Shown) => void, clock: Clock = realClock) {
    this.pace = pace;
    this.show = show;
    this.clock = clock;
  }

  /** Begins with these stops, at one of them. */
  begin(stops: readonly Stop[], at = 0): void {
    this.levels = [{ stops, at: Math.min(at, Math.max(0, stops.length - 1)), round: 1 }];
    this.resting = false;
    this.stand(true);
  }

  /** Other stops, for what changed: at the same things as far as they are still there. @returns false where they are not, and it begins anew. */
  keepTo(stops: readonly Stop[], same: (a: Stop, b: Stop) => boolean): boolean {
    const kept: Level[] = [];
    let here = stops;
    for (const level of this.levels) {
      const now = level.stops[level.at];
      const at = now ? here.findIndex((stop) => same(stop, now)) : level.at === level.stops.length ? here.length : -1;
      const group = kept.at(-1);
      if (at < 0) {
        this.begin(stops);
        return false;
      }
      kept.push({ ...level, stops: here, at, ...(group ? { group: group.stops[group.at] as Group } : {}) });
      const next = here[at];
      here = next && isGroup(next) ? next.inside : [];
    }
    this.levels = kept;
    return true;
  }

  /** To the next stop: the step of two switches, or the time of one. */
  step(): void {
    if (this.resting) return this.begin(this.levels[0]?.stops ?? []);
    const level = this.levels.at(-1);
    if (!level || level.stops.length === 0) return;
    level.at += 1;
    const end = level.group ? level.stops.length : level.stops.length - 1;
    if (level.at > end) {
      level.at = 0;
      level.round += 1;
      if (level.round > this.pace.rounds && this.pace.speed !== undefined) return this.over();
    }
    this.stand(level.at === 0);
  }

  /** Takes what it stands at. @returns the thing to press, or `undefined` where it went into a group, out of one, or began again. */
  choose(): HTMLElement | undefined {
    if (this.resting) {
      this.begin(this.levels[0]?.stops ?? []);
      return undefined;
    }
    const level = this.levels.at(-1);
    const stop = level?.stops[level.at];
    if (level && !stop) {
      this.out();
      return undefined;
    }
    if (!level || !stop) return undefined;
    if (!isGroup(stop)) {
      this.hold();
      return stop;
    }
    this.levels.push({ stops: stop.inside, at: 0, round: 1, group: stop });
    this.stand(true);
    return undefined;
  }

  /** Stands still: something is being pressed, or read aloud. */
  hold(): void {
    this.clock.not(this.waiting);
  }

  /** Goes on from where it stood still. */
  goOn(): void {
    if (this.resting) return;
    const level = this.levels.at(-1);
    if (level) {
      level.round = 1;
      this.stand(true);
    }
  }

  /** After one thing was chosen of a group where only one can be: to what comes after that group. */
  afterGroup(): void {
    const top = this.levels[0];
    if (top) this.begin(top.stops, top.at + 1 < top.stops.length ? top.at + 1 : 0);
  }

  private out(): void {
    this.levels.pop();
    const level = this.levels.at(-1);
    if (level) level.round = 1;
    this.stand(true);
  }

  private over(): void {
    if (this.levels.length > 1) return this.out();
    this.hold();
    this.resting = true;
    this.show('rests');
  }

  private stand(first: boolean): void {
    this.hold();
    const level = this.levels.at(-1);
    if (!level || level.stops.length === 0) return;
    const stop = level.stops[level.at];
    this.show(stop ? { at: stop } : { out: level.group ?? { name: '', inside: level.stops } });
    const { speed } = this.pace;
    if (speed !== undefined) this.waiting = this.clock.in(speed + (first ? this.pace.first : 0), () => this.step());
  }
}
