import type { DBSchema } from 'idb';
import { endNow } from '#device/end-now.ts';
import { durable, placeOnDevice } from '#device/place.ts';
import type { Said } from '#model/answer.ts';
import { isEmpty } from '#model/ways-of-saying.ts';

/**
 * What a Helper says of themselves to one question, as it is now. It carries what was asked, so that it can be read when the question has changed.
 * Never an Answer: it belongs to no Story. Example: `{ question: 'hard', said: { chosen: ['tired'] }, asked: { prompt: 'What is hard for you?', choices: { tired: 'I am tired' } } }`.
 */
export interface Mine {
  question: string;
  said: Pick<Said, 'unsaid' | 'chosen' | 'written'>;
  asked: { prompt: string; choices: Record<string, string> };
}

interface Kept extends DBSchema {
  mine: { key: string; value: Mine };
}

/** Opens this place on this device. Rejects where the browser keeps nothing. */
const open = placeOnDevice<Kept>('what-matters-for-me', 1, (db) => {
  db.createObjectStore('mine', { keyPath: 'question' });
});

let channel: BroadcastChannel | undefined;
/** Other windows of this device hear that something changed, and nothing of what. */
const windows = () =>
  (channel ??= typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('for-me'));

/** Hears of every change in another window. @returns what ends it. */
export function onMine(hear: () => void): () => void {
  const far = windows();
  far?.addEventListener('message', hear);
  return () => far?.removeEventListener('message', hear);
}

/** All that is kept here. Rejects where the browser keeps nothing. */
export const allMine = async (): Promise<Mine[]> => (await open()).getAll('mine');

/** Keeps these, each in place of what stood for its question; where nothing is said any more, nothing is kept. Rejects where it cannot be kept. */
export async function keepMine(these: readonly Mine[]): Promise<void> {
  const tx = (await open()).transaction('mine', 'readwrite', durable);
  const kept = these.map((mine) => (isEmpty(mine.said) ? tx.store.delete(mine.question) : tx.store.put(mine)));
  // It reads nothing: a page that goes has no time to let it end by itself.
  endNow(tx);
  await Promise.all([...kept, tx.done]);
  windows()?.postMessage('');
  void navigator.storage?.persist?.().catch(() => false);
}

/** Takes all of it away from this device. Rejects where that was not done. */
export async function takeMineAway(): Promise<void> {
  const tx = (await open()).transaction('mine', 'readwrite', durable);
  await tx.store.clear();
  await tx.done;
  windows()?.postMessage('');
}
