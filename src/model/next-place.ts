import type { MyWorker } from '#model/my-worker.ts';
import type { Taken } from '#model/series.ts';
import { newToken } from '#model/token.ts';

/** The next number of this device in a thread. A file of its own: what keeps an Answer needs it, and no shapes to check by. */
export const nextPlace = ({ sent = 0, tag }: Pick<MyWorker, 'sent' | 'tag'>): Taken =>
  tag ? { n: sent + 1, tag } : { n: 1, tag: newToken() };
