import { Refusal } from '#mailbox/gate/codes.ts';
import { logCode } from '#mailbox/gate/log.ts';
import type { Database } from './database.ts';

/** Looks whether there is room on the disk before anything is taken. */
export interface Disk {
  /** @param who `new`: first contact and new Mailboxes; `known`: all others. @throws {Refusal} `try-later` */
  expectRoom: (who: 'new' | 'known') => Promise<void>;
}

/** ms for which what was found is believed. */
const believed = 1_000;
/** Of the reserve, in bytes, what is kept for reading and deleting, which need a little room too. */
export const lastOf = (reserve: number): number => reserve / 8;
const minute = 60;

/**
 * Below `reserve` free bytes nobody new is let in, so that a flood never takes what those who are known need; below an eighth
 * of it nothing is taken any more, so that what is there can still be read and deleted. `expectRoom` throws Refusal (`try-later`) then.
 */
export function watchDisk({ free }: Database, reserve: number): Disk {
  let [found, at] = [Infinity, -Infinity];
  return {
    async expectRoom(who) {
      if (!free) return;
      if (Date.now() - at > believed) [found, at] = [await free(), Date.now()];
      if (found >= (who === 'new' ? reserve : lastOf(reserve))) return;
      logCode('disk-low');
      throw new Refusal('try-later', minute);
    },
  };
}
