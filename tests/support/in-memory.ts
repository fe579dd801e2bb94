import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Far more than all tests of one run hold at a time; a container often has no more than 64 MB there. */
const wanted = 1e9;

/** Whether a folder is there, may be written to, and has that many bytes free. */
export function hasRoom(folder: string, bytes = wanted): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= bytes;
  } catch {
    return false;
  }
}

/**
 * Lets the temporary folder be in memory. @param memory a folder of the system that lies in memory.
 * @returns what takes it away again; undefined where there is no such folder with room in it: then nothing was changed.
 */
export function keepInMemory(memory: string): (() => void) | undefined {
  if (!hasRoom(memory) || tmpdir().startsWith(memory)) return undefined;
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(memory, 'check-'));
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

let takeAway: (() => void) | undefined;

/**
 * Before the tests of `npm run check`: their databases are in memory where the system has a folder for that (Linux). Each Envelope of a test waits
 * for a disk otherwise, which is most of the time of those tests. What is asked there is the same; `npm test` has them on the disk.
 */
export function setup(): void {
  takeAway = keepInMemory('/dev/shm');
}
export const teardown = (): void => takeAway?.();
