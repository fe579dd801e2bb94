import { beforeAll, describe, it } from 'vitest';
import fc from 'fast-check';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aDevice, endsEqual, history, noPauses, type Device } from '#tests/support/three-devices.ts';

/** A Story that is kept safe goes on on every device of the person, whatever happens to the line. More histories: `safe.full.test.ts`. */

const room = roomForDevices();
let devices: Device[] = [];
beforeAll(async () => {
  noPauses();
  devices = [await aDevice(), await aDevice(), await aDevice()];
}, 120_000);

describe('three devices of one person', () => {
  it('end with the same Story, wherever the line broke, with nothing lost and nothing rubbed out left', async () => {
    await fc.assert(fc.asyncProperty(history, (steps) => endsEqual(room(), devices, steps)), { numRuns: 30 });
  });
});
