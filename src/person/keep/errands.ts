import type { Token } from '#model/answer.ts';
import type { Errand } from '#model/my-worker.ts';
import { openKeep, writing } from '#person/keep/keep.ts';
import { errandsFlag } from '#person/keep/waits.ts';

/** Says that something waits. */
export function flagErrands(): void {
  try { localStorage.setItem(errandsFlag, 'yes'); } catch { /* Then they go when the next one is made. */ }
}

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

/** The next errand; undefined when there is none, and then other screens know it too. */
export async function nextErrand(after = 0): Promise<(Errand & { n: number }) | undefined> {
  const keep = await openKeep();
  const cursor = await keep.transaction('errands').store.openCursor(IDBKeyRange.lowerBound(after, true));
  if (cursor) return { ...cursor.value, n: cursor.key };
  if (after === 0) try { localStorage.removeItem(errandsFlag); } catch { /* It is looked for in vain next time. */ }
  return undefined;
}

/** An errand is done. */
export const errandDone = async (n: number): Promise<void> => (await openKeep()).delete('errands', n);

/** How many Envelopes of something given still wait here. */
export const waitingFor = async (given: Token): Promise<number> => (await openKeep()).countFromIndex('errands', 'by-given', given);

/** Lets go of what was still to be put in of something given. */
export async function dropErrands(given: Token): Promise<void> {
  const tx = (await openKeep()).transaction('errands', 'readwrite');
  for (let at = await tx.store.index('by-given').openCursor(given); at; at = await at.continue()) if (at.value.does === 'put') await at.delete();
  await tx.done;
}
