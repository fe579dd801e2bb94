import { afterEach, expect, it, vi } from 'vitest';
import { newIdentity, open, recipientOf, seal } from '#sealing/seal.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('seals and opens where the browser has no crypto.subtle: at a plain-http address of a local network', async () => {
  const there = await newIdentity();
  const sealedThere = await seal(new Uint8Array([1, 2, 3]), [there.recipient]);
  const real = crypto;
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) });
  const { identity, recipient } = await newIdentity();
  expect(await recipientOf(identity)).toBe(recipient);
  expect([...(await open(await seal(new Uint8Array([4, 5]), [recipient, there.recipient]), identity))]).toEqual([4, 5]);
  expect([...(await open(sealedThere, there.identity))]).toEqual([1, 2, 3]);
  // Whoever finds it and asks for a sum is told the true one.
  expect(Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array([1]))).toString('hex')).toBe(
    '4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a',
  );
});
