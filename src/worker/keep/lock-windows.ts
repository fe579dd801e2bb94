import { keptNames } from '#device/kept-names.ts';
import type { Token } from '#model/answer.ts';

/** A worker's windows lock together, and forget together who was taken off this device: told by a channel, by storage where there is none. */
const place = keptNames.workerLocked;

/** Workers who were taken off this device while this window was open: nothing of theirs is written here any more. */
const left = new Set<Token>();

/** Whether a worker was taken off this device since this window opened. */
export const hasLeft = (worker: Token): boolean => left.has(worker);

/** The worker came back by the door. */
export const cameBack = (worker: Token): void => {
  left.delete(worker);
};

/** Tells all other windows to lock. @param gone a worker who is taken off this device. */
export function tellLocked(gone?: Token): void {
  if (gone) left.add(gone);
  if (typeof window === 'undefined') return;
  const word = `${gone ?? 'nobody'} ${String(Date.now())}`;
  if (typeof BroadcastChannel !== 'undefined') {
    const others = new BroadcastChannel(place);
    others.postMessage(word);
    others.close();
  }
  try {
    localStorage.setItem(place, word);
  } catch {
    /* The channel told them. */
  }
}

/** Calls when another window was locked. @returns how to stop. */
export function onLockedElsewhere(lock: () => void): () => void {
  const hear = (word: unknown) => {
    if (typeof word !== 'string') return;
    const [gone = ''] = word.split(' ');
    if (gone !== 'nobody') left.add(gone);
    lock();
  };
  const byStorage = (event: StorageEvent) => {
    if (event.key === place) hear(event.newValue);
  };
  window.addEventListener('storage', byStorage);
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(place);
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data));
  return () => {
    window.removeEventListener('storage', byStorage);
    channel?.close();
  };
}
