import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { openLiveRooms } from '#mailbox/live/live-rooms.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, requestFor, type Asking, type TheRoom } from './a-room.ts';
import { aKey } from './contract/live-rooms.ts';
import { askRoomsWrongly } from './hostile-rooms.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'live-'));
const [minute, hour] = [60_000, 3_600_000];
const of = 'our-rights/first';
let now = 1_000 * hour;
let room: TheRoom;
beforeAll(async () => {
  const db = openSqlite(joinPath(folder, 'mailbox.sqlite'));
  await migrate(db);
  room = await aRoom(db, { limits: { requests: 600, notFound: 60 }, now: () => now });
});
afterAll(async () => {
  await room.mailboxes.close();
  rmSync(folder, { recursive: true });
});

const ask = (from: string, method: string, path: string, asking: Asking) =>
  room.mailboxes.handle(requestFor(method, path, asking), from);
async function opened(from: string) {
  const [host, join] = [newToken(), newToken()];
  const made = await ask(from, 'POST', 'room', { token: host, body: { join, to: aKey } });
  return { host, join, status: made.status, pictures: ((await made.json()) as { pictures?: number[] }).pictures ?? [] };
}

describe('a live room that nobody ends', () => {
  it('is over after 4 hours, and its pictures lead in for 20 minutes after they were shown', async () => {
    const { host, join, pictures } = await opened('192.0.2.1');
    await ask('192.0.2.1', 'PUT', 'room', { token: host, body: { of, door: true } });
    const enter = async (body: object) =>
      (await ask('192.0.2.1', 'POST', 'room/phone', { token: newToken(), body })).status;
    now += 19 * minute;
    expect(await enter({ pictures })).toBe(200);
    now += 2 * minute;
    expect([await enter({ pictures }), await enter({ join })]).toEqual([404, 200]);
    now += 4 * hour;
    expect([
      await enter({ pictures }),
      await enter({ join }),
      (await ask('192.0.2.1', 'GET', 'room', { token: host })).status,
    ]).toEqual([404, 410, 410]);
  });

  it('holds nothing any more, and no more than it may before', () => {
    let time = 0;
    const rooms = openLiveRooms(() => time);
    const sealed = 'a'.repeat(600);
    for (let n = 0; n < 300; n += 1) {
      const [host, join, phone] = [sumOf(newToken()), sumOf(newToken()), sumOf(newToken())];
      rooms.open(host, join, aKey);
      rooms.put(host, of, false);
      rooms.join(phone, { join });
      for (let k = 1; k <= 5; k += 1) rooms.say(phone, of, k, sealed);
    }
    expect(rooms.held()).toEqual({ rooms: 300, bytes: 300 * 600 });
    expect(() => rooms.open(sumOf(newToken()), sumOf(newToken()), aKey)).toThrow('slow-down');
    time = 4 * hour;
    rooms.open(sumOf(newToken()), sumOf(newToken()), aKey);
    expect(rooms.held()).toEqual({ rooms: 1, bytes: 0 });
    rooms.stop();
    expect(rooms.held()).toEqual({ rooms: 0, bytes: 0 });
  });

  it('holds the sealed words of one question, the newest, and lets go of them', async () => {
    const rooms = openLiveRooms();
    const [host, join, phone] = [sumOf(newToken()), sumOf(newToken()), sumOf(newToken())];
    rooms.open(host, join, aKey);
    rooms.join(phone, { join }, aKey);
    expect((await rooms.answers(host, 0)).keys).toEqual([aKey]);
    rooms.put(host, of, false, 'a'.repeat(8_000));
    rooms.put(host, of, false, 'b'.repeat(9_000));
    expect(rooms.held().bytes).toBe(9_000);
    expect(await rooms.now(phone, 2)).toEqual({ n: 3, of, words: 'b'.repeat(9_000) });
    rooms.put(host, 'our-rights/second', false);
    expect(rooms.held().bytes).toBe(0);
    rooms.put(host, of, false, 'b'.repeat(9_000));
    rooms.end(host);
    expect(rooms.held()).toEqual({ rooms: 0, bytes: 0 });
    rooms.stop();
  });

  it('takes sealed words up to 40,000 signs, and a key only where it is one', async () => {
    const { host, join } = await opened('192.0.2.2');
    const put = async (words: unknown) =>
      (await ask('192.0.2.2', 'PUT', 'room', { token: host, body: { of, door: false, words } })).status;
    expect([await put('a'.repeat(40_000)), await put('a'.repeat(40_004)), await put('<b>'), await put('')]).toEqual([
      204, 400, 400, 400,
    ]);
    const enter = async (key: string) =>
      (await ask('192.0.2.2', 'POST', 'room/phone', { token: newToken(), body: { join, key } })).status;
    expect([await enter('age1x'), await enter(aKey)]).toEqual([400, 200]);
  });

  it('takes 150 phones, and no more answers than there is memory for', () => {
    const rooms = openLiveRooms();
    const [host, join] = [sumOf(newToken()), sumOf(newToken())];
    rooms.open(host, join, aKey);
    const phones = Array.from({ length: 150 }, () => sumOf(newToken()));
    for (const phone of phones) rooms.join(phone, { join });
    expect(() => rooms.join(sumOf(newToken()), { join })).toThrow('slow-down');
    const sealed = 'a'.repeat(700);
    const fill = () => {
      for (let step = 0; step < 400; step += 1) {
        rooms.put(host, `our-rights/s${String(step)}`, false);
        for (const phone of phones) rooms.say(phone, `our-rights/s${String(step)}`, 1, sealed);
      }
    };
    expect(fill).toThrow('slow-down');
    expect(rooms.held().bytes).toBeLessThanOrEqual(32 * 1024 ** 2);
    rooms.stop();
  });
});

