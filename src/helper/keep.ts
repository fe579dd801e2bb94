import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb';
import { mendCutWrites } from '#device/cut-writes.ts';
import { endNow } from '#device/end-now.ts';
import { letGoWhenPutAway } from '#device/put-away.ts';
import type { Said, Token } from '#model/answer.ts';
import type { AskedMe, KeptPhoto, MyWord } from '#model/helping.ts';

/** What a Helper's device keeps: who asked, with the key that is mine and what they let me see now; my own words, and what I began to say. Apart from every Story on this device. */
interface Kept extends DBSchema {
  asked: { key: Token; value: AskedMe };
  words: { key: Token; value: MyWord; indexes: { 'by-asked': Token } };
  /** What I began to say and did not press *keep* for: one for each Question, and one for what I write down with the person. */
  drafts: { key: [Token, string]; value: { of: Token; question: string; said: Said } };
}

/** Durable before it counts as kept. */
const durable: IDBTransactionOptions = { durability: 'strict' };

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** Opens the place of a Helper on this device. Rejects where the browser keeps nothing. */
function open(): Promise<IDBPDatabase<Kept>> {
  opened ??= mendCutWrites()
    .then(() =>
      openDB<Kept>('what-matters-to-a-helper', 2, {
        upgrade(db, before) {
          if (before < 1) {
            db.createObjectStore('asked', { keyPath: 'id' });
            db.createObjectStore('words', { keyPath: 'id' }).createIndex('by-asked', 'of');
          }
          if (before < 2) db.createObjectStore('drafts', { keyPath: ['of', 'question'] });
        },
        blocking(_old, _new, event) {
          (event.target as IDBDatabase).close();
          opened = undefined;
        },
        terminated() {
          opened = undefined;
        },
      }),
    )
    .then((db) => {
      letGoWhenPutAway(unwrap(db));
      return db;
    })
    .catch((why: unknown) => {
      opened = undefined;
      throw why;
    });
  return opened;
}

/** Everybody who asked me, the newest first. Rejects where the browser keeps nothing. */
export const allWhoAsked = async (): Promise<AskedMe[]> =>
  (await (await open()).getAll('asked')).sort((a, b) => (a.since < b.since ? 1 : -1));

/** Who asked me by this link, where I said yes. */
export const whoAsked = async (id: Token): Promise<AskedMe | undefined> => (await open()).get('asked', id);

/** I said yes: once, by whichever window was first. @returns what is kept. */
export async function keepWhoAsked(asked: AskedMe): Promise<AskedMe> {
  const tx = (await open()).transaction('asked', 'readwrite', durable);
  const before = await tx.store.get(asked.id);
  if (!before) await tx.store.add(asked);
  await tx.done;
  void navigator.storage?.persist?.().catch(() => false);
  return before ?? asked;
}

/** Changes what is known of who asked, in one step with reading it. @returns what is known then; undefined where it was taken away. */
export async function changeWhoAsked(id: Token, change: (asked: AskedMe) => AskedMe): Promise<AskedMe | undefined> {
  const tx = (await open()).transaction('asked', 'readwrite', durable);
  const kept = await tx.store.get(id);
  const next = kept && change(kept);
  if (next) await tx.store.put(next);
  await tx.done;
  return next;
}

/** What I said to who asked, in the order said. */
export const wordsTo = async (asked: Token): Promise<MyWord[]> =>
  (await (await open()).getAllFromIndex('words', 'by-asked', asked)).sort((a, b) => a.n - b.n);

/** What I began to say to a Question; undefined where nothing, or where this browser keeps nothing. */
export const draftOf = async (of: Token, question: string): Promise<Said | undefined> =>
  open()
    .then((db) => db.get('drafts', [of, question]))
    .then(
      (draft) => draft?.said,
      () => undefined,
    );

/** Keeps what I began to say, in one step that reads nothing. Rejects where it cannot be kept. */
export async function keepDraft(of: Token, question: string, said: Said): Promise<void> {
  const tx = (await open()).transaction('drafts', 'readwrite');
  const kept = tx.store.put({ of, question, said });
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
  const tx = (await open()).transaction(['asked', 'words', 'drafts'], 'readwrite', durable);
  const asked = await tx.objectStore('asked').get(of);
  const n = (asked?.sent ?? 0) + 1;
  if (asked) {
    await tx.objectStore('words').add({ id: word.id, of, n, waits: 'yes', word, ...(photo ? { photo } : {}) });
    await tx.objectStore('asked').put({ ...asked, sent: n });
    await tx.objectStore('drafts').delete([of, draft]);
  }
  await tx.done;
  // Another window of this device took all of it away meanwhile: then it is not said to be kept.
  if (!asked) throw new Error('Who asked is not on this device any more.');
}

/** Notes that the server has these words, or may have lost them: then they go again. */
export async function noteWords(words: readonly MyWord[], waits: MyWord['waits']): Promise<void> {
  const tx = (await open()).transaction('words', 'readwrite', durable);
  for (const { id } of words) {
    const kept = await tx.store.get(id);
    if (kept) await tx.store.put({ ...kept, waits });
  }
  await tx.done;
}

/** Takes all of it away from this device: my key, what I was let see, my own words. */
export async function forgetWhoAsked(id: Token): Promise<void> {
  const tx = (await open()).transaction(['asked', 'words', 'drafts'], 'readwrite', durable);
  await tx.objectStore('drafts').delete(IDBKeyRange.bound([id], [id, []]));
  for (const key of await tx.objectStore('words').index('by-asked').getAllKeys(id))
    await tx.objectStore('words').delete(key);
  await tx.objectStore('asked').delete(id);
  await tx.done;
}
