import type { Token } from '#model/answer.ts';
import { latestFirst, type Timed } from '#model/moment.ts';
import type { FromWorker } from '#model/reply.ts';
import type { LetterBox } from '#model/worker-card.ts';
import { newToken } from '#model/token.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import { open, seal } from '#sealing/seal.ts';
import { derivedId } from '#sealing/stretch.ts';
import type { WorkerKeys } from './keys.ts';
import { hasLeft } from './lock-windows.ts';
import { openPlace } from './place.ts';

/**
 * What a worker began and did not send, and what is owed: sealed on this device only, so that neither a closed window nor a
 * broken line loses a word. `about` says which: the same for the same Letter, Answer and person.
 */
const idOf = (keys: WorkerKeys, about: string) => `${keys.worker} ${about}`;

const sealedFor = (keys: WorkerKeys, draft: unknown): Promise<Uint8Array> =>
  seal(new TextEncoder().encode(JSON.stringify(draft)), [keys.recipient]);

/** Keeps a draft, in place of the one before. @param durability `strict`: on disk when this resolves. @returns false where this browser keeps nothing. */
export async function keepDraft(
  keys: WorkerKeys,
  about: string,
  draft: unknown,
  durability: IDBTransactionDurability = 'default',
): Promise<boolean> {
  if (hasLeft(keys.worker)) return false;
  try {
    const sealed = await sealedFor(keys, draft);
    const tx = (await openPlace()).transaction('drafts', 'readwrite', { durability });
    await tx.store.put({ id: idOf(keys, about), worker: keys.worker, sealed });
    await tx.done;
    return true;
  } catch {
    return false;
  }
}

/** A draft as it was kept; undefined where there is none. */
export async function draftOf(keys: WorkerKeys, about: string): Promise<unknown> {
  try {
    const kept = await (await openPlace()).get('drafts', idOf(keys, about));
    return kept && (JSON.parse(new TextDecoder().decode(await open(kept.sealed, keys.identity))) as unknown);
  } catch {
    return undefined;
  }
}

/** Lets a draft go. */
export const dropDraft = async (keys: WorkerKeys, about: string): Promise<void> =>
  openPlace()
    .then((place) => place.delete('drafts', idOf(keys, about)))
    .catch(() => undefined);

/** A recording as it can be kept among words. */
export async function textOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
/** A recording from where it was kept among words. */
export const blobOf = (text: string, type: string): Blob =>
  new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type });

/**
 * What must still go out: a note of what was sent, or a Reply with its recordings. `as`: whose it is, the worker's own or their team's.
 * `counts`: its number in the thread, the same however often it goes. `failed`: why it can never go; it stays until the worker saw it.
 */
export type Owed = { id: Token; failed?: 'box-gone' | 'not-sent' | undefined } & (
  | { record: WorkerRecord }
  | {
      reply: FromWorker;
      to: LetterBox;
      as?: 'mine' | 'team' | undefined;
      pieces?: string[] | undefined;
      counts?: { tag: Token; n: number } | undefined;
    }
);
/** A Reply that must still go out. */
export type OwedReply = Extract<Owed, { reply: unknown }>;

/** `held`: a Reply that is kept and can be taken back. It is not owed yet, and has no number: one that was taken back would be missed. */
const [owedStart, heldStart] = ['owed ', 'held '];

/** Remembers what is owed until it went. @returns false where this browser keeps nothing. */
export const owe = (keys: WorkerKeys, owed: Owed): Promise<boolean> => keepDraft(keys, owedStart + owed.id, owed);
/**
 * Remembers a Reply until it went, with the next number of this device in its thread: both in one step, so that no number is taken by a Reply
 * that is not kept, and none twice. What the team signs has no number: whoever of them has the key would count for themselves.
 * @param held it is kept already and can be taken back: from this step on it cannot; where it was taken back it stays so.
 * @returns false where this browser keeps nothing, or where it was taken back.
 */
export async function oweReply(keys: WorkerKeys, owed: OwedReply, held = false): Promise<boolean> {
  if (hasLeft(keys.worker)) return false;
  const number = owed.as === 'team' ? undefined : derivedId(keys.identity, `number ${owed.reply.thread}`);
  const heldId = idOf(keys, heldStart + owed.id);
  try {
    for (;;) {
      const place = await openPlace();
      const had = number ? await place.get('numbers', number) : undefined;
      const counts = number ? { tag: had?.tag ?? newToken(), n: (had?.n ?? 0) + 1 } : undefined;
      const sealed = await sealedFor(keys, { ...owed, counts });
      const tx = place.transaction(['drafts', 'numbers'], 'readwrite', { durability: 'strict' });
      const [drafts, numbers] = [tx.objectStore('drafts'), tx.objectStore('numbers')];
      const isHere = !held || (await drafts.getKey(heldId)) !== undefined;
      // Another window of this device may have taken the number while this one was sealed.
      const free = !number || (await numbers.get(number))?.n === had?.n;
      if (isHere && free) {
        if (number && counts) await numbers.put({ id: number, worker: keys.worker, ...counts });
        await drafts.put({ id: idOf(keys, owedStart + owed.id), worker: keys.worker, sealed });
        if (held) await drafts.delete(heldId);
      }
      await tx.done;
      if (!isHere || free) return isHere;
    }
  } catch {
    return false;
  }
}

/** It went. */
export const paid = (keys: WorkerKeys, id: Token): Promise<void> => dropDraft(keys, owedStart + id);

/** What is kept under a beginning, in the order of when it was said. */
async function allUnder(keys: WorkerKeys, beginning: string): Promise<Owed[]> {
  const start = idOf(keys, beginning);
  const ids = await openPlace()
    .then((place) => place.getAllKeysFromIndex('drafts', 'by-worker', keys.worker))
    .catch(() => []);
  const found = await Promise.all(
    ids.filter((id) => id.startsWith(start)).map((id) => draftOf(keys, id.slice(keys.worker.length + 1))),
  );
  const said = (owed: Owed): Timed => ('record' in owed ? owed.record : owed.reply);
  return (found.filter((one) => one !== undefined) as Owed[]).sort((a, b) => latestFirst(said(b), said(a)));
}

/** All that is owed, in the order of when it was said. */
export const allOwed = (keys: WorkerKeys): Promise<Owed[]> => allUnder(keys, owedStart);

/** Keeps a Reply so that it can be taken back until it is let go. On disk when this resolves. @returns false where this browser keeps nothing. */
export const hold = (keys: WorkerKeys, reply: OwedReply): Promise<boolean> =>
  keepDraft(keys, heldStart + reply.id, reply, 'strict');

/** From here on all that could be taken back is owed. What cannot be kept so now stays as it is, until the next time. */
export async function letGo(keys: WorkerKeys): Promise<void> {
  for (const reply of (await allUnder(keys, heldStart)) as OwedReply[]) await oweReply(keys, reply, true);
}

/** Takes back a Reply that was not let go. @returns whether it is taken back; what was let go, goes. */
export async function takeBack(keys: WorkerKeys, id: Token): Promise<boolean> {
  try {
    const tx = (await openPlace()).transaction('drafts', 'readwrite', { durability: 'strict' });
    const held = idOf(keys, heldStart + id);
    const isHere = (await tx.store.getKey(held)) !== undefined;
    if (isHere) await tx.store.delete(held);
    await tx.done;
    return isHere;
  } catch {
    return false;
  }
}
