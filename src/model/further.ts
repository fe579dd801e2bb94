import type { Given, MyWorker } from '#model/my-worker.ts';

/** How far something given can be: each may only be followed by a later one. */
const order: Given['state'][] = ['not-taken', 'sent', 'taken-back', 'came', 'read', 'asked-to-forget', 'forgotten'];

/** Something that is still under way is known only to the device that does it: it goes to no other. */
export const isSettled = ({ state }: Pick<Given, 'state'>): boolean => order.includes(state);

/** Something given as both devices know it: the further of the two. What is under way here stays as it is. @returns undefined where nothing changes. */
export const furtherGiven = (kept: Given, came: Given): Given | undefined =>
  isSettled(kept) && order.indexOf(came.state) > order.indexOf(kept.state)
    ? { ...kept, state: came.state, ...(came.late ? { late: came.late } : {}) }
    : undefined;

/** A worker as both devices know them: their time as named worker is over where one of the two knows so, by the earlier. @returns undefined where nothing changes. */
export const furtherWorker = (kept: MyWorker, came: MyWorker): MyWorker | undefined =>
  came.until && (!kept.until || came.until < kept.until)
    ? { ...kept, until: came.until, ...(came.untilMoment ? { untilMoment: came.untilMoment } : {}) }
    : undefined;
