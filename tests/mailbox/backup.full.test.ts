import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import type { Database } from '#mailbox/store/database.ts';
import { epochOf } from '#mailbox/store/epoch.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { aRoom, newKeys, requestFor, sealed, type Keys, type TheRoom } from './a-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
type Postgres = Awaited<ReturnType<typeof startPostgres>>;
let postgres: Postgres;
let other: Postgres;
beforeAll(async () => {
  [postgres, other] = [await startPostgres(), await startPostgres()];
}, 60_000);
afterAll(() => {
  postgres.stop();
  other.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Where = Record<string, string>;
const file = (name: string): Where => ({ DATA_DIR: join(folder, name), DATABASE_URL: '' });

/** Runs one of the commands as a person would. */
async function command(
  script: string,
  args: string[],
  where: Where,
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join('scripts', `${script}.ts`), ...args], {
    env: { ...process.env, ...where },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

const listed = async (room: TheRoom, keys: Keys) => {
  const found = new Map<string, Buffer>();
  for (const { id } of await room.list(keys))
    found.set(id, (await room.ask('GET', 'envelope', { token: keys.read, headers: { 'x-envelope': id } })).bytes);
  return found;
};

/** Fills a database and goes on writing while `work` runs. @returns what was there before `work` began. */
async function whileWriting(
  db: Database,
  work: () => Promise<void>,
): Promise<{ keys: Keys; before: Map<string, Uint8Array>; after: Map<string, Uint8Array> }> {
  const room = await aRoom(db);
  const keys = await room.worker();
  const put = new Map<string, Uint8Array>();
  const one = async (size: number) => {
    const [id, bytes] = [newToken(), sealed(size)];
    if ((await room.drop(keys, bytes, id)).status === 201) put.set(id, bytes);
  };
  for (const size of [1, 1000, 100_000, 900_000]) await one(size);
  const before = new Map(put);
  let over = false;
  const writing = (async () => {
    while (!over) await one(put.size % 5 === 0 ? 400_000 : 20_000);
  })();
  await work();
  over = true;
  await writing;
  return { keys, before, after: put };
}

describe('backup and restore', () => {
  it.each(['SQLite to SQLite', 'SQLite to PostgreSQL', 'PostgreSQL to SQLite', 'PostgreSQL to PostgreSQL'])(
    '%s: a moment is copied while others write, and comes back byte for byte',
    async (way) => {
      const [from, to] = way
        .split(' to ')
        .map((kind, n) =>
          kind === 'SQLite' ? file(`${way}-${String(n)}`) : { DATABASE_URL: (n === 0 ? postgres : other).url },
        ) as [Where, Where];
      const path = join(folder, `${way}.sqlite`);
      const source = await openDatabase(from);
      const { keys, before, after } = await whileWriting(source, async () => {
        const done = await command('backup', ['--to', path, '--verify'], from);
        expect([done.code, done.err, done.out]).toEqual([
          0,
          '',
          expect.stringContaining('Verified: it came back whole'),
        ]);
      });
      expect((await command('backup', ['--to', path], from)).code).toBe(1);
      const first = await command('restore', ['--from', path, '--replace'], to);
      expect([first.code, first.err]).toEqual([0, '']);
      const again = await command('restore', ['--from', path], to);
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('There are Mailboxes here already')]);
      const target = await openDatabase(to);
      const room = await aRoom(target);
      const found = await listed(room, keys);
      for (const [id, bytes] of before) expect([id, found.get(id)?.equals(bytes)]).toEqual([id, true]);
      for (const [id, bytes] of found)
        expect([id, after.get(id) && bytes.equals(after.get(id) ?? bytes)]).toEqual([id, true]);
      // None was half way, and what comes next comes after all that any reader has seen.
      expect(await target.read('SELECT key FROM pieces WHERE key NOT IN (SELECT pieces_key FROM envelopes)')).toEqual(
        [],
      );
      expect(Number((await room.drop(keys, sealed(9))).json['seq'])).toBeGreaterThan(1_000_000);
      await Promise.all([source.close(), target.close()]);
    },
    90_000,
  );
});

describe('a backup that is verified', () => {
  it('is found out where one byte of one Envelope is other than it was, and nothing is left lying beside it', async () => {
    const where = file('verified');
    const db = await openDatabase(where);
    const room = await aRoom(db);
    const keys = await room.worker();
    for (const size of [1000, 300_000]) await room.drop(keys, sealed(size));
    await db.close();
    const path = join(folder, 'verified.sqlite');
    expect((await command('backup', ['--to', path], where)).code).toBe(0);
    expect((await command('backup', ['--verify', '--from', path], where)).out).toBe(
      'Verified: it came back whole, 1 Mailboxes with 2 Envelopes, each as it was taken.\n',
    );
    const broken = new DatabaseSync(path);
    broken.exec(
      "UPDATE pieces SET bytes = CAST(substr(bytes, 1, 500) || x'00' || substr(bytes, 502) AS BLOB) WHERE n = 0 AND length(bytes) > 1000",
    );
    broken.close();
    const { code, err } = await command('backup', ['--verify', '--from', path], where);
    expect([code, err]).toEqual([1, expect.stringContaining('1 of what is in')]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.from-backup'))).toEqual([]);
  });
});

describe('inviting and ending', () => {
  it('makes a link that works once; its name is nowhere but in the link; ending it ends the Mailbox', async () => {
    const where: Where = { ...file('invites'), SITE_URL: 'https://example.org/' };
    const none = await command('invite-worker', ['--name', 'Zebedee Quince'], where);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There are no Mailboxes in')]);
    expect(existsSync(where['DATA_DIR'] ?? '')).toBe(false);
    const made = await command('invite-worker', ['--name', 'Zebedee Quince', '--lead', '--days', '3', '--new'], where);
    const [, token = '', told = ''] =
      /^https:\/\/example\.org\/worker\/join\/#([0-9a-f]{32})\.([\w-]+)\n$/.exec(made.out) ?? [];
    expect(JSON.parse(Buffer.from(told, 'base64url').toString())).toEqual({ name: 'Zebedee Quince', role: 'lead' });
    const db = await openDatabase(where);
    const room = await aRoom(db);
    const keys = newKeys();
    expect((await room.ask('POST', 'mailbox', { token, body: keys })).json).toEqual({ role: 'lead' });
    expect((await command('end-mailbox', ['--invite', made.out.trim()], where)).code).toBe(0);
    expect((await room.ask('GET', 'mailbox', { token: keys.read })).json).toEqual({ code: 'ended' });
    expect((await room.mailboxes.handle(requestFor('POST', 'mailbox', { token, body: newKeys() }), 'x')).status).toBe(
      404,
    );
    await db.close();
    const stored = readFileSync(join(folder, 'invites', 'mailbox.sqlite'));
    for (const word of ['Zebedee', 'Quince', told, token]) expect([word, stored.includes(word)]).toEqual([word, false]);
  });

  it.each([
    ['invite-worker', [], 'Who is invited'],
    ['invite-worker', ['--name', 'Jo', '--days', '90'], 'from 1 to 60'],
    ['invite-worker', ['--nam', 'Jo'], '--nam'],
    ['end-mailbox', [], 'Which Mailbox'],
    ['end-mailbox', ['--invite', 'a'.repeat(32)], 'There are no Mailboxes in'],
    ['backup', [], 'Where to'],
    ['backup', ['--to', join(folder, 'never.sqlite')], 'There are no Mailboxes in'],
    ['restore', [], 'Where from'],
    ['restore', ['--from', 'nowhere'], 'There is no file'],
  ])('%s %j says what is wrong in plain words', async (script, args, words) => {
    const { code, err } = await command(script, args, file('bad'));
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
    for (const made of ['bad', 'never.sqlite', 'never.sqlite.half']) expect(existsSync(join(folder, made))).toBe(false);
  });

  it('nothing is made in a PostgreSQL where no Mailboxes are, either', async () => {
    const empty = await startPostgres();
    try {
      for (const [script, args] of [
        ['backup', ['--to', join(folder, 'never.sqlite')]],
        ['invite-worker', ['--name', 'Jo']],
        ['end-mailbox', ['--invite', 'a'.repeat(32)]],
      ] as const) {
        const { code, err } = await command(script, [...args], { DATABASE_URL: empty.url });
        expect([script, code, err]).toEqual([
          script,
          1,
          expect.stringContaining('There are no Mailboxes in this database'),
        ]);
      }
    } finally {
      empty.stop();
    }
  }, 60_000);

  it('a backup that was copied with its write-ahead log beside it comes back whole', async () => {
    const [from, to] = [file('with-wal'), file('from-wal')];
    const db = await openDatabase(from);
    const room = await aRoom(db);
    const keys = await room.worker();
    for (let n = 0; n < 5; n += 1) await room.drop(keys, sealed(1000));
    for (const end of ['', '-wal'])
      copyFileSync(join(from['DATA_DIR'] ?? '', `mailbox.sqlite${end}`), join(folder, `copied.sqlite${end}`));
    const before = await epochOf(db.read);
    await room.mailboxes.close();
    const done = await command('restore', ['--from', join(folder, 'copied.sqlite')], to);
    expect([done.code, done.out]).toEqual([0, 'Done: 1 Mailboxes with 5 Envelopes are back.\n']);
    const back = await openDatabase(to);
    expect(await epochOf(back.read)).not.toBe(before);
    await back.close();
  }, 60_000);
});
