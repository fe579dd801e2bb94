import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import './device.ts';

/** A device of the person who asks somebody to help from afar, with a keep of its own: all that runs there is loaded for it alone. */
export async function aPersonsDevice() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const [keep, answers, stories, asked, helpers, errands] = await Promise.all([
    import('#person/keep/keep.ts'), import('#person/keep/answers.ts'), import('#person/keep/stories.ts'), import('#person/keep/asked-to-help.ts'), import('#person/send/with-helpers.ts'), import('#person/send/run-errands.ts'),
  ]);
  return { ...answers, ...stories, ...asked, ...helpers, ...errands, keep: await keep.openKeep() };
}

/** A Helper's device, with a place of its own. */
export async function aHelpersDevice() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const [keep, exchange] = await Promise.all([import('#helper/keep.ts'), import('#helper/with-person.ts')]);
  await keep.allWhoAsked();
  return { ...keep, ...exchange };
}
