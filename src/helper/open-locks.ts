import { keptNames } from '#device/kept-names.ts';
import type { Token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';

/** The keys of locks that are open, by who asked: in the memory of this window, and nowhere else. */
const open = new Map<Token, string>();
/** Who is known to be locked: what is written for them here without a key would lie there plain. */
const locked = new Set<Token>();
/** Which window this is: a channel brings its own words to its other listeners too. */
const me = newToken();
const listeners = new Set<() => void>();
const tell = () => {
  for (const each of listeners) each();
};

/** It is locked, and no key is open in this window. */
export class IsShut extends Error {
  override name = 'IsShut';
}

/** The key of a lock while it is open in this window; undefined where there is no lock. Throws IsShut where there is one that is not open. */
export function keyOf(id: Token): string | undefined {
  const key = open.get(id);
  if (key === undefined && locked.has(id)) throw new IsShut('These words are locked.');
  return key;
}

/** Whether a lock is known to be there and is not open in this window. */
export const isShutHere = (id: Token): boolean => locked.has(id) && !open.has(id);

/** A lock was found. */
export function foundLock(id: Token): void {
  if (locked.has(id)) return;
  locked.add(id);
  tell();
}

/** Opens a lock in this window. */
export function openWithKey(id: Token, key: string): void {
  locked.add(id);
  open.set(id, key);
  tell();
}

/** There is no lock any more. */
export function isPlain(id: Token): void {
  locked.delete(id);
  open.delete(id);
  tell();
}

/** Shuts a lock in this window. */
export function shutHere(id: Token): void {
  locked.add(id);
  open.delete(id);
  tell();
}

/** Tells the other windows of this device that a lock was made or shut, or taken off. Where the browser has no channel, each shuts by itself after a while. */
export function tellWindows(id: Token, is: 'shut' | 'plain'): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const others = new BroadcastChannel(keptNames.helperLocked);
  others.postMessage(`${is} ${id} ${me}`);
  others.close();
}

function hear({ data }: MessageEvent<unknown>): void {
  const [is, id = '', by] = typeof data === 'string' ? data.split(' ') : [];
  if (by === me) return;
  if (is === 'shut') shutHere(id);
  else if (is === 'plain') isPlain(id);
}

/** Calls when a lock was opened or shut, here or in another window. @returns how to stop. */
export function onLocks(listener: () => void): () => void {
  listeners.add(listener);
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(keptNames.helperLocked);
  channel?.addEventListener('message', hear);
  return () => {
    listeners.delete(listener);
    channel?.close();
  };
}
