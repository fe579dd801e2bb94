import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, sealed, type Keys, type TheRoom } from './a-room.ts';
import { askRoomsWrongly } from './hostile-rooms.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const path = join(folder, 'mailbox.sqlite');
let room: TheRoom;
let keys: Keys;
const card = newToken();
const takeBack = newToken();

beforeAll(async () => {
  const db = openSqlite(path);
  await migrate(db);
  room = await aRoom(db);
  keys = await room.worker();
  await room.drop(keys, sealed(100), newToken(), takeBack);
  await room.ask('PUT', 'card', { token: keys.read, body: sealed(10), headers: { 'x-card': card } });
});
afterAll(async () => {
  await room.mailboxes.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All rows, in a form that can be compared. */
const all = async () =>
  JSON.stringify(
    await Promise.all(
      ['mailboxes', 'envelopes', 'kept', 'pieces', 'invites', 'gone', 'arriving'].map((table) =>
        room.db.read(`SELECT * FROM ${table}`),
      ),
    ),
  );

const anything = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '0',
    '-1',
    '1e9',
    'null',
    '{}',
    '\u0000',
    '../../etc',
    "' OR 1=1 --",
    '%00',
    'a'.repeat(32),
    'A'.repeat(32),
    '9'.repeat(20),
  ),
);
/** Ways of asking that are there, with the token that opens them: a bad request is worth most where it comes far. */
type Way = [method: string, path: string, who: string];
const there: Way[] = [
  ['POST', 'mailbox', 'drop'],
  ['GET', 'mailbox', 'read'],
  ['POST', 'envelopes', 'drop'],
  ['GET', 'envelopes', 'read'],
  ['GET', 'envelope', 'read'],
  ['DELETE', 'envelope', 'read'],
  ['GET', 'take-back', 'take-back'],
  ['PUT', 'card', 'read'],
  ['GET', 'card', 'card'],
  ['PUT', 'vault', 'read'],
  ['POST', 'invites', 'read'],
  ['DELETE', 'invites', 'read'],
];
const hostile = fc.record({
  shape: fc.oneof<{ weight: number; arbitrary: fc.Arbitrary<Way> }[]>(
    { weight: 3, arbitrary: fc.constantFrom(...there) },
    {
      weight: 1,
      arbitrary: fc.tuple<Way>(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
        fc.oneof(
          fc.constantFrom('mailbox', 'envelopes', 'envelope', 'take-back', 'card', 'vault', 'invites'),
          anything,
        ),
        fc.constantFrom('read', 'drop', 'card', 'take-back', 'nobody', 'none', 'odd'),
      ),
    },
  ),
  query: fc.oneof(
    fc.constant(''),
    fc
      .tuple(fc.constantFrom('after', 'x', ''), anything)
      .map(([name, value]) => `?${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  ),
  odd: anything,
  headers: fc.dictionary(
    fc.constantFrom(
      'x-envelope',
      'x-take-back',
      'x-card',
      'x-vault',
      'x-way',
      'x-invite',
      'content-type',
      'content-length',
      'content-encoding',
      'transfer-encoding',
      'x-forwarded-for',
    ),
    fc.oneof(
      anything,
      fc.constantFrom('application/json', 'application/octet-stream', 'gzip', 'chunked', 'passphrase', '5', '99999999'),
    ),
  ),
  body: fc.oneof(
    fc.constant(undefined),
    fc.uint8Array({ maxLength: 300 }),
    fc.json({ maxDepth: 3 }).map((text) => new TextEncoder().encode(text)),
    fc
      .record(
        { read: anything, drop: anything, invite: anything, role: anything, days: fc.integer() },
        { requiredKeys: [] },
      )
      .map((value) => new TextEncoder().encode(JSON.stringify(value))),
  ),
});
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

function requestOf({ shape: [method, at, who], query, odd, headers, body }: Hostile): Request | undefined {
  const token = (
    { read: keys.read, drop: keys.drop, card, 'take-back': takeBack, nobody: newToken(), odd } as Record<string, string>
  )[who];
  try {
    return new Request(`http://localhost/api/${at}${query}`, {
      method,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body && method !== 'GET' && method !== 'HEAD' ? { body: body } : {}),
    });
  } catch {
    // No HTTP request can say this.
    return undefined;
  }
}

