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

/** Keeps a draft, in place of the one before. @returns false where this browser keeps nothing. */
export async function keepDraft(keys: WorkerKeys, about: string, draft: unknown): Promise<boolean> {
  if (hasLeft(keys.worker)) return false;
  try {
    const sealed = await seal(new TextEncoder().encode(JSON.stringify(draft)), [keys.recipient]);
    await (await openPlace()).put('drafts', { id: idOf(keys, about), worker: keys.worker, sealed });
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
export const dropDraft = async (keys: WorkerKeys, about: string): Promise<void> => openPlace().then((place) => place.delete('drafts', idOf(keys, about))).catch(() => undefined);

/** A recording as it can be kept among words. */
export async function textOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
/** A recording from where it was kept among words. */
export const blobOf = (text: string, type: string): Blob => new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type });

/**
 * What must still go out: a note of what was sent, or a Reply with its recordings. `as`: whose it is, the worker's own or their team's.
 * `counts`: its number in the thread, the same however often it goes. `after`: it goes from this time on (milliseconds since 1970),
 * and until then it can be taken back; it has no number yet, since one that was taken would be missed. `failed`: why it can never go; it stays until the worker saw it.
 */
export type Owed = { id: Token; failed?: 'box-gone' | 'not-sent' | undefined } & (
  | { record: WorkerRecord }
  | { reply: FromWorker; to: LetterBox; as?: 'mine' | 'team' | undefined; pieces?: string[] | undefined; counts?: { tag: Token; n: number } | undefined; after?: number | undefined }
);

const owedStart = 'owed ';

/** Remembers what is owed until it went. @returns false where this browser keeps nothing. */
export const owe = (keys: WorkerKeys, owed: Owed): Promise<boolean> => keepDraft(keys, owedStart + owed.id, owed);
/**
 * Remembers a Reply until it went, with the next number of this device in its thread: both in one step, so that no number is taken by a Reply
 * that is not kept, and none twice. @returns it with its number; undefined where this browser keeps nothing.
 */
export async function oweNumbered(keys: WorkerKeys, owed: Extract<Owed, { reply: unknown }>): Promise<typeof owed | undefined> {
  if (hasLeft(keys.worker)) return undefined;
  const id = derivedId(keys.identity, `number ${owed.reply.thread}`);
  try {
    for (;;) {
      const place = await openPlace();
      const had = await place.get('numbers', id);
      const counts = { tag: had?.tag ?? newToken(), n: (had?.n ?? 0) + 1 };
      const numbered = { ...owed, counts, after: undefined };
      const sealed = await seal(new TextEncoder().encode(JSON.stringify(numbered)), [keys.recipient]);
      const tx = place.transaction(['drafts', 'numbers'], 'readwrite', { durability: 'strict' });
      // Another window of this device may have taken the number while this one was sealed.
      const free = (await tx.objectStore('numbers').get(id))?.n === had?.n;
      if (free) {
        await tx.objectStore('numbers').put({ id, worker: keys.worker, ...counts });
        await tx.objectStore('drafts').put({ id: idOf(keys, owedStart + owed.id), worker: keys.worker, sealed });
      }
      await tx.done;
      if (free) return numbered;
    }
  } catch {
    return undefined;
  }
}

/** It went. */
export const paid = (keys: WorkerKeys, id: Token): Promise<void> => dropDraft(keys, owedStart + id);

/** All that is owed, in the order of when it was said. */
export async function allOwed(keys: WorkerKeys): Promise<Owed[]> {
  const start = idOf(keys, owedStart);
  const ids = await openPlace().then((place) => place.getAllKeysFromIndex('drafts', 'by-worker', keys.worker)).catch(() => []);
  const found = await Promise.all(ids.filter((id) => id.startsWith(start)).map((id) => draftOf(keys, id.slice(keys.worker.length + 1))));
  const said = (owed: Owed): Timed => ('record' in owed ? owed.record : owed.reply);
  return (found.filter((one) => one !== undefined) as Owed[]).sort((a, b) => latestFirst(said(b), said(a)));
}
