import type { Token } from '#model/answer.ts';
import type { Errand, Given, MyWorker, SealedUp } from '#model/my-worker.ts';
import { nextPlace } from '#model/next-place.ts';
import type { Taken } from '#model/series.ts';
import type { DropToken } from '#model/mailbox-token.ts';
import { tellChange } from '#person/keep/changes.ts';
import { fillIn, type Filling } from '#person/keep/fill-in.ts';
import { durable, openKeep, writing } from '#person/keep/keep.ts';
import { flagErrands } from '#person/keep/waits.ts';

/** An errand as it is kept. */
export type KeptErrand = Errand & { n: number };

/**
 * The next errand that may be done now: what is to be sealed before all else, for it needs no internet. Undefined when there is none.
 * @param now milliseconds since 1970.
 */
export async function nextErrand(now = Date.now()): Promise<KeptErrand | undefined> {
  const keep = await openKeep();
  let first: KeptErrand | undefined;
  for (let at = await keep.transaction('errands').store.openCursor(); at; at = await at.continue()) {
    const one = { ...at.value, n: at.key };
    if ((one.notBefore ?? 0) > now) continue;
    if (one.does === 'seal') return one;
    first ??= one;
  }
  return first;
}

/** When the next of what waits may be tried, in milliseconds since 1970; undefined where nothing waits. */
export async function nextTry(): Promise<number | undefined> {
  let next: number | undefined;
  // One at a time: each may hold megabytes of what is sealed.
  for (let at = await (await openKeep()).transaction('errands').store.openCursor(); at; at = await at.continue())
    next = Math.min(next ?? Infinity, at.value.notBefore ?? 0);
  return next;
}

/** What came of an errand: done; refused for good; or its reader's device had it before it could be taken back. */
export type Came = 'done' | 'not-taken' | 'late';

/** How it is with something given after one of its errands. */
function stateAfter(kept: Given, does: Errand['does'], came: Came, left: number): Given {
  if (does === 'put' && kept.state === 'waiting')
    return came === 'not-taken' ? { ...kept, state: 'not-taken' } : left === 0 ? { ...kept, state: 'sent' } : kept;
  if (does !== 'take-back' || kept.state !== 'taking-back') return kept;
  const late = kept.late ?? came === 'late';
  if (left > 0) return late ? { ...kept, late } : kept;
  return { ...kept, state: late ? 'sent' : 'taken-back', ...(late ? { late } : {}) };
}

/**
 * An errand is over. In the same step what it belongs to is marked: a window that closes right here leaves either the errand, which is
 * done again without harm, or the mark. What was put in stays here too, until there is a receipt.
 * @returns how many errands of the same thing are left.
 */
export async function errandDone(
  { n, does, given }: { n: number; does: Errand['does']; given?: Token | undefined },
  came: Came,
): Promise<number> {
  const tx = (await openKeep()).transaction(['errands', 'given', 'sent', 'workers'], 'readwrite', durable);
  const [errands, sent] = [tx.objectStore('errands'), tx.objectStore('sent')];
  const errand = await errands.get(n);
  await errands.delete(n);
  const left = given ? await errands.index('by-given').count(given) : 0;
  const kept = given && (await tx.objectStore('given').get(given));
  if (kept) {
    const next = stateAfter(kept, does, came, left);
    if (next !== kept) await tx.objectStore('given').put(next);
    if (next.state === 'taken-back' && kept.state !== 'taken-back') await fillIn(tx as unknown as Filling, next);
    const { state } = next;
    const waitsForReceipt = state === 'waiting' || state === 'sent' || state === 'taking-back';
    if (errand?.does === 'put' && came === 'done' && waitsForReceipt)
      await sent.put({
        given,
        envelope: errand.envelope,
        takeBack: errand.takeBack,
        drop: errand.drop,
        sealed: errand.sealed,
      });
    if (state === 'taken-back' || state === 'not-taken')
      for (const key of await sent.index('by-given').getAllKeys(given)) await sent.delete(key);
  }
  await tx.done;
  if (kept) tellChange();
  return left;
}

/** An errand is tried again, not before a moment. */
export async function postpone(n: number, notBefore: number, change: { gone?: string } = {}): Promise<void> {
  const tx = (await openKeep()).transaction('errands', 'readwrite', durable);
  const errand = await tx.store.get(n);
  if (errand) await tx.store.put({ ...errand, ...change, notBefore });
  await tx.done;
}

/** Something else is to be done in an errand's place: both or neither. */
export async function insteadOf(n: number, errands: readonly Errand[]): Promise<void> {
  const tx = (await openKeep()).transaction('errands', 'readwrite', durable);
  if (await tx.store.getKey(n)) {
    await tx.store.delete(n);
    for (const one of errands) await tx.store.add(one);
  }
  await tx.done;
}

/** A worker to whom something was sealed under this number. */
const counted = (worker: MyWorker, { n, tag }: Taken): MyWorker => ({
  ...worker,
  tag,
  sent: worker.tag === tag ? Math.max(worker.sent ?? 0, n) : n,
});

const goesOn: ReadonlySet<Given['state']> = new Set(['sent', 'came', 'read']);

