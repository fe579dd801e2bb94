import type { Token } from '#model/answer.ts';
import type { Errand, Given } from '#model/my-worker.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing } from '#person/keep/keep.ts';
import { flagErrands } from '#person/keep/waits.ts';

/** Adds errands, after all that wait already. Throws Full. */
export async function addErrands(errands: readonly Errand[]): Promise<void> {
  if (errands.length === 0) return;
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('errands', 'readwrite');
    await Promise.all([...errands.map((e) => tx.store.add(e)), tx.done]);
  });
  flagErrands();
}

/** The next errand; undefined when there is none. */
export async function nextErrand(): Promise<(Errand & { n: number }) | undefined> {
  const keep = await openKeep();
  const cursor = await keep.transaction('errands').store.openCursor();
  return cursor ? { ...cursor.value, n: cursor.key } : undefined;
}

/**
 * An errand is done, was refused for good (`not-taken`), or came too late to take something back (`read`). In the same step what it
 * belongs to is marked: a window that closes right here leaves either the errand, which is done again without harm, or the mark.
 * @returns how many errands of the same thing are left.
 */
export async function errandDone({ n, does, given }: { n: number; does: Errand['does']; given?: Token | undefined }, went: 'done' | 'not-taken' | 'read'): Promise<number> {
  const tx = (await openKeep()).transaction(['errands', 'given'], 'readwrite', durable);
  await tx.objectStore('errands').delete(n);
  const left = given ? await tx.objectStore('errands').index('by-given').count(given) : 0;
  const kept = given && (await tx.objectStore('given').get(given));
  const mark = (state: Given['state']) => kept && tx.objectStore('given').put({ ...kept, state });
  if (went === 'read') await mark('read');
  else if (kept && does === 'put' && kept.state === 'waiting') {
    if (went === 'not-taken') await mark('not-taken');
    else if (left === 0) await mark('sent');
  }
  await tx.done;
  if (kept) tellChange();
  return left;
}

/** Lets go of what was still to be put in of something given. */
export async function dropErrands(given: Token): Promise<void> {
  const tx = (await openKeep()).transaction('errands', 'readwrite');
  for (let at = await tx.store.index('by-given').openCursor(given); at; at = await at.continue()) if (at.value.does === 'put') await at.delete();
  await tx.done;
}
