import { beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aDevice, endsEqual, history, noPauses, type Device } from '#tests/support/three-devices.ts';

const room = roomForDevices();
let devices: Device[] = [];
beforeAll(async () => {
  noPauses();
  devices = [await aDevice(), await aDevice(), await aDevice()];
}, 120_000);

/** `HISTORIES=10000 npx vitest run tests/person/safe.full.test.ts` tries more, for an hour and longer. */
const many = Number(process.env['HISTORIES'] ?? 150);

it(
  'three devices of one person end with the same Story, in many histories',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, (steps) => endsEqual(room(), devices, steps)),
      { numRuns: many },
    );
    expect(many).toBeGreaterThan(0);
  },
  many * 5000,
);
