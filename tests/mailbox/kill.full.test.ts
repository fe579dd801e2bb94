import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../../scripts/postgres.mjs';
import { killServer, wrongAfter } from './kill-server.ts';

const kills = 50;
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Side by side: each waits for its disk most of the time.
describe.concurrent('a server', () => {
  it.each(['SQLite', 'PostgreSQL'])(
    `on %s loses nothing it said it has, and keeps nothing half, when it is killed ${String(kills)} times at any moment`,
    async (kind) => {
      const after = await killServer(kills, { DATA_DIR: folder, DATABASE_URL: kind === 'SQLite' ? '' : postgres.url });
      expect(wrongAfter(after)).toEqual([]);
      // Each was killed only after it had acknowledged one.
      expect(after.kept.size).toBeGreaterThanOrEqual(kills);
      console.log(
        `${kind}: killed ${String(kills)} times; ${String(after.kept.size)} Envelopes were acknowledged, ${String(after.found.size)} are there`,
      );
    },
    900_000,
  );
});
