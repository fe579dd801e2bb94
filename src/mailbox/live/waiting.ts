import { Refusal } from '#mailbox/gate/codes.ts';

/** One token's request that waits for something new. There is at most one: the one before is answered when the next comes. */
export class Waiting {
  private go: ((over: boolean) => void) | undefined;

  /** Waits until something is new, or so many ms. @throws {Refusal} `ended` where the room ended meanwhile. */
  async forNews(ms: number): Promise<void> {
    this.wake();
    const over = await new Promise<boolean>((done) => {
      const go = (is: boolean) => {
        clearTimeout(timer);
        if (this.go === go) this.go = undefined;
        done(is);
      };
      const timer = setTimeout(() => {
        go(false);
      }, ms);
      this.go = go;
    });
    if (over) throw new Refusal('ended');
  }

  /** Answers who waits. */
  wake(): void {
    this.go?.(false);
  }

  /** Tells who waits that it ended. */
  end(): void {
    this.go?.(true);
  }
}