/** What went to a Mailbox that ended is sealed anew, to the key that its team has now: in one step, once for all Envelopes of it. */
export async function sealAnew(given: Token, drop: DropToken): Promise<void> {
  flagErrands();
  const tx = (await openKeep()).transaction('errands', 'readwrite', durable);
  let found = false;
  for (let at = await tx.store.index('by-given').openCursor(given); at; at = await at.continue()) {
    if (at.value.does !== 'put' || at.value.drop !== drop) continue;
    await at.delete();
    found = true;
  }
  if (found) await tx.store.add({ does: 'seal', given, team: true });
  await tx.done;
}

/**
 * What was given is sealed: its Envelopes take the place of the wish to seal it, once, whoever else may have sealed it meanwhile.
 * @param numbered the thread in which it has a number, and which: the same from then on.
 */
export async function sealedUp(
  n: number,
  given: Token,
  envelopes: readonly SealedUp[],
  numbered?: { thread: Token; place: Taken },
): Promise<void> {
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction(['errands', 'given', 'workers'], 'readwrite', durable);
    const [wish, kept] = [await tx.objectStore('errands').get(n), await tx.objectStore('given').get(given)];
    if (wish) await tx.objectStore('errands').delete(n);
    // For the team alone it is sealed later, when the worker may have it already.
    const wanted = kept?.state === 'waiting' || (wish?.does === 'seal' && wish.team && kept && goesOn.has(kept.state));
    if (wish && kept && wanted) {
      await tx
        .objectStore('given')
        .put({
          ...kept,
          envelopes: [...kept.envelopes, ...envelopes.map(({ envelope, takeBack }) => ({ envelope, takeBack }))],
          ...(numbered ? { place: numbered.place } : {}),
        });
      for (const one of envelopes) await tx.objectStore('errands').add({ does: 'put', given, ...one });
      const worker = numbered && (await tx.objectStore('workers').get(numbered.thread));
      if (worker) await tx.objectStore('workers').put(counted(worker, numbered.place));
    }
    await tx.done;
  });
}

/**
 * Begins to take something back, in one step: what had not gone does not go, and what had gone, or was just going, is taken out of the
 * Mailbox. Nothing is said to be taken back before that is proved.
 */
export async function beginTakingBack(id: Token): Promise<void> {
  flagErrands();
  const tx = (await openKeep()).transaction(['errands', 'given', 'sent', 'workers'], 'readwrite', durable);
  const [errands, kept] = [tx.objectStore('errands'), await tx.objectStore('given').get(id)];
  if (kept && (kept.state === 'waiting' || kept.state === 'sent' || kept.state === 'not-taken')) {
    for (let at = await errands.index('by-given').openCursor(id); at; at = await at.continue())
      if (at.value.does === 'put' || at.value.does === 'seal') await at.delete();
    const there = new Set(await tx.objectStore('sent').index('by-given').getAllKeys(id));
    for (const { envelope, takeBack } of kept.envelopes)
      await errands.add({ does: 'take-back', given: id, takeBack, sent: kept.state === 'sent' || there.has(envelope) });
    await tx.objectStore('given').put({ ...kept, state: kept.envelopes.length > 0 ? 'taking-back' : 'taken-back' });
    if (kept.envelopes.length === 0) await fillIn(tx as unknown as Filling, kept);
  }
  await tx.done;
  tellChange();
}

/** Asks for something given to be forgotten, in one step with the mark: once, however often it is asked. */
export async function beginForgetting(id: Token, errands: readonly Errand[]): Promise<void> {
  flagErrands();
  const tx = (await openKeep()).transaction(['errands', 'given', 'sent'], 'readwrite', durable);
  const kept = await tx.objectStore('given').get(id);
  if (kept && kept.state !== 'asked-to-forget' && kept.state !== 'forgotten') {
    for (const errand of errands) await tx.objectStore('errands').add(errand);
    for (const key of await tx.objectStore('sent').index('by-given').getAllKeys(id))
      await tx.objectStore('sent').delete(key);
    await tx.objectStore('given').put({ ...kept, state: 'asked-to-forget' });
  }
  await tx.done;
  tellChange();
}

/**
 * Who signs a wish to forget, and its number in the thread: the same however often it goes, and to whom. Undefined where the worker is not
 * known here any more.
 */
export async function signsForget(
  errand: Extract<KeptErrand, { does: 'forget' }>,
): Promise<NonNullable<typeof errand.signs> | undefined> {
  if (errand.signs) return errand.signs;
  const tx = (await openKeep()).transaction(['errands', 'workers'], 'readwrite', durable);
  const worker = await tx.objectStore('workers').get(errand.thread);
  const place = worker && nextPlace(worker);
  const signs = place && { identity: worker.box.identity, number: place.n, tag: place.tag };
  if (signs) {
    await tx.objectStore('workers').put(counted(worker, place));
    for (let at = await tx.objectStore('errands').openCursor(); at; at = await at.continue())
      if (at.value.does === 'forget' && at.value.id === errand.id) await at.update({ ...at.value, signs });
  }
  await tx.done;
  return signs;
}
