import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newToken } from '#model/token.ts';
import { epochOf } from '#mailbox/store/epoch.ts';
import { migrate, newestVersion } from '#mailbox/store/migrations.ts';
import { abandon } from '#mailbox/store/pieces.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, newKeys, requestFor, sealed, type TheRoom } from './a-room.ts';

const rare = Buffer.from('a rare word: quincequinceneverwritten');
const rareBytes = (size: number) => Buffer.concat([rare, sealed(size), rare]);

let [folder, path] = ['', ''];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-disk-'));
  path = join(folder, 'mailbox.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = async (): Promise<TheRoom> => {
  const db = openSqlite(path);
  await migrate(db);
  return aRoom(db);
};
/** The files of the database in which these bytes stand. */
const filesWith = (bytes: Buffer) =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(bytes));

describe('on the disk', () => {
  it.each([1000, 700_000])(
    'what is deleted, taken back, replaced or ended is in no file any more (%i bytes)',
    async (size) => {
      const room = await open();
      const [keys, id, takeBack] = [await room.worker(), newToken(), newToken()];
      await room.drop(keys, rareBytes(size), id);
      expect(filesWith(rare)).not.toEqual([]);
      await room.ask('DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } });
      expect(filesWith(rare)).toEqual([]);
      await room.drop(keys, rareBytes(size), newToken(), takeBack);
      await room.ask('POST', 'take-back', { token: takeBack });
      expect(filesWith(rare)).toEqual([]);
      const card = (body: Uint8Array) =>
        room.ask('PUT', 'card', { token: keys.read, body, headers: { 'x-card': newToken() } });
      await card(rareBytes(size));
      await card(sealed(size));
      expect(filesWith(rare)).toEqual([]);
      for (let n = 0; n < 5; n += 1) await room.drop(keys, rareBytes(size));
      expect(filesWith(rare)).not.toEqual([]);
      await room.ask('DELETE', 'mailbox', { token: keys.read });
      expect(filesWith(rare)).toEqual([]);
      await room.mailboxes.close();
    },
  );

  it('stands no token and nothing of a request but the sealed bytes, and no word in the log', async () => {
    const said: unknown[] = [];
    const { log, error, warn } = console;
    console.log =
      console.error =
      console.warn =
        (...all: unknown[]) => {
          said.push(...all);
        };
    const tokens = Array.from({ length: 8 }, newToken);
    const [read = '', drop = '', id = '', takeBack = '', card = '', vault = '', wrong = '', invite = ''] = tokens;
    const room = await open();
    try {
      const spoken = { 'user-agent': rare.toString(), referer: rare.toString(), cookie: rare.toString() };
      await room.ask('POST', 'mailbox', { token: await room.invited('lead'), body: { read, drop }, headers: spoken });
      await room.drop({ read, drop }, sealed(500), id, takeBack);
      await room.ask('PUT', 'card', { token: read, body: sealed(9), headers: { ...spoken, 'x-card': card } });
      await room.ask('PUT', 'vault', {
        token: read,
        body: sealed(9),
        headers: { ...spoken, 'x-vault': vault, 'x-way': 'recovery' },
      });
      await room.ask('POST', 'invites', { token: read, body: { invite, role: 'worker', days: 3 }, headers: spoken });
      await room.ask('GET', `envelopes?${encodeURIComponent(rare.toString())}=1`, { token: wrong, headers: spoken });
      await room.ask('POST', 'mailbox', { token: drop, body: { name: rare.toString() }, headers: spoken });
      await room.mailboxes.handle(requestFor('GET', 'mailbox', { token: read, headers: spoken }), '198.51.100.77');
    } finally {
      Object.assign(console, { log, error, warn });
    }
    const ids = new Set([id]);
    for (const token of tokens)
      for (const form of [Buffer.from(token), Buffer.from(token, 'hex')])
        if (!ids.has(token)) expect([token, filesWith(form)]).toEqual([token, []]);
    expect(filesWith(rare)).toEqual([]);
    expect(filesWith(Buffer.from('198.51.100.77'))).toEqual([]);
    expect(said).toEqual([]);
    await room.mailboxes.close();
  });

  it('only its owner can read the file', async () => {
    const room = await open();
    expect(statSync(path).mode & 0o077).toBe(0);
    await room.mailboxes.close();
  });

  it('the tables of the first version come to the newest, with what they hold', async () => {
    const old = openSqlite(path);
    await migrate(old, 1);
    await old.write(async (run) => {
      await run(
        "INSERT INTO mailboxes (read_sum, drop_sum, role, state, used, next_seq) VALUES (?, ?, 'worker', 0, 3, 8)",
        [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
      );
      await run(
        'INSERT INTO envelopes (mailbox, id, seq, size, at, sum, take_back_sum, was_read, pieces_key) VALUES (?, ?, 7, 3, 60000, ?, NULL, 0, ?)',
        [Buffer.alloc(32, 1), 'a'.repeat(32), Buffer.alloc(32, 3), Buffer.alloc(16, 4)],
      );
      await run('INSERT INTO pieces (key, n, bytes) VALUES (?, 0, ?)', [Buffer.alloc(16, 4), Buffer.from('abc')]);
    });
    expect(await old.read('SELECT version FROM schema')).toEqual([{ version: 1 }]);
    await old.close();
    const db = openSqlite(path);
    await migrate(db);
    await migrate(db);
    expect(await db.read('SELECT version FROM schema')).toEqual([{ version: newestVersion }]);
    expect(await db.read('SELECT id, seq, size FROM envelopes')).toEqual([{ id: 'a'.repeat(32), seq: 7, size: 3 }]);
    expect(await db.read('SELECT way FROM kept')).toEqual([]);
    // What came before there were further drop tokens came by the card's.
    expect(await db.read('SELECT first_used FROM mailboxes')).toEqual([{ first_used: 3 }]);
    expect(await epochOf(db.read)).toMatch(/^[0-9a-f]{32}$/);
    await db.write((run) => run('UPDATE schema SET version = 99'));
    await expect(migrate(db)).rejects.toThrow('newer version');
    await db.close();
  });

  it('a full disk: what was acknowledged stays, what is refused is not there, and it goes on when there is room again', async () => {
    const room = await open();
    const keys = await room.worker();
    const kept: string[] = [];
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...all) => {
      said.push(...all);
    };
    try {
      await room.db.write((run) => run('PRAGMA max_page_count=1000'));
      const put = async (size: number) => {
        const id = newToken();
        const told = await room.drop(keys, sealed(size), id);
        if (told.status === 201) kept.push(id);
        return told;
      };
      const told = await Promise.all(Array.from({ length: 60 }, (_, n) => put(n % 10 === 0 ? 400_000 : 100_000)));
      expect(new Set(told.map(({ status }) => status))).toEqual(new Set([201, 503]));
      expect(told.find(({ status }) => status === 503)?.json).toEqual({ code: 'try-later' });
    } finally {
      console.error = error;
    }
    expect(said).toEqual(['mailbox: disk-full']);
    expect(kept.length).toBeGreaterThan(5);
    expect((await room.list(keys)).map(({ id }) => id).sort()).toEqual([...kept].sort());
    await room.db.write((run) => run('PRAGMA max_page_count=1000000'));
    expect((await room.drop(keys, sealed(100_000))).status).toBe(201);
    await room.mailboxes.close();
  });

  it('where the disk has little left those who are known go on, and nobody new comes in; with less, all can still be read and deleted', async () => {
    let free = 1e9;
    const db = openSqlite(path);
    await migrate(db);
    const room = await aRoom({ ...db, free: () => Promise.resolve(free) }, { diskReserve: 8_000_000 });
    const [keys, known, id] = [await room.worker(), newToken(), newToken()];
    await room.ask('PUT', 'drop', { token: keys.read, headers: { 'x-drop': known, 'x-drop-id': newToken() } });
    expect((await room.drop(keys, sealed(10), id)).status).toBe(201);
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...all) => {
      said.push(...all);
    };
    const wait = () => {
      vi.setSystemTime(Date.now() + 2_000);
    };
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      free = 7_000_000;
      wait();
      for (const told of [
        await room.drop(keys, sealed(10)),
        await room.ask('POST', 'mailbox', { token: keys.drop, body: newKeys() }),
      ]) {
        expect([told.status, told.json, told.headers.get('retry-after')]).toEqual([503, { code: 'try-later' }, '60']);
      }
      for (const token of [known, keys.read])
        expect((await room.drop({ ...keys, drop: token }, sealed(10))).status).toBe(201);
      free = 900_000;
      wait();
      for (const token of [known, keys.read])
        expect((await room.drop({ ...keys, drop: token }, sealed(10))).status).toBe(503);
      expect((await room.ask('GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } })).status).toBe(200);
      expect((await room.ask('DELETE', 'envelope', { token: keys.read, headers: { 'x-envelope': id } })).status).toBe(
        204,
      );
    } finally {
      vi.useRealTimers();
      console.error = error;
    }
    expect(new Set(said)).toEqual(new Set(['mailbox: disk-low']));
    await room.mailboxes.close();
  });

  it('one write that fails takes only itself back, though it shared its transaction', async () => {
    const { db, mailboxes } = await open();
    const put = (n: number, bad: boolean) =>
      db.write(async (run) => {
        await run('INSERT INTO pieces (key, n, bytes) VALUES (?, ?, ?)', [Buffer.alloc(16, 1), n, Buffer.from('x')]);
        if (bad) throw new Error('bad');
        return n;
      });
    const told = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => put(n, n % 2 === 1)));
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await db.read('SELECT n FROM pieces ORDER BY n')).map(({ n }) => n)).toEqual([0, 2, 4]);
    await mailboxes.close();
  });

  it('what a dead server left half is swept at the next start', async () => {
    const room = await open();
    const { read_sum } = (await room.worker().then(() => room.db.read('SELECT read_sum FROM mailboxes')))[0] ?? {};
    await room.db.write(async (run) => {
      await run('INSERT INTO arriving (key, mailbox, size, since) VALUES (?, ?, 9, ?)', [
        Buffer.alloc(16, 7),
        read_sum ?? null,
        Date.now(),
      ]);
      await run('INSERT INTO pieces (key, n, bytes) VALUES (?, 0, ?)', [Buffer.alloc(16, 7), rare]);
    });
    await room.mailboxes.close();
    expect(filesWith(rare)).not.toEqual([]);
    const again = await open();
    expect(filesWith(rare)).toEqual([]);
    expect(await again.db.read('SELECT key FROM pieces')).toEqual([]);
    await abandon(again.db, Buffer.alloc(16, 7));
    await again.mailboxes.close();
  });
});
