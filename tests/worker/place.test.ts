import '#tests/support/device.ts';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { upgradePlace } from '#worker/keep/place.ts';

describe('the worker’s place on a device', () => {
  it('grows from each version to the next and keeps what was in it', async () => {
    const first = await openDB('of-before', 1, {
      upgrade: (db) => {
        for (const name of ['doors', 'logs', 'envelopes']) db.createObjectStore(name, { keyPath: 'id' });
      },
    });
    await first.put('logs', { id: 'Jo mine' });
    first.close();
    // As the second version made it.
    const second = await openDB('of-before', 2, {
      upgrade: (db) => {
        db.createObjectStore('drafts', { keyPath: 'id' });
      },
    });
    expect(await second.get('logs', 'Jo mine')).toEqual({ id: 'Jo mine' });
    await second.put('drafts', { id: 'a', worker: 'Jo' });
    second.close();
    const third = await openDB('of-before', 4, { upgrade: upgradePlace as never });
    expect(await third.get('drafts', 'a')).toEqual({ id: 'a', worker: 'Jo' });
    expect([...third.objectStoreNames].sort()).toEqual(['doors', 'drafts', 'envelopes', 'joinings', 'logs', 'numbers']);
    expect(third.transaction('numbers').store.indexNames.contains('by-worker')).toBe(true);
    third.close();
  });
});