describe('who waits in a live room', () => {
  it('is answered with nothing after 12 seconds, at once by the next request of the same token, and told when the server stops', async () => {
    vi.useFakeTimers();
    try {
      const rooms = openLiveRooms();
      const [host, join, phone] = [sumOf(newToken()), sumOf(newToken()), sumOf(newToken())];
      rooms.open(host, join, aKey);
      rooms.join(phone, { join });
      const slow = rooms.now(phone, 1);
      await vi.advanceTimersByTimeAsync(12_000);
      expect(await slow).toEqual({ n: 1, of: null });
      const [first, second] = [rooms.now(phone, 1), rooms.now(phone, 1)];
      expect(await first).toEqual({ n: 1, of: null });
      const told = expect(second).rejects.toThrow('ended');
      rooms.stop();
      await told;
    } finally {
      vi.useRealTimers();
    }
  });

  it('holds no place among the requests of its address: 120 phones wait behind one, and another still says something', async () => {
    const from = '192.0.2.7';
    const { host, join } = await opened(from);
    await ask(from, 'PUT', 'room', { token: host, body: { of, door: false } });
    const phones = Array.from({ length: 120 }, () => newToken());
    for (const token of phones)
      expect((await ask(from, 'POST', 'room/phone', { token, body: { join } })).status).toBe(200);
    const waits: Promise<Response>[] = [];
    for (const token of phones) {
      waits.push(ask(from, 'GET', 'room/phone?after=2', { token }));
      // Each comes on a line of its own.
      await new Promise((next) => {
        setImmediate(next);
      });
    }
    expect(
      (await ask(from, 'PUT', 'room/answer', { token: phones[0] ?? '', body: { of, n: 1, sealed: 'aaaa' } })).status,
    ).toBe(204);
    await ask(from, 'DELETE', 'room', { token: host });
    expect(new Set((await Promise.all(waits)).map(({ status }) => status))).toEqual(new Set([410]));
  });
});

describe('pictures that lead nowhere', () => {
  const wrong = async (from: string, pictures: number[] = [0, 0, 0]) =>
    (await ask(from, 'POST', 'room/phone', { token: newToken(), body: { pictures } })).status;

  it('can be pressed three times by each of thirty phones behind one address, then not even the right ones are looked at there', async () => {
    const { host, pictures } = await opened('192.0.2.20');
    await ask('192.0.2.20', 'PUT', 'room', { token: host, body: { of: null, door: true } });
    for (let n = 0; n < 90; n += 1) expect(await wrong('192.0.2.21')).toBe(404);
    expect(await wrong('192.0.2.21', pictures)).toBe(429);
    expect(await wrong('192.0.2.22', pictures)).toBe(200);
    now += 10 * minute;
    expect(await wrong('192.0.2.21', pictures)).toBe(200);
  });

  it('can be pressed a thousand times by all together, then by nobody for ten minutes; the QR code goes on', async () => {
    const { host, join, pictures } = await opened('192.0.2.30');
    await ask('192.0.2.30', 'PUT', 'room', { token: host, body: { of: null, door: true } });
    now += 10 * minute;
    let told = 404;
    for (let n = 0; told === 404 && n < 1_200; n += 1) told = await wrong(`198.51.100.${String(n % 20)}`);
    expect(told).toBe(429);
    expect(await wrong('192.0.2.31', pictures)).toBe(429);
    expect((await ask('192.0.2.31', 'POST', 'room/phone', { token: newToken(), body: { join } })).status).toBe(200);
    now += 10 * minute;
  });

  it('and opening rooms has an end for one address', async () => {
    const all = [];
    for (let n = 0; n < 31; n += 1) all.push((await opened('192.0.2.40')).status);
    expect([all.filter((one) => one === 201).length, all.at(-1)]).toEqual([30, 429]);
  });
});

it('300 bad requests to a room’s addresses: no server error, and no word of the room told', async () => {
  now += 10 * minute;
  const statuses = await askRoomsWrongly(room, 300);
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([400, 404, 410]));
});
