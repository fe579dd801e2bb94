import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { aRoom, sealed, type Keys } from './a-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'database-away-'));
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let child: ChildProcess;
let keys: Keys;
let [base, log] = ['', ''];
beforeAll(async () => {
  postgres = await startPostgres();
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: postgres.url, RATE_LIMIT: '10000000' };
  const db = await openDatabase(env);
  const room = await aRoom(db);
  keys = await room.worker();
  await room.mailboxes.close();
  child = spawn(process.execPath, [join(import.meta.dirname, 'a-server.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  child.stderr?.on('data', (part: Buffer) => {
    log += part.toString();
  });
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  base = `http://127.0.0.1:${said.toString().trim()}/api`;
}, 60_000);
afterAll(() => {
  child.kill('SIGKILL');
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const put = (size: number) =>
  fetch(`${base}/envelopes`, {
    method: 'POST',
    body: sealed(size) as Uint8Array<ArrayBuffer>,
    headers: {
      authorization: `Bearer ${keys.drop}`,
      'x-envelope': newToken(),
      'content-type': 'application/octet-stream',
    },
  });

it('when its database ends every line under traffic, the server says try later, stays, and goes on', async () => {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const statuses = new Set<number>();
  let [over, kept] = [false, 0];
  const sending = Array.from({ length: 12 }, async (_, n) => {
    while (!over) {
      const told = await put(n % 3 === 0 ? 400_000 : 3000);
      statuses.add(told.status);
      if (told.status === 201) kept += 1;
      if (told.status === 503)
        expect([await told.json(), Number(told.headers.get('retry-after')) > 0]).toEqual([{ code: 'try-later' }, true]);
    }
  });
  for (let n = 0; n < 60; n += 1) {
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    await put(10);
  }
  over = true;
  await Promise.all(sending);
  await admin.end();
  expect(child.exitCode).toBeNull();
  expect([...statuses].sort()).toEqual([201, 503]);
  expect((await put(10)).status).toBe(201);
  expect(kept).toBeGreaterThan(10);
  for (const line of log.trim().split('\n')) expect(line).toBe('mailbox: database-away');
}, 120_000);
