import type { DBSchema, IDBPDatabase } from 'idb';
import { placeOnDevice } from '#device/place.ts';
import type { KeysAtRest } from '#keys/at-rest.ts';
import type { Token } from '#model/answer.ts';

/** Sealed keys on this device, so that the worker need not type their code again. */
export interface Door extends KeysAtRest {
  id: Token;
  code: string;
  name: string;
}

interface Kept extends DBSchema {
  /** One a worker of this device. */
  doors: { key: Token; value: Door };
  /** What came so far, sealed to the worker's own key: one a Mailbox. */
  logs: { key: string; value: { id: string; sealed: Uint8Array } };
  /** Envelopes as they came, sealed: for their pieces, and to read without internet. */
  envelopes: { key: Token; value: { id: Token; worker: Token; sealed: Uint8Array }; indexes: { 'by-worker': Token } };
  /** What was begun and not sent yet, sealed (`drafts.ts`). */
  drafts: { key: string; value: { id: string; worker: Token; sealed: Uint8Array }; indexes: { 'by-worker': Token } };
  /** The number that a Reply of this device had last in a thread, and the tag it counts under. `id` tells nobody else which thread. */
  numbers: { key: Token; value: { id: Token; worker: Token; tag: Token; n: number }; indexes: { 'by-worker': Token } };
  /** Who is joining, by their invite, until it is done: an invite works once, so what was made with it must outlive a battery. */
  joinings: { key: Token; value: { id: Token; joining: unknown } };
}

/** What each version added, and no more: a device comes from any of those before. */
export function upgradePlace(db: IDBPDatabase<Kept>, before: number): void {
  if (before < 1) {
    db.createObjectStore('doors', { keyPath: 'id' });
    db.createObjectStore('logs', { keyPath: 'id' });
    db.createObjectStore('envelopes', { keyPath: 'id' }).createIndex('by-worker', 'worker');
  }
  if (before < 2) db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('by-worker', 'worker');
  if (before < 3) db.createObjectStore('joinings', { keyPath: 'id' });
  if (before < 4) db.createObjectStore('numbers', { keyPath: 'id' }).createIndex('by-worker', 'worker');
}

/** Opens the worker's place on this device. Where the browser has none, the caller goes on without. */
export const openPlace = placeOnDevice<Kept>('what-matters-to-me-worker', 4, upgradePlace);

/** Every worker who opened their Inbox on this device. */
export const doorsHere = async (): Promise<Door[]> => (await openPlace()).getAll('doors');
/** Keeps sealed keys here. */
export const keepDoor = async (door: Door): Promise<void> => {
  await (await openPlace()).put('doors', door);
};

/** Keeps a joining by its invite. On disk when this resolves: the invite is used only then. */
export async function keepJoining(invite: Token, joining: unknown): Promise<void> {
  const tx = (await openPlace()).transaction('joinings', 'readwrite', { durability: 'strict' });
  await tx.store.put({ id: invite, joining });
  await tx.done;
}
/** The joining by an invite that was begun on this device; undefined where there is none. */
export const joiningHere = async (invite: Token): Promise<unknown> =>
  (await (await openPlace()).get('joinings', invite))?.joining;
/** It is done, or given up. */
export const dropJoining = async (invite: Token): Promise<void> => (await openPlace()).delete('joinings', invite);

/** Takes everything of one worker off this device. Their Mailbox stays. */
export async function leaveDevice(worker: Token): Promise<void> {
  const tx = (await openPlace()).transaction(['doors', 'logs', 'envelopes', 'drafts', 'numbers'], 'readwrite');
  await tx.objectStore('doors').delete(worker);
  for (const box of ['mine', 'team']) await tx.objectStore('logs').delete(`${worker} ${box}`);
  for (const id of await tx.objectStore('envelopes').index('by-worker').getAllKeys(worker))
    await tx.objectStore('envelopes').delete(id);
  for (const name of ['drafts', 'numbers'] as const)
    for (const id of await tx.objectStore(name).index('by-worker').getAllKeys(worker))
      await tx.objectStore(name).delete(id);
  await tx.done;
}
