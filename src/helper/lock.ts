import { z } from 'zod';
import type { Token } from '#model/answer.ts';
import type { AskedMe, MyWord } from '#model/helping.ts';
import { newToken } from '#model/token.ts';
import { openByPasskey, openByWay, sealByPasskey, sealByWay, tryForms, type KeysAtRest } from '#keys/at-rest.ts';
import { newIdentity } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { wayOfLock } from '#sealing/stretch.ts';
import { isSameRow, lockOf, readAsked, readWord } from './keep.ts';
import { isPlain, keyOf, openWithKey, shutHere, tellWindows } from './open-locks.ts';
import { durable } from '#device/place.ts';
import { allOf, isShut, openPlace, type AskedRow, type Draft, type DraftRow, type WordRow } from './place.ts';
import { openDraft, shutAsked, shutDraft, shutWord } from './sealed-rows.ts';

/** What a lock is sealed around: the key of all that is locked by it. */
const lockKeys = z.strictObject({ version: z.literal(1), identity: z.string().max(200) });

interface All {
  asked: AskedMe;
  words: MyWord[];
  drafts: Draft[];
}
interface AllRows {
  asked: AskedRow;
  words: WordRow[];
  drafts: DraftRow[];
}

/** A draft; none where a window that had not heard of a newer lock wrote it, and nobody has its key any more. */
async function readDraft(row: DraftRow, key: string | undefined): Promise<Draft[]> {
  if (!isShut(row)) return [row];
  if (key === undefined) return [];
  try {
    return [{ of: row.of, ...(await openDraft(row, key)) }];
  } catch (why) {
    if (why instanceof CannotOpen) return [];
    throw why;
  }
}

/** So many bytes of what is sealed are another each time: its head. */
const head = 220;

/** Whether nobody wrote a word or a draft between two readings of all rows. */
function isSameBeside(one: object[], other: object[]): boolean {
  const told = (rows: object[]) =>
    JSON.stringify(rows, (_name, value: unknown) =>
      value instanceof Uint8Array ? [...value.subarray(0, head)] : value,
    );
  return told(one) === told(other);
}

/**
 * Writes all that is here of one who asked anew, locked or plain, in one step: an interruption leaves all of it as it was. Begins again where another
 * window wrote meanwhile. Rejects where they are not here any more, and where it cannot be kept.
 */
async function writeAnew(id: Token, make: (all: All) => Promise<AllRows>): Promise<void> {
  const place = await openPlace();
  for (;;) {
    const row = await place.get('asked', id);
    if (!row) throw new Error('Who asked is not on this device any more.');
    const [words, drafts] = await Promise.all([
      place.getAllFromIndex('words', 'by-asked', id),
      place.getAll('drafts', allOf(id)),
    ]);
    const key = keyOf(id);
    const anew = await make({
      asked: await readAsked(row),
      words: await Promise.all(words.map(readWord)),
      drafts: (await Promise.all(drafts.map((draft) => readDraft(draft, key)))).flat(),
    });
    const tx = place.transaction(['asked', 'words', 'drafts'], 'readwrite', durable);
    const [nowAsked, nowWords, nowDrafts] = await Promise.all([
      tx.objectStore('asked').get(id),
      tx.objectStore('words').index('by-asked').getAll(id),
      tx.objectStore('drafts').getAll(allOf(id)),
    ]);
    const same = isSameRow(row, nowAsked) && isSameBeside(words, nowWords) && isSameBeside(drafts, nowDrafts);
    if (same) {
      await tx.objectStore('drafts').delete(allOf(id));
      for (const one of anew.drafts) await tx.objectStore('drafts').put(one);
      for (const one of anew.words) await tx.objectStore('words').put(one);
      await tx.objectStore('asked').put(anew.asked);
    }
    await tx.done;
    if (same) return;
  }
}

/** Seals the key of a new lock. */
type SealKey = (keys: z.infer<typeof lockKeys>, salt: Token) => Promise<KeysAtRest>;

async function lockWith(id: Token, sealKey: SealKey): Promise<void> {
  const { identity, recipient } = await newIdentity();
  const salt = newToken();
  const lock = { salt, recipient, ...(await sealKey({ version: 1, identity }, salt)) };
  await writeAnew(id, async ({ asked, words, drafts }) => ({
    asked: await shutAsked(asked, lock),
    words: await Promise.all(words.map((word) => shutWord(word, lock))),
    drafts: await Promise.all(drafts.map((draft) => shutDraft(draft, identity))),
  }));
  openWithKey(id, identity);
  tellWindows(id, 'shut');
}

/**
 * Locks all that is here of one who asked by words, and leaves it open in this window. On disk when this resolves. Rejects where it cannot be kept; then nothing has changed.
 * @param words as they are compared (`plainWords`). @param tell called with how far the slow part is, from 0 to 1.
 */
export const lockByWords = (id: Token, words: string, tell: (far: number) => void): Promise<void> =>
  lockWith(id, async (keys, salt) => ({ byPassphrase: await sealByWay(keys, await wayOfLock(words, salt, tell)) }));

/** As `lockByWords`, by finger or face. Rejects with CannotOpen where this device has no such thing, or somebody said no. @param name what the device calls it. */
export const lockByPasskey = (id: Token, name: string): Promise<void> =>
  lockWith(id, (keys) => sealByPasskey(keys, name));

/** Opens a lock in this window by words. @returns whether they open it. @param tell called with how far it is, from 0 to 1. */
export async function openWithWords(id: Token, typed: string, tell: (far: number) => void): Promise<boolean> {
  const lock = await lockOf(id);
  const { byPassphrase, salt = '' } = lock ?? {};
  if (!byPassphrase) return false;
  const keys = await tryForms(typed, async (form) => {
    try {
      return await openByWay(byPassphrase, await wayOfLock(form, salt, tell), lockKeys);
    } catch (why) {
      if (why instanceof CannotOpen) return 'wrong';
      throw why;
    }
  });
  if (keys === 'wrong') return false;
  openWithKey(id, keys.identity);
  return true;
}

/** Opens a lock in this window by finger or face. @returns whether it opens. */
export async function openWithPasskey(id: Token): Promise<boolean> {
  const lock = await lockOf(id);
  if (!lock) return false;
  try {
    openWithKey(id, (await openByPasskey(lock, lockKeys)).identity);
    return true;
  } catch (why) {
    if (why instanceof CannotOpen) return false;
    throw why;
  }
}

/** Shuts a lock in all windows of this device. */
export function shut(id: Token): void {
  shutHere(id);
  tellWindows(id, 'shut');
}

/** Takes a lock off that is open: all lies here plain again. Rejects with IsShut, and where it cannot be kept. */
export async function takeLockOff(id: Token): Promise<void> {
  await writeAnew(id, (all) => Promise.resolve(all));
  isPlain(id);
  tellWindows(id, 'plain');
}
