import type { Token } from '#model/answer.ts';
import type { WorkerKeys } from './keys.ts';
import { cameBack, tellLocked } from './lock-windows.ts';

/* Whether this window is open. What keys are stands in `keys.ts`, with all that reads them: the door comes without it. */

let opened: WorkerKeys | undefined;
const listeners = new Set<() => void>();
const tell = () => {
  for (const each of listeners) each();
};

/** The keys while they are open in this window; undefined while it is locked. */
export const openKeys = (): WorkerKeys | undefined => opened;

/** Opens this window with keys. */
export function unlock(keys: WorkerKeys): void {
  cameBack(keys.worker);
  opened = keys;
  tell();
}

/** Locks this window alone: the keys are forgotten. */
export function lockHere(): void {
  opened = undefined;
  tell();
}

/** Locks all windows of this device. @param gone the worker, where they are taken off this device: nothing of theirs is written from then on. */
export function lock(gone?: Token): void {
  tellLocked(gone);
  lockHere();
}

/** Calls when it was locked or opened. @returns how to stop. */
export function onLock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
