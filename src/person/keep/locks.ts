import type { Token } from '#model/answer.ts';
import type { Lock } from '#model/lock.ts';
import { nowHere } from '#model/token.ts';
import { durable, openKeep, writing } from '#person/keep/keep.ts';

/** The lock of a Story; undefined where it never had one. */
export async function lockOf(story: Token): Promise<Lock | undefined> {
  return (await openKeep()).get('locks', story);
}

/** Changes the lock of a Story in one durable step. Throws Full, CannotKeep. */
async function changeLock(story: Token, change: (lock: Lock) => Lock): Promise<void> {
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('locks', 'readwrite', durable);
    await tx.store.put(change((await tx.store.get(story)) ?? { id: story, pictures: [], without: [] }));
    await tx.done;
  });
}

/**
 * Sets the pictures that open a Story, or takes the lock away (no pictures). Windows in which the Story is open stay open. What was opened
 * without the pictures stays written down: who looked cannot hide it by changing the lock. Throws Full, CannotKeep.
 */
export const setLock = (story: Token, pictures: readonly string[]): Promise<void> =>
  changeLock(story, (lock) => ({ ...lock, pictures: [...pictures] }));

/** Writes down that a Story is opened without its pictures, now: before it opens. Throws Full, CannotKeep. */
export const openedWithout = (story: Token): Promise<void> =>
  changeLock(story, (lock) => ({ ...lock, without: [...lock.without, { at: nowHere() }] }));

/** The owner of a Story was told of each time that it was opened without the pictures. Throws Full, CannotKeep. */
export const toldOfOpening = (story: Token): Promise<void> =>
  changeLock(story, (lock) => ({ ...lock, without: lock.without.map(({ at }) => ({ at, seen: true })) }));
