import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasRoom, keepInMemory } from '#tests/support/in-memory.ts';

const before = process.env['TMPDIR'];
let memory: string;
beforeEach(() => {
  // A disk for memory: that it is quick is not asked here. The temporary folder is another one meanwhile.
  memory = mkdtempSync(join(tmpdir(), 'memory-'));
  process.env['TMPDIR'] = tmpdir();
});
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(memory, { recursive: true });
});

describe('the temporary folder of a quick check', () => {
  it('is in memory while the tests run, and gone afterwards with all that they left', () => {
    const was = tmpdir();
    const takeAway = keepInMemory(memory);
    expect(tmpdir().startsWith(join(memory, 'check-'))).toBe(true);
    writeFileSync(join(tmpdir(), 'left'), 'behind');
    takeAway?.();
    expect([tmpdir(), readdirSync(memory)]).toEqual([was, []]);
  });

  it('stays where it is when memory has no folder or no room, and within memory is not moved again', () => {
    const was = tmpdir();
    expect(keepInMemory(join(memory, 'not-there'))).toBeUndefined();
    expect(keepInMemory(was)).toBeUndefined();
    expect(tmpdir()).toBe(was);
    expect([existsSync(memory), hasRoom(memory, 1), hasRoom(memory, Infinity)]).toEqual([true, true, false]);
  });
});
