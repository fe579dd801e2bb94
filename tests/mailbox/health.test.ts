import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { countsSoFar } from '#mailbox/gate/counts.ts';
import { logCode } from '#mailbox/gate/log.ts';
import { watchHealth, type Health } from '#mailbox/health.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { closeTheMailboxes } from '#mailbox/the-mailboxes.ts';
import { serveMetrics } from '../../scripts/serve-metrics.ts';
import { serve } from '../../scripts/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'health-'));
const dataDir = process.env['DATA_DIR'];
afterEach(closeTheMailboxes);
afterAll(() => {
  if (dataDir === undefined) delete process.env['DATA_DIR'];
  else process.env['DATA_DIR'] = dataDir;
  rmSync(folder, { recursive: true });
});

/** What `/healthz` says where things are like this. */
async function healthz(health: () => Promise<Health>): Promise<[number, unknown]> {
  const server = await serve({ host: '127.0.0.1', port: 0, dist: folder, health });
  const at = server.address();
  const said = await fetch(`http://127.0.0.1:${String(typeof at === 'object' && at ? at.port : 0)}/healthz`);
  const told: unknown = await said.json();
  server.close();
  return [said.status, told];
}

describe('whether all is well', () => {
  it('is asked of the database itself, and of its disk', async () => {
    const db = openSqlite(join(folder, 'one.sqlite'));
    await migrate(db);
    expect(await healthz(watchHealth(db, 0))).toEqual([200, { status: 'ok', database: 'ok', disk: 'ok' }]);
    expect(await healthz(watchHealth(db, Number.MAX_SAFE_INTEGER))).toEqual([
      503,
      { status: 'trouble', database: 'ok', disk: 'full' },
    ]);
    const gone = watchHealth(db, 0);
    await db.close();
    expect(await healthz(gone)).toEqual([503, { status: 'trouble', database: 'away', disk: 'ok' }]);
  });

  it('is said soon, also where the database never answers, and asked of it once for all who ask at the same time', async () => {
    let asked = 0;
    const silent = watchHealth(
      {
        kind: 'shared',
        read: () => {
          asked += 1;
          return new Promise(() => undefined);
        },
        write: () => Promise.reject(new Error()),
        snapshot: () => Promise.reject(new Error()),
        close: () => Promise.resolve(),
      },
      0,
    );
    const from = Date.now();
    const all = await Promise.all(Array.from({ length: 50 }, silent));
    expect(all).toEqual(all.map(() => ({ database: 'away', disk: 'ok' })));
    expect(Date.now() - from).toBeLessThan(20_000);
    expect(asked).toBe(1);
  });
});

describe('counts', () => {
  it('are of all together, on a port of their own, and of nobody', async () => {
    process.env['DATA_DIR'] = folder;
    logCode('disk-low');
    const server = await serveMetrics('127.0.0.1', 0);
    const at = server.address();
    const base = `http://127.0.0.1:${String(typeof at === 'object' && at ? at.port : 0)}`;
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toMatch(/^mailbox_database_up 1$/m);
    expect(text).toMatch(/^mailbox_trouble_total\{code="disk-low"\} 1$/m);
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(status|code)="[a-z0-9-]+"\})? \d+)$/);
    expect((await fetch(`${base}/`)).status).toBe(404);
    server.close();
    expect(countsSoFar().every((c) => Number.isInteger(c.many))).toBe(true);
  });
});
