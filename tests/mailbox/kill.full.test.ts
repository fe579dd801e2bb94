import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, type Keys } from './a-room.ts';

const kills = 100;
const senders = 6;
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function start(): Promise<{ child: ChildProcess; base: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'a-server.ts')], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '', RATE_LIMIT: '10000000' } });
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { child, base: `http://127.0.0.1:${said.toString().trim()}/api` };
}

/** Sends one Envelope after the other until the server is gone. Writes down those it was told are kept. */
async function send(base: string, keys: Keys, kept: Map<string, string>, gone: () => boolean): Promise<void> {
  while (!gone()) {
    // Small ones, and every few a large one, that goes to the disk in pieces.
    const [id, bytes] = [newToken(), randomBytes(Math.random() < 0.25 ? 300_000 + Math.floor(Math.random() * 500_000) : 1 + Math.floor(Math.random() * 60_000))];
    try {
      const told = await fetch(`${base}/envelopes`, { method: 'POST', body: bytes, headers: { 'authorization': `Bearer ${keys.drop}`, 'x-envelope': id, 'content-type': 'application/octet-stream' } });
      if (told.status === 201) kept.set(id, sum(bytes));
    } catch {
      return;
    }
  }
}

it(`loses nothing it said it has, and keeps nothing half, when it is killed ${String(kills)} times at any moment`, async () => {
  const path = join(folder, 'mailbox.sqlite');
  const first = openSqlite(path);
  await migrate(first);
  const keys = await (await aRoom(first)).worker();
  await first.close();
  const kept = new Map<string, string>();
  let next = start();
  for (let n = 0; n < kills; n += 1) {
    const { child, base } = await next;
    const dead = once(child, 'exit');
    let gone = false;
    const sending = Array.from({ length: senders }, () => send(base, keys, kept, () => gone));
    await new Promise((done) => { setTimeout(done, 20 + Math.random() * 180); });
    child.kill('SIGKILL');
    gone = true;
    await dead;
    if (n < kills - 1) next = start();
    await Promise.all(sending);
  }
  const db = openSqlite(path);
  const room = await aRoom(db);
  const found = new Map<string, string>();
  for (let after = 0, more = true; more;) {
    const listed = await room.list(keys, after);
    for (const { id, size, seq } of listed) {
      const { bytes } = await room.ask('GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } });
      expect([id, bytes.length]).toEqual([id, size]);
      found.set(id, sum(bytes));
      after = seq;
    }
    more = listed.length === 500;
  }
  const whole = await db.read('SELECT id, sum FROM envelopes');
  for (const { id, sum: said } of whole) expect(found.get(String(id))).toBe(Buffer.from(said as Uint8Array).toString('hex'));
  for (const [id, bytes] of kept) expect([id, found.get(id)]).toEqual([id, bytes]);
  expect(kept.size).toBeGreaterThan(kills);
  // Nothing that was on its way when the server died is left.
  expect(await db.read('SELECT key FROM arriving')).toEqual([]);
  expect(await db.read('SELECT DISTINCT key FROM pieces WHERE key NOT IN (SELECT pieces_key FROM envelopes)')).toEqual([]);
  console.log(`killed ${String(kills)} times; ${String(kept.size)} Envelopes were acknowledged, ${String(found.size)} are there`);
  await room.mailboxes.close();
  rmSync(folder, { recursive: true, force: true });
}, 300_000);
