import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killServer, wrongAfter } from '#tests/mailbox/kill-server.ts';
import { installPostgres, startPostgres } from '../postgres.mjs';
import type { Part, Soaking } from './part.ts';

async function run({ times, say, wrong }: Soaking): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  installPostgres();
  const postgres = await startPostgres();
  try {
    for (const [name, url] of [
      ['SQLite', ''],
      ['PostgreSQL', postgres.url],
    ] as const) {
      const after = await killServer(times, { DATA_DIR: folder, DATABASE_URL: url });
      for (const line of wrongAfter(after)) wrong(`${name}: ${line}`);
      say(
        `${name}: killed ${String(times)} times; ${String(after.kept.size)} Envelopes were acknowledged, ${String(after.found.size)} are there`,
      );
    }
  } finally {
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const kills: Part = { what: 'a server that is killed while six send to it, on both databases', times: 100, run };
