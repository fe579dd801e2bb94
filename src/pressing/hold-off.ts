/** When a press is taken, in milliseconds: held at least so long, and not so soon after the last one that was taken. */
export interface HoldOff {
  least: number;
  repeats: number;
}

/** Tells presses that were meant from those of a hand that shakes. */
export class Presses {
  private last = -Infinity;
  private readonly how: HoldOff;

  constructor(how: HoldOff) {
    this.how = how;
  }

  /** @param began, ended when the press went down and up, in milliseconds of one clock. @returns whether it is taken. */
  takes(began: number, ended: number): boolean {
    if (ended - began < this.how.least || began - this.last < this.how.repeats) return false;
    this.last = ended;
    return true;
  }
}
