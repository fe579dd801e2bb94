import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import './device.ts';

/** A Helper's device, with a place of its own. */
export async function aHelpersDevice() {
  globalThis.indexedDB = new IDBFactory();
  return aHelpersWindow();
}

/** A window of the Helper's device that is there: it knows only what is kept, and no lock is open in it. */
export async function aHelpersWindow() {
  vi.resetModules();
  const [keep, exchange, lock, locks, place] = await Promise.all([
    import('#helper/keep.ts'),
    import('#helper/with-person.ts'),
    import('#helper/lock.ts'),
    import('#helper/open-locks.ts'),
    import('#helper/place.ts'),
  ]);
  await keep.allWhoAsked();
  return { ...keep, ...exchange, ...lock, ...locks, openPlace: place.openPlace };
}
