import type { Token } from '#model/answer.ts';
import type { Given, Heard, MyWorker } from '#model/my-worker.ts';
import { latestFirst } from '#model/moment.ts';
import { tellChange } from '#person/keep/changes.ts';
import { durable, openKeep, writing } from '#person/keep/keep.ts';
import { toStore } from '#person/keep/stored-piece.ts';
import { tellHasWorker } from '#person/keep/waits.ts';

/** Every worker that this Story ever had, the newest first. */
export async function workersOf(story: Token): Promise<MyWorker[]> {
  return (await (await openKeep()).getAllFromIndex('workers', 'by-story', story)).sort((a, b) =>
    latestFirst({ ...a, at: a.since }, { ...b, at: b.since }),
  );
}

/** Whether any Story on this device has or had a worker; it is remembered for other screens. */
export async function hasWorkers(): Promise<boolean> {
  const any = (await (await openKeep()).count('workers')) > 0;
  if (any) tellHasWorker();
  return any;
}

/** The named worker now, whose card the person opened. */
export const workerOf = async (story: Token): Promise<MyWorker | undefined> =>
  (await workersOf(story)).find((w) => !w.until);

/** Keeps a worker as they are now. */
export async function keepWorker(worker: MyWorker): Promise<void> {
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('workers', 'readwrite', durable);
    await Promise.all([tx.store.put(worker), tx.done]);
  });
  tellHasWorker();
  tellChange();
}

/** Changes something of a kept worker, in one step with reading it: two windows never lose each other's change. */
export async function changeWorker(id: Token, change: (worker: MyWorker) => MyWorker): Promise<void> {
  const keep = await openKeep();
  const tx = keep.transaction('workers', 'readwrite', durable);
  const worker = await tx.store.get(id);
  if (worker) await tx.store.put(change(worker));
  await tx.done;
}

/** All that was given from a Story, the newest first. */
export async function givenFrom(story: Token): Promise<Given[]> {
  return (await (await openKeep()).getAllFromIndex('given', 'by-story', story)).sort(latestFirst);
}

/** Keeps how it is with something given. Nothing happens where it is gone, or is not as it was thought to be. */
export async function changeGiven(
  id: Token,
  change: Partial<Pick<Given, 'state' | 'answers'>>,
  onlyWhile?: Given['state'],
): Promise<void> {
  const keep = await openKeep();
  const tx = keep.transaction('given', 'readwrite', durable);
  const kept = await tx.store.get(id);
  if (kept && (onlyWhile ?? kept.state) === kept.state) await tx.store.put({ ...kept, ...change });
  await tx.done;
  tellChange();
}

/** All that workers said to a Story, the newest first. */
export async function heardIn(story: Token): Promise<Heard[]> {
  return (await (await openKeep()).getAllFromIndex('heard', 'by-story', story)).sort((a, b) =>
    latestFirst(a.reply, b.reply),
  );
}

/**
 * Keeps what came from a worker, their recordings, and what is known of them then (how far the Mailbox was read): all or nothing. What is here already stays as it is.
 * @returns how many were new.
 */
export async function keepHeard(
  worker: MyWorker,
  came: readonly Heard[],
  pieces: ReadonlyMap<Token, Blob>,
  change: (worker: MyWorker) => MyWorker,
): Promise<number> {
  const keep = await openKeep();
  const stored = await Promise.all([...pieces].map(([id, blob]) => toStore({ id, story: worker.story, blob })));
  return writing(async () => {
    const tx = keep.transaction(['heard', 'pieces', 'workers'], 'readwrite', durable);
    let added = 0;
    for (const one of came) {
      const known = await tx.objectStore('heard').get(one.id);
      // Read again by newer software, it may say more; it is the same Reply, seen or not.
      if (known && !(known.newer && (one.newer ?? 0) < known.newer)) continue;
      await tx.objectStore('heard').put({ ...one, seen: known?.seen ?? false });
      if (!known) added += 1;
    }
    for (const piece of stored)
      if (!(await tx.objectStore('pieces').getKey(piece.id))) await tx.objectStore('pieces').add(piece);
    const kept = await tx.objectStore('workers').get(worker.id);
    if (kept) await tx.objectStore('workers').put(change(kept));
    await tx.done;
    return added;
  });
}

/** The person had these on the screen. */
export async function heardSeen(ids: readonly Token[]): Promise<void> {
  const tx = (await openKeep()).transaction('heard', 'readwrite');
  for (const id of ids) {
    const one = await tx.store.get(id);
    if (one && !one.seen) await tx.store.put({ ...one, seen: true });
  }
  await tx.done;
}

const before: Record<'came' | 'read', ReadonlySet<Given['state']>> = {
  came: new Set(['waiting', 'sent', 'taking-back']),
  read: new Set(['waiting', 'sent', 'came', 'taking-back']),
};

/**
 * The worker's own word that they have something: it came to their device, or they read it. The sealed bytes are let go of.
 * Only of what was given to this worker: nobody speaks for another.
 */
export async function receipts(worker: MyWorker, letters: readonly Token[], state: 'came' | 'read'): Promise<void> {
  const tx = (await openKeep()).transaction(['given', 'sent'], 'readwrite', durable);
  let changed = false;
  for (const id of letters) {
    const given = await tx.objectStore('given').get(id);
    if (given?.worker !== worker.id) continue;
    for (const key of await tx.objectStore('sent').index('by-given').getAllKeys(id))
      await tx.objectStore('sent').delete(key);
    if (!before[state].has(given.state)) continue;
    await tx.objectStore('given').put({ ...given, state, ...(given.state === 'taking-back' ? { late: true } : {}) });
    changed = true;
  }
  await tx.done;
  if (changed) tellChange();
}
