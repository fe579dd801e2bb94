import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import './device.ts';

/** A Helper's device, with a place of its own. */
export async function aHelpersDevice() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const [keep, exchange] = await Promise.all([import('#helper/keep.ts'), import('#helper/with-person.ts')]);
  await keep.allWhoAsked();
  return { ...keep, ...exchange };
}
