import { Ended, NoInternet, TryLater } from '#post/mailbox-errors.ts';
import { growing } from '#post/patiently.ts';

/** Waits so many ms, or until the device has internet again. */
const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });

/**
 * Does some work again and again until it is over: after each time at once, after a line that broke with growing pauses.
 * @param work said `false` when it is over.
 * @param away told whether there is no way to the server, each time that changes.
 * @returns `ended` where the room is over.
 */
export async function keepTrying(work: () => Promise<boolean>, away: (is: boolean) => void): Promise<'over' | 'ended'> {
  for (let failed = 0; ;) {
    try {
      const goesOn = await work();
      if (failed > 0) away(false);
      failed = 0;
      if (!goesOn) return 'over';
    } catch (why) {
      if (why instanceof Ended) return 'ended';
      if (!(why instanceof NoInternet || why instanceof TryLater)) throw why;
      if (failed === 0) away(true);
      await pause(why instanceof TryLater ? Math.min(why.seconds, 10) * 1000 : growing(1000, failed, 8000));
      failed += 1;
    }
  }
}
