import type { IDBPTransaction } from 'idb';
import { endNow } from '#device/end-now.ts';
import type { Said, Token } from '#model/answer.ts';
import type { AskedMe, KeptPhoto, MyWord } from '#model/helping.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { foundLock, IsShut, keyOf } from './open-locks.ts';
import { durable } from '#device/place.ts';
import { allOf, isShut, openPlace, type AskedRow, type Kept, type Lock, type WordRow } from './place.ts';

/** Sealing is fetched by those alone who have a lock. */
const sealedRows = () => whenWanted(import('./sealed-rows.ts'));

/** The key that a locked row opens with. Throws IsShut. */
function keyFor(id: Token): string {
  const key = keyOf(id);
  if (key !== undefined) return key;
  foundLock(id);
  throw new IsShut('These words are locked.');
}

/** Who asked, from how it is kept. Rejects with IsShut, CannotOpen. */
export async function readAsked(row: AskedRow): Promise<AskedMe> {
  return isShut(row) ? (await sealedRows()).openAsked(row, keyFor(row.id)) : row;
}

/** A word of mine, from how it is kept. Rejects with IsShut, CannotOpen. */
export async function readWord(row: WordRow): Promise<MyWord> {
  return isShut(row) ? (await sealedRows()).openWord(row, keyFor(row.of)) : row;
}

/** Everybody who asked me, the newest first; those whose lock is shut last, by their ids alone. Rejects where the browser keeps nothing. */
export async function allWhoAsked(): Promise<(AskedMe | { id: Token; shut: true })[]> {
  const rows = await (await openPlace()).getAll('asked');
  const all = await Promise.all(
    rows.map(async (row) =>
      readAsked(row).catch((why: unknown) => {
        if (why instanceof IsShut) return { id: row.id, shut: true as const };
        throw why;
      }),
    ),
  );
  const since = (one: (typeof all)[number]) => ('shut' in one ? '' : one.since);
  return all.sort((a, b) => (since(a) < since(b) ? 1 : -1));
}

/** Whether I said yes to who asked me by this link, locked or not. */
export const isKnown = async (id: Token): Promise<boolean> => (await (await openPlace()).getKey('asked', id)) === id;

/** The lock of my words with somebody; undefined where there is none, or they are not here. From then on nothing is written plain for them. */
export async function lockOf(id: Token): Promise<Lock | undefined> {
  const row = await (await openPlace()).get('asked', id);
  if (!row || !isShut(row)) return undefined;
  foundLock(id);
  return row.lock;
}

/** Who asked me by this link, where I said yes. Rejects with IsShut. */
export async function whoAsked(id: Token): Promise<AskedMe | undefined> {
  const row = await (await openPlace()).get('asked', id);
  return row && readAsked(row);
}

/** I said yes: once, by whichever window was first. */
export async function keepWhoAsked(asked: AskedMe): Promise<void> {
  const tx = (await openPlace()).transaction('asked', 'readwrite', durable);
  if ((await tx.store.getKey(asked.id)) === undefined) await tx.store.add(asked);
  await tx.done;
  void navigator.storage?.persist?.().catch(() => false);
}

/** Whether two readings of a row are the same: nobody wrote between them. */
export const isSameRow = (one: AskedRow, other: AskedRow | undefined): boolean =>
  other !== undefined &&
  (isShut(one) ? isShut(other) && one.rev === other.rev : JSON.stringify(one) === JSON.stringify(other));

type Changing = Pick<IDBPTransaction<Kept, ('asked' | 'words' | 'drafts')[], 'readwrite'>, 'objectStore'>;

/**
 * Changes what is known of who asked, and what stands beside, in one step with reading it: no sealing can wait within a step, so it is made before,
 * and made again where another window was faster.
 * @param beside makes ready what else is put, from what is known then.
 */
async function changeInStep(
  id: Token,
  change: (asked: AskedMe) => AskedMe,
  beside?: (asked: AskedMe, lock: Lock | undefined) => Promise<(tx: Changing) => Promise<unknown>>,
): Promise<AskedMe | undefined> {
  const place = await openPlace();
  for (;;) {
    const row = await place.get('asked', id);
    if (!row) return undefined;
    const now = await readAsked(row);
    const next = change(now);
    const put = isShut(row) ? await (await sealedRows()).shutAsked(next, row.lock, { row, asked: now }) : next;
    const more = await beside?.(next, isShut(row) ? row.lock : undefined);
    const tx = place.transaction(beside ? ['asked', 'words', 'drafts'] : ['asked'], 'readwrite', durable);
    const same = isSameRow(row, await tx.objectStore('asked').get(id));
    if (same) {
      await tx.objectStore('asked').put(put);
      await more?.(tx);
    }
    await tx.done;
    if (same) return next;
  }
}

