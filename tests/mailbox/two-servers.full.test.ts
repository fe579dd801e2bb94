import { once } from 'node:events';
import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { aKey } from './contract/live-rooms.ts';
import { askRoomsWrongly } from './hostile-rooms.ts';
import { theServer, type Running } from './the-server.ts';

const of = 'our-rights/first';
const folder = mkdtempSync(joinPath(tmpdir(), 'two-servers-'));
const made = theServer();
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let [a, b]: Running[] = [];
const start = () => made.start(folder, { DATA_DIR: folder, DATABASE_URL: postgres.url }, { TRUST_PROXY: 'yes' });
const kill = async ({ child }: Running) => {
  const dead = once(child, 'exit');
  child.kill('SIGKILL');
  await dead;
};
beforeAll(async () => {
  postgres = await startPostgres();
  [a, b] = [await start(), await start()];
}, 60_000);
afterAll(async () => {
  for (const one of [a, b]) if (one) await kill(one);
  made.remove();
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Came {
  status: number;
  json: Record<string, unknown>;
}
/** Asks one of the servers, from an address of one's own. */
async function ask(on: Running | undefined, method: string, path: string, token: string, body?: object): Promise<Came> {
  const told = await fetch(`http://127.0.0.1:${String(on?.port)}/api/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': `198.51.100.${String(Math.floor(Math.random() * 250))}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await told.text();
  return { status: told.status, json: (text ? JSON.parse(text) : {}) as Came['json'] };
}
/** As a device does: again, where the server is away or says try later. */
async function untilTold(...asked: Parameters<typeof ask>): Promise<Came> {
  for (;;) {
    const came = await ask(...asked).catch(() => undefined);
    if (came && came.status !== 503) return came;
    await wait(50);
  }
}
async function open(on: Running | undefined) {
  const [host, join] = [newToken(), newToken()];
  const { status, json } = await untilTold(on, 'POST', 'room', host, { join, to: aKey });
  expect(status).toBe(201);
  return { host, join, pictures: json['pictures'] as number[] };
}
async function enter(on: Running | undefined, body: object, phone = newToken()) {
  const { status, json } = await untilTold(on, 'POST', 'room/phone', phone, body);
  return { phone, status, json };
}
const put = (on: Running | undefined, host: string, now: string | null, door = false, words?: string) =>
  untilTold(on, 'PUT', 'room', host, { of: now, door, ...(words === undefined ? {} : { words }) });
const say = (on: Running | undefined, phone: string, n: number, sealed: string) =>
  untilTold(on, 'PUT', 'room/answer', phone, { of, n, sealed });
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Follows a room as the facilitator's device does. @returns every answer it was told, in the order it came; what the room ended with */
function follow(on: () => Running | undefined, host: string) {
  const heard: string[] = [];
  const over = (async () => {
    for (let after = 0; ;) {
      const { status, json } = await untilTold(on(), 'GET', `room?after=${String(after)}`, host);
      if (status !== 200) return status;
      after = json['n'] as number;
      heard.push(...(json['answers'] as { sealed: string }[]).map(({ sealed }) => sealed));
    }
  })();
  return { heard, over };
}
const until = async (is: () => boolean, ms = 20_000) => {
  for (const end = Date.now() + ms; !is() && Date.now() < end;) await wait(20);
  expect(is()).toBe(true);
};

describe('a live room of two servers on one PostgreSQL', () => {
  it('takes phones at both by code and by pictures, tells them at once what stands, and tells its host each answer once', async () => {
    const { host, join, pictures } = await open(a);
    const { heard, over } = follow(() => a, host);
    await put(a, host, null, true);
    const phones = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const on = n % 2 ? a : b;
        const { phone, json } = await enter(on, n % 3 ? { join } : { pictures });
        expect(json).toEqual({ to: aKey });
        return { on, phone };
      }),
    );
    // In twice, also at the other one, is in once.
    await enter(a, { join }, phones[0]?.phone);
    await enter(b, { join }, phones[1]?.phone);
    expect((await ask(b, 'GET', 'room?after=0', host)).json['phones']).toBe(12);
    const waits = phones.map(({ on, phone }) => untilTold(on, 'GET', 'room/phone?after=1', phone));
    await wait(300);
    const from = performance.now();
    await put(a, host, of, true);
    expect((await Promise.all(waits)).map(({ json }) => json)).toEqual(phones.map(() => ({ n: 2, of })));
    expect(performance.now() - from).toBeLessThan(10_000);
    await Promise.all(phones.map(({ on, phone }, n) => say(on, phone, 1, base64(`first ${String(n)}`))));
    // The same again at the other server, and a newer one at either.
    await Promise.all(phones.map(({ on, phone }, n) => say(on === a ? b : a, phone, 1, base64(`first ${String(n)}`))));
    await until(() => heard.length >= 12);
    await Promise.all(
      phones.slice(0, 4).map(({ phone }, n) => say(n % 2 ? b : a, phone, 2, base64(`then ${String(n)}`))),
    );
    await until(() => heard.length >= 16);
    await wait(300);
    expect([...heard].sort()).toEqual(
      [
        ...phones.map((_, n) => base64(`first ${String(n)}`)),
        ...phones.slice(0, 4).map((_, n) => base64(`then ${String(n)}`)),
      ].sort(),
    );
    // It is ended at the server that does not have it: who waits at either is told at once.
    const last = phones.map(({ on, phone }) => untilTold(on, 'GET', 'room/phone?after=2', phone));
    await wait(200);
    expect((await ask(b, 'DELETE', 'room', host)).status).toBe(204);
    expect(new Set((await Promise.all(last)).map(({ status }) => status))).toEqual(new Set([410]));
    expect(await over).toBe(410);
    expect((await enter(b, { join })).status).toBe(410);
    expect((await enter(b, { pictures })).status).toBe(404);
  });

  it('is one room, wherever its host asks: opened again at the other server it is the same, and no phone is in two', async () => {
    const { host, join, pictures } = await open(a);
    expect((await ask(b, 'POST', 'room', host, { join, to: aKey })).json).toEqual({ pictures });
    expect((await ask(b, 'POST', 'room', newToken(), { join, to: aKey })).status).toBe(409);
    const other = await open(b);
    const { phone } = await enter(b, { join });
    expect((await enter(a, { join: other.join }, phone)).status).toBe(409);
    expect((await enter(b, { join: other.join }, phone)).status).toBe(409);
    expect((await enter(a, { join: other.join }, host)).status).toBe(409);
    await put(b, host, of, true);
    expect((await ask(a, 'GET', 'room/phone?after=0', phone)).json).toEqual({ n: 2, of });
    for (const one of [host, other.host]) expect((await ask(b, 'DELETE', 'room', one)).status).toBe(204);
  });

  it('brings words far longer than a note to phones at the other server, and the newest of them', async () => {
    const { host, join } = await open(a);
    const phones = await Promise.all(
      Array.from({ length: 8 }, async () => (await enter(b, { join, key: aKey })).phone),
    );
    for (const sign of ['a', 'b']) {
      const own = sign.repeat(40_000);
      await put(a, host, of, false, own);
      for (const { json } of await Promise.all(phones.map((phone) => ask(b, 'GET', 'room/phone?after=0', phone))))
        expect(json['words'] === own).toBe(true);
    }
    await ask(a, 'DELETE', 'room', host);
  });

  it('loses and doubles nothing while PostgreSQL ends every line again and again', async () => {
    const { host, join } = await open(a);
    await put(a, host, of);
    const { heard } = follow(() => a, host);
    const phones = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => ({ on: n % 2 ? a : b, ...(await enter(n % 2 ? a : b, { join })) })),
    );
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    let [over, broken] = [false, 0];
    const breaking = (async () => {
      while (!over) {
        await admin.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
        );
        broken += 1;
        await wait(300);
      }
    })();
    const said: string[] = [];
    await Promise.all(
      phones.map(async ({ on, phone }, who) => {
        for (let n = 1; n <= 6 || broken < 12; n += 1) {
          const sealed = base64(`${String(who)} says ${String(n)}`);
          const { status } = await say(on, phone, n, sealed);
          expect(status).toBe(204);
          said.push(sealed);
          await until(() => heard.includes(sealed));
          await wait(Math.random() * 100);
        }
      }),
    );
    over = true;
    await breaking;
    await admin.end();
    expect([...heard].sort()).toEqual([...said].sort());
    await untilTold(a, 'DELETE', 'room', host);
  });

  it('goes on where the server that only passes on is killed and started again', async () => {
    const { host, join } = await open(a);
    await put(a, host, of);
    const { heard } = follow(() => a, host);
    const phones = await Promise.all(Array.from({ length: 6 }, async () => (await enter(b, { join })).phone));
    const said = phones.map((_, n) => base64(`before ${String(n)}`));
    const saying = Promise.all(
      phones.map((phone, n) =>
        untilTold(b, 'PUT', 'room/answer', phone, { of, n: 1, sealed: said[n] }).catch(() => undefined),
      ),
    );
    await wait(5);
    if (b) await kill(b);
    b = await start();
    void saying;
    // A device tries until the server has it.
    for (const [n, phone] of phones.entries()) expect((await say(b, phone, 1, said[n] ?? '')).status).toBe(204);
    await until(() => heard.length >= 6);
    await wait(300);
    expect([...heard].sort()).toEqual([...said].sort());
    expect((await ask(b, 'GET', 'room/phone?after=0', phones[0] ?? '')).json).toEqual({ n: 2, of });
    await ask(a, 'DELETE', 'room', host);
  });

  it('is said to have ended at the other server, where the one that has it is killed or stops', async () => {
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const { host, join } = await open(a);
      await put(a, host, of);
      const { phone } = await enter(b, { join });
      await say(b, phone, 1, 'aaaa');
      const waits = untilTold(b, 'GET', 'room/phone?after=2', phone);
      await wait(300);
      const [dead, from] = [once(a?.child ?? (postgres as never), 'exit'), performance.now()];
      a?.child.kill(signal);
      expect((await waits).status).toBe(410);
      // Who was killed says nothing: the other waits some beats. Who stops says goodbye.
      expect(performance.now() - from).toBeLessThan(signal === 'SIGKILL' ? 14_000 : 6_000);
      expect((await untilTold(b, 'GET', 'room?after=0', host)).status).toBe(410);
      expect((await say(b, phone, 2, 'aaaa')).status).toBe(410);
      expect((await enter(b, { join })).status).toBe(410);
      await dead;
      a = await start();
    }
  });

  it('tells nothing to 5,000 bad requests at the server that does not have it, and no server error', async () => {
    const host = newToken();
    let asked = 0;
    const statuses = await askRoomsWrongly(
      {
        mailboxes: {
          // What is right goes to both in turn, what is wrong to the one that only passes on.
          handle: async (request, from) => {
            asked += 1;
            const on = asked === 1 ? a : b;
            const body = request.body ? await new Response(request.body as ReadableStream).text() : undefined;
            return fetch(request.url.replace(/^http:\/\/[^/]+/, `http://127.0.0.1:${String(on?.port)}`), {
              method: request.method,
              headers: { ...Object.fromEntries(request.headers), 'x-forwarded-for': from },
              ...(body === undefined ? {} : { body }),
            });
          },
          health: () => Promise.reject(new Error(host)),
          close: () => Promise.resolve(),
        },
      },
      5_000,
    );
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([400, 404, 410]));
    for (const one of [a, b]) expect(one?.said()).toBe('');
  });

  it('leaves no word of it in the database’s files or its log, also where that writes down all it is asked', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query("ALTER SYSTEM SET log_statement = 'all'");
    await admin.query('SELECT pg_reload_conf()');
    await wait(500);
    const { host, join } = await open(a);
    await put(a, host, of);
    const { phone } = await enter(b, { join });
    const sealed = base64('what was sealed, and is looked for');
    await say(b, phone, 1, sealed);
    const look = (at: string): string[] =>
      readdirSync(at, { withFileTypes: true, recursive: true })
        .filter((one) => one.isFile())
        .flatMap((one) => {
          const path = joinPath(one.parentPath, one.name);
          const text = readFileSync(path, 'latin1');
          return [of, sealed, aKey, 'pictures'].some((word) => text.includes(word)) ? [path] : [];
        });
    await wait(200);
    expect(look(postgres.folder)).toEqual([]);
    expect(readFileSync(joinPath(postgres.folder, 'log'), 'utf8')).toContain('pg_notify');
    await admin.query('ALTER SYSTEM RESET log_statement');
    await admin.query('SELECT pg_reload_conf()');
    await admin.end();
    await ask(a, 'DELETE', 'room', host);
  });
});
