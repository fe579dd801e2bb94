import { whenWanted } from '#post/when-wanted.ts';
import type { hearFromWorkers as Hear } from './hear.ts';
import type { runErrands as Run } from './run-errands.ts';

/** Sends what waits (`run-errands.ts`). Where what does it does not come, it is as without internet: what is kept waits. */
export const runErrands = async (...how: Parameters<typeof Run>): ReturnType<typeof Run> => {
  const came = await whenWanted(import('./run-errands.ts')).catch(() => undefined);
  return came ? came.runErrands(...how) : 'no-internet';
};

/** Lets what sends come before it is wanted: while somebody looks at what they give. */
export const fetchSending = (): void => {
  void import('./run-errands.ts').catch(() => undefined);
};

/** Hears what is new (`hear.ts`). Throws NoInternet where what does it does not come, and what it throws. */
export const hearFromWorkers = async (...whose: Parameters<typeof Hear>): ReturnType<typeof Hear> =>
  (await whenWanted(import('./hear.ts'))).hearFromWorkers(...whose);
