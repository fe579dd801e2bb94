import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { killServer, wrongAfter } from './kill-server.ts';

const kills = 100;
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

it(`loses nothing it said it has, and keeps nothing half, when it is killed ${String(kills)} times at any moment`, async () => {
  const after = await killServer(kills, { DATA_DIR: folder, DATABASE_URL: '' });
  expect(wrongAfter(after)).toEqual([]);
  expect(after.kept.size).toBeGreaterThan(kills);
  console.log(`killed ${String(kills)} times; ${String(after.kept.size)} Envelopes were acknowledged, ${String(after.found.size)} are there`);
}, 300_000);