/** Changes what is known of who asked, in one step with reading it. @returns what is known then; undefined where it was taken away. Rejects with IsShut. */
export const changeWhoAsked = (id: Token, change: (asked: AskedMe) => AskedMe): Promise<AskedMe | undefined> =>
  changeInStep(id, change);

/** What I said to who asked, in the order said. Rejects with IsShut. */
export async function wordsTo(asked: Token): Promise<MyWord[]> {
  const rows = await (await openPlace()).getAllFromIndex('words', 'by-asked', asked);
  return (await Promise.all(rows.map(readWord))).sort((a, b) => a.n - b.n);
}

/** What I began to say to a Question; undefined where nothing, or where this browser keeps nothing. */
export async function draftOf(of: Token, question: string): Promise<Said | undefined> {
  try {
    const place = await openPlace();
    const key = keyOf(of);
    if (key === undefined) {
      const plain = await place.get('drafts', [of, question]);
      return plain && !isShut(plain) ? plain.said : undefined;
    }
    const { openDraft, placeOfDraft } = await sealedRows();
    const kept = await place.get('drafts', [of, placeOfDraft(question, key)]);
    return kept && isShut(kept) ? (await openDraft(kept, key)).said : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what I began to say, in one step that reads nothing. Rejects where it cannot be kept, and with IsShut. */
export async function keepDraft(of: Token, question: string, said: Said): Promise<void> {
  const draft = { of, question, said };
  const key = keyOf(of);
  const row = key === undefined ? draft : await (await sealedRows()).shutDraft(draft, key);
  const tx = (await openPlace()).transaction('drafts', 'readwrite');
  const kept = tx.store.put(row);
  endNow(tx);
  await Promise.all([kept, tx.done]);
}

/** Keeps something I say, with its number, in place of what I began (`draft`): it goes to the person afterwards. Rejects where it cannot be kept; then nothing has changed. */
export async function keepWord(
  of: Token,
  word: MyWord['word'],
  draft = word.question,
  photo?: KeptPhoto,
): Promise<void> {
  const asked = await changeInStep(
    of,
    (now) => ({ ...now, sent: now.sent + 1 }),
    async ({ sent: n }, lock) => {
      const mine: MyWord = { id: word.id, of, n, waits: 'yes', word, ...(photo ? { photo } : {}) };
      const rows = lock && (await sealedRows());
      const row = rows ? await rows.shutWord(mine, lock) : mine;
      const began = rows ? rows.placeOfDraft(draft, keyFor(of)) : draft;
      return async (tx) => {
        await tx.objectStore('words').add(row);
        await tx.objectStore('drafts').delete([of, began]);
      };
    },
  );
  // Another window of this device took all of it away meanwhile: then it is not said to be kept.
  if (!asked) throw new Error('Who asked is not on this device any more.');
}

/** Notes that the server has these words, or may have lost them: then they go again. Rejects with IsShut. */
export async function noteWords(words: readonly MyWord[], waits: MyWord['waits']): Promise<void> {
  const place = await openPlace();
  for (const { id } of words) {
    const row = await place.get('words', id);
    if (!row) continue;
    const lock = isShut(row) ? await lockOf(row.of) : undefined;
    const next = { ...(await readWord(row)), waits };
    const put = lock ? await (await sealedRows()).shutWord(next, lock) : next;
    const tx = place.transaction('words', 'readwrite', durable);
    const still = await tx.store.get(id);
    // Taken away, or locked meanwhile: what is not noted goes once more, and adds nothing there.
    if (still && isShut(still) === isShut(put)) await tx.store.put(put);
    await tx.done;
  }
}

/** Takes all of it away from this device, also where it is locked: my key, what I was let see, my own words. */
export async function forgetWhoAsked(id: Token): Promise<void> {
  const tx = (await openPlace()).transaction(['asked', 'words', 'drafts'], 'readwrite', durable);
  await tx.objectStore('drafts').delete(allOf(id));
  for (const key of await tx.objectStore('words').index('by-asked').getAllKeys(id))
    await tx.objectStore('words').delete(key);
  await tx.objectStore('asked').delete(id);
  await tx.done;
}
