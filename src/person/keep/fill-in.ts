import type { IDBPTransaction } from 'idb';
import type { Given } from '#model/my-worker.ts';
import { boxOfThread } from '#model/party.ts';
import { newToken, nowHere } from '#model/token.ts';
import type { Kept } from '#person/keep/keep.ts';

/** The stores that a number is given back in, within a transaction. idb's types do not see that there may be others. */
export type Filling = Pick<IDBPTransaction<Kept, ('workers' | 'errands')[], 'readwrite'>, 'objectStore'>;

/**
 * The number of something that was taken back: the last one is free again; else something that says nothing takes it. A worker is to wonder
 * neither what did not come, nor what was taken back.
 */
export async function fillIn(tx: Filling, { worker: thread, place }: Given): Promise<void> {
  const worker = place && (await tx.objectStore('workers').get(thread));
  if (!worker || worker.until) return;
  if (worker.tag === place.tag && worker.sent === place.n)
    await tx.objectStore('workers').put({ ...worker, sent: place.n - 1 });
  else {
    await tx
      .objectStore('errands')
      .add({
        does: 'nothing',
        id: newToken(),
        at: nowHere(),
        to: boxOfThread(worker),
        thread,
        signs: { identity: worker.box.identity, number: place.n, tag: place.tag },
      });
  }
}
