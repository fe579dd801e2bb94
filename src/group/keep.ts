import type { DBSchema, IDBPDatabase, IDBPObjectStore } from 'idb';
import { durable, placeOnDevice } from '#device/place.ts';
import type { Token } from '#model/answer.ts';
import type { GroupRow, NewRow } from '#model/group-record.ts';
import { belongsTo, joinRows } from '#model/group-rows.ts';
import { newToken } from '#model/token.ts';

/** What a group keeps on this device, apart from every Story. `here`: the random number by which this device counts. It goes into no copy as such. */
interface Kept extends DBSchema {
  rows: { key: string; value: GroupRow };
  here: { key: 'device'; value: Token };
}

/** Opens the place of group records on this device. Rejects where the browser keeps nothing. */
const open = placeOnDevice<Kept>('what-matters-to-a-group', 1, (db) => {
  db.createObjectStore('rows', { keyPath: 'id' });
  db.createObjectStore('here');
});

/** Other windows of this device hear that something changed, and nothing of what. */
const others = () => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('group-rows'));
let channel: BroadcastChannel | undefined;
const heard = new Set<() => void>();
const tell = () => {
  for (const each of heard) each();
  (channel ??= others())?.postMessage('');
};

/** Hears of every change, here and in other windows. @returns what ends it. */
export function onRows(hear: () => void): () => void {
  heard.add(hear);
  const far = others();
  if (far) far.onmessage = hear;
  return () => {
    heard.delete(hear);
    far?.close();
  };
}

const refused = new Set<(full: boolean) => void>();

/** Hears of everything that could not be kept: told whether the device is full. @returns what ends it. */
export function onNotKept(hear: (full: boolean) => void): () => void {
  refused.add(hear);
  return () => {
    refused.delete(hear);
  };
}

/** Keeps something. What refuses it is told on the screen whatever was pressed, and passed on. */
async function keeping<T>(work: (db: IDBPDatabase<Kept>) => Promise<T>): Promise<T> {
  try {
    const done = await work(await open());
    tell();
    return done;
  } catch (why) {
    for (const each of refused) each(why instanceof DOMException && why.name === 'QuotaExceededError');
    throw why;
  }
}

/** It belongs to what was taken away, here or in another window: nothing is kept for that any more. */
export class TakenAway extends Error {
  override readonly name = 'TakenAway';
}

/** All rows that are kept. Rejects where the browser keeps nothing. */
export const allRows = async (): Promise<GroupRow[]> => (await open()).getAll('rows');

type Rows = Pick<IDBPObjectStore<Kept, 'rows'[], 'rows', 'readwrite'>, 'get' | 'put'>;

/** Throws TakenAway where one of these was. */
async function expectThere(rows: Rows, ids: Iterable<string>): Promise<void> {
  const there = await Promise.all([...new Set(ids)].map((id) => rows.get(id)));
  if (there.some((row) => row?.kind === 'gone')) throw new TakenAway();
}

/** Keeps rows, each in place of the one with its id: all of them, or none. Rejects where that cannot be kept, with TakenAway where what they belong to is gone. */
export const keepRows = (rows: readonly NewRow[]): Promise<void> =>
  keeping(async (db) => {
    const tx = db.transaction('rows', 'readwrite', durable);
    await expectThere(
      tx.store,
      rows.flatMap((row) => [row.id, ...belongsTo(row)]),
    );
    const before = await Promise.all(rows.map(({ id }) => tx.store.get(id)));
    await Promise.all([...rows.map((row, n) => tx.store.put({ ...row, rev: (before[n]?.rev ?? 0) + 1 })), tx.done]);
    void navigator.storage?.persist?.().catch(() => false);
  });
/** Keeps one row, as `keepRows`. */
export const keepRow = (row: NewRow): Promise<void> => keepRows([row]);

/**
 * Changes how many said one choice of a Question: read and written in one step, so that two presses never count over each other.
 * @param by in whose name they are counted. @param next how many there are now, from how many there were; undefined: as many.
 * @returns by how much it changed.
 */
async function changeCount(
  rows: Rows,
  { run, of, by }: { run: Token; of: string; by: Token },
  choice: string,
  next: (was: number | undefined) => number | undefined,
): Promise<number> {
  const id = `${run}/${of}/${by}`;
  await expectThere(rows, [run]);
  const before = await rows.get(id);
  const counts = before?.kind === 'count' ? before.counts : {};
  const now = next(counts[choice]);
  if (now === undefined) return 0;
  await rows.put({ id, rev: (before?.rev ?? 0) + 1, kind: 'count', run, of, by, counts: { ...counts, [choice]: now } });
  return now - (counts[choice] ?? 0);
}

/** Counts one more, or one less, for a choice of a Question. Never below nobody. @returns by how much it changed. */
export const countUp = (run: Token, of: string, choice: string, by: 1 | -1): Promise<number> =>
  keeping(async (db) => {
    const tx = db.transaction(['rows', 'here'], 'readwrite', durable);
    const known = await tx.objectStore('here').get('device');
    const device = known ?? newToken();
    const changed = await changeCount(tx.objectStore('rows'), { run, of, by: device }, choice, (was = 0) =>
      was + by < 0 ? undefined : was + by,
    );
    await Promise.all([known ?? tx.objectStore('here').put(device, 'device'), tx.done]);
    return changed;
  });

/** Writes down how many chose one answer on paper, in the place of what was written before. They are counted in the run's own name. Rejects as `keepRows`. */
export const countOnPaper = (run: Token, of: string, choice: string, n: number): Promise<void> =>
  keeping(async (db) => {
    const tx = db.transaction('rows', 'readwrite', durable);
    await changeCount(tx.store, { run, of, by: run }, choice, () => n);
    await tx.done;
  });

/** Writes down how many phones of a live room said what to a Question, in the place of what they said before. @param by in whose name they are counted: the room's. */
export const countPhones = (
  run: Token,
  of: string,
  by: Token,
  counts: Readonly<Record<string, number>>,
): Promise<void> => keepRow({ id: `${run}/${of}/${by}`, kind: 'count', run, of, by, counts: { ...counts } });

/** Joins a copy with what is here. @returns how many rows are new or newer. Rejects where that cannot be kept: then nothing has changed. */
export const bringIn = (rows: readonly GroupRow[]): Promise<number> =>
  keeping(async (db) => {
    const tx = db.transaction('rows', 'readwrite', durable);
    const here = new Map((await tx.store.getAll()).map((row) => [row.id, row]));
    const all = joinRows([...here.values()], rows);
    const changed = all.filter((row) => here.get(row.id) !== row);
    const left = new Set(all.map((row) => row.id));
    await Promise.all([
      ...changed.map((row) => tx.store.put(row)),
      ...[...here.keys()].filter((id) => !left.has(id)).map((id) => tx.store.delete(id)),
      tx.done,
    ]);
    return changed.length;
  });

/** Takes something away with all that belongs to it, for good: a copy from before does not bring it back. Rejects where that cannot be kept: then it is all there. */
export const takeAway = async (id: Token): Promise<void> => {
  await bringIn([{ id, rev: 1, kind: 'gone' }]);
};