/** What a bad request could rightly do with a good token is not bad: these are left out. */
const isGood = ({ shape: [method, at, who], headers, query, body }: Hostile) =>
  query === '' &&
  ((who !== 'none' && Number(headers['content-length'] ?? -1) === body?.length) ||
    (method === 'DELETE' && (at === 'mailbox' || at === 'card') && who === 'read') ||
    (method === 'POST' && at === 'take-back' && who === 'take-back') ||
    (method === 'GET' && at === 'envelope' && who === 'read') ||
    (method === 'DELETE' && at === 'envelope' && who === 'read' && 'x-envelope' in headers));

describe('whatever comes', () => {
  it('ten thousand bad requests: never a server error, nothing stored, memory flat', async () => {
    const before = await all();
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words) => {
      said.push(...words);
    };
    const statuses = new Map<number, number>();
    let [n, early, late] = [0, 0, 0];
    try {
      await fc.assert(
        fc.asyncProperty(hostile, async (one) => {
          const request = isGood(one) ? undefined : requestOf(one);
          if (!request) return;
          const told = await room.mailboxes.handle(request, '192.0.2.9');
          await told.arrayBuffer();
          statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
          expect(told.status).toBeLessThan(500);
          n += 1;
          if (n === 3000) early = process.memoryUsage().heapUsed;
          late = process.memoryUsage().heapUsed;
        }),
        { numRuns: 36_000 },
      );
    } finally {
      console.error = error;
    }
    expect(n).toBeGreaterThan(10_000);
    expect(await all()).toBe(before);
    expect(said).toEqual([]);
    expect(late - early).toBeLessThan(60e6);
    console.log(`${String(n)} bad requests:`, Object.fromEntries(statuses));
  }, 120_000);

  describe('to a real server', () => {
    let child: ChildProcess;
    let [port, log] = [0, ''];
    let mine: Keys;
    const own = mkdtempSync(join(tmpdir(), 'hostile-server-'));
    const from = () => `10.${[1, 2, 3].map(() => String(Math.floor(Math.random() * 256))).join('.')}`;
    beforeAll(async () => {
      const first = openSqlite(join(own, 'mailbox.sqlite'));
      await migrate(first);
      mine = await (await aRoom(first)).worker();
      await first.close();
      child = spawn(process.execPath, [join(import.meta.dirname, 'a-server.ts')], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, DATA_DIR: own, DATABASE_URL: '', RATE_LIMIT: '1000000', TRUST_PROXY: 'yes' },
      });
      child.stderr?.on('data', (part: Buffer) => {
        log += part.toString();
      });
      const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
      port = Number(said.toString());
      child.stdout?.on('data', (part: Buffer) => {
        log += part.toString();
      });
    });
    afterAll(() => {
      child.kill('SIGKILL');
      rmSync(own, { recursive: true, force: true });
    });

    /** Sends bytes as they are. @returns the first line of each answer. */
    const send = (bytes: Uint8Array, close = true): Promise<string> =>
      new Promise((done) => {
        const line = connect(port, '127.0.0.1', () => {
          if (close) line.end(bytes);
          else line.write(bytes, () => line.destroy());
        });
        let said = '';
        line
          .on('data', (part) => {
            said += part.toString('latin1');
          })
          .on('close', () => done(said))
          .on('error', () => done(said));
      });
    const head = (more: string) =>
      `POST /api/envelopes HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${from()}\r\nauthorization: Bearer ${mine.drop}\r\nx-envelope: ${newToken()}\r\ncontent-type: application/octet-stream\r\n${more}\r\n`;
    const starts = () => [
      '',
      'POST /api/envelopes HTTP/1.1\r\n',
      'GET /api/mailbox HTTP/1.1\r\nhost: x\r\n',
      head('content-length: 100\r\n'),
      head('content-length: 10\r\ncontent-length: 20\r\n'),
      head('transfer-encoding: chunked\r\ncontent-length: 5\r\n'),
      head('transfer-encoding: chunked\r\n'),
      head('content-length: 99999999999\r\n'),
      'GET /api/%E0%A4%A HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /api/../../etc/passwd HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET //api//mailbox HTTP/1.1\r\nhost: x\r\n\r\n',
      'PUT /api/card HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 9\r\n',
    ];

    it('stands up to any bytes, says nothing of them to the log, and is well afterwards', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...starts()),
          fc.uint8Array({ maxLength: 400 }),
          fc.boolean(),
          async (start, bytes, close) => {
            expect(await send(Buffer.concat([Buffer.from(start), bytes, Buffer.from('\r\n\r\n')]), close)).not.toMatch(
              /HTTP\/1\.1 5\d\d /,
            );
          },
        ),
        { numRuns: 500 },
      );
      const told = await fetch(`http://127.0.0.1:${String(port)}/api/mailbox`, {
        headers: { authorization: `Bearer ${newToken()}`, 'x-forwarded-for': from() },
      });
      expect([told.status, await told.json()]).toEqual([404, { code: 'not-found' }]);
      expect(told.headers.get('set-cookie')).toBeNull();
      expect(log).toBe('');
    }, 120_000);

    it('an upload that breaks off leaves nothing, large or small, and a slow reader costs no memory', async () => {
      // The same keys, in the server's own database.
      const db = openSqlite(join(own, 'mailbox.sqlite'));
      const theirs = await aRoom(db);
      const start = (size: number) => Buffer.from(head(`content-length: ${String(size)}\r\n`));
      for (const [size, sent] of [
        [1000, 500],
        [5_000_000, 3_000_000],
        [5_000_000, 200_000],
      ] as const)
        await send(Buffer.concat([start(size), sealed(sent)]), false);
      await expect
        .poll(
          async () =>
            (await db.read('SELECT key FROM arriving')).length +
            (await db.read('SELECT key FROM pieces WHERE key NOT IN (SELECT pieces_key FROM envelopes)')).length,
          { timeout: 5000 },
        )
        .toBe(0);
      const [id, bytes] = [newToken(), sealed(20_000_000)];
      await theirs.drop(mine, bytes, id);
      const rss = () =>
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]) * 1000;
      const ask = `GET /api/envelope HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${from()}\r\nauthorization: Bearer ${mine.read}\r\nx-envelope: ${id}\r\n\r\n`;
      const before = rss();
      const lines = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'));
      for (const line of lines) {
        line.on('error', () => undefined);
        line.pause();
        line.write(ask);
      }
      await new Promise((done) => {
        setTimeout(done, 1500);
      });
      // Twenty readers of 20 MB who do not read: 400 MB, were it not left where it lies.
      expect(rss() - before).toBeLessThan(120e6);
      for (const line of lines) line.destroy();
      const got = await fetch(`http://127.0.0.1:${String(port)}/api/envelope`, {
        headers: { authorization: `Bearer ${mine.read}`, 'x-envelope': id, 'x-forwarded-for': from() },
      });
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
      await theirs.mailboxes.close();
    }, 60_000);

    it('closes in order when it is asked to, with everything it took', async () => {
      const left = once(child, 'exit');
      child.kill('SIGTERM');
      expect((await left)[0]).toBe(0);
      expect(log).toBe('');
    });
  });
});

it('5,000 bad requests to the addresses of a live room: no server error, and no word of the room told', async () => {
  const before = await all();
  await askRoomsWrongly(room, 5_000);
  expect(await all()).toBe(before);
});
