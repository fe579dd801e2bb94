import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { contract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

contract('SQLite', async () => {
  const db = openSqlite(join(folder, 'mailbox.sqlite'));
  await migrate(db);
  return db;
});
