import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newToken, newMailboxTokens } from '#model/token.ts';
import { Refusal, tellRefusal } from '#mailbox/gate/codes.ts';
import { openGate } from '#mailbox/gate/limits.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { clientAddress } from '#mailbox/the-mailboxes.ts';
import { aRoom, requestFor, type TheRoom } from './a-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
const minute = 60_000;
let now = 100 * minute + 20_000;
let room: TheRoom;
beforeAll(async () => {
  const db = openSqlite(join(folder, 'mailbox.sqlite'));
  await migrate(db);
  room = await aRoom(db, { limits: { requests: 100, notFound: 20 }, now: () => now });
});
afterAll(async () => {
  await room.mailboxes.close();
  rmSync(folder, { recursive: true });
});

const ask = async (from: string, token = newToken()) => {
  const told = await room.mailboxes.handle(requestFor('GET', 'mailbox', { token }), from);
  return [told.status, told.headers.get('retry-after')];
};
const times = async (count: number, each: () => Promise<unknown>) => {
  for (let n = 0; n < count; n += 1) await each();
};

describe('limits', () => {
  it('tells an address that tries tokens nothing more of them, says for how long, and lets it in again', async () => {
    await times(20, () => ask('192.0.2.10'));
    expect(await ask('192.0.2.10')).toEqual([429, '40']);
    expect(await ask('::ffff:192.0.2.10')).toEqual([429, '40']);
    expect(await ask('192.0.2.11')).toEqual([404, null]);
    now += minute;
    expect(await ask('192.0.2.10')).toEqual([404, null]);
  });

  it('counts all of a subscriber’s IPv6 addresses as one', async () => {
    await times(20, () => ask(`2001:db8:1:2::${Math.floor(Math.random() * 9999).toString(16)}`));
    expect((await ask('2001:db8:1:2:ffff::1'))[0]).toBe(429);
    expect((await ask('2001:db8:1:3::1'))[0]).toBe(404);
  });

  it('stops one token that asks too much from many addresses', async () => {
    now += minute;
    const { read } = await room.worker();
    now += minute;
    let n = 0;
    await times(400, async () => {
      expect((await ask(`10.0.${String(9 + ((n += 1) >> 7))}.${String(n & 127)}`, read))[0]).toBe(200);
    });
    // Whoever asked little of it goes on; whoever asked much does not.
    for (let n = 0; n < 5; n += 1) expect((await ask('10.0.1.1', read))[0]).toBe(200);
    expect((await ask('10.0.1.1', read))[0]).toBe(429);
    expect((await ask('10.0.9.1', read))[0]).toBe(200);
    now += minute;
    expect((await ask('10.0.1.1', read))[0]).toBe(200);
  });

  it('stops one token of an address that asks too much, and no other of that address', async () => {
    now += minute;
    const [{ read }, drop] = [await room.worker(), await room.worker()];
    now += minute;
    for (let n = 0; n < 100; n += 1) expect((await ask('192.0.2.50', read))[0]).toBe(200);
    expect((await ask('192.0.2.50', read))[0]).toBe(429);
    expect((await ask('192.0.2.50', drop.read))[0]).toBe(200);
    expect((await ask('192.0.2.50'))[0]).toBe(404);
  });

  it('remembers a bounded number of addresses', () => {
    const gate = openGate({ requests: 1, notFound: 10 }, () => now);
    const nobody = new Uint8Array(32);
    const come = () => {
      gate.letIn('192.0.2.99', nobody);
    };
    for (let n = 0; n < 10; n += 1) come();
    expect(come).toThrow('slow-down');
    // So many others came in this minute that it does not know this one any more.
    for (let n = 0; n < 110_000; n += 1)
      gate.letIn(`10.${String(n >> 16)}.${String((n >> 8) & 255)}.${String(n & 255)}`, nobody);
    expect(come).not.toThrow();
  });

  it('lets one address hold only so many requests at once, so that its slow senders hold up nobody else', async () => {
    now += minute;
    const [mine, other] = [await room.worker(), await room.worker()];
    now += minute;
    const slow: ReadableStreamDefaultController<Uint8Array>[] = [];
    const send = (from: string, to: string, body: Uint8Array | ReadableStream<Uint8Array>, length: number) =>
      room.mailboxes.handle(
        {
          method: 'POST',
          url: 'http://localhost/api/envelopes',
          body: new Response(body as BodyInit).body,
          headers: new Headers({
            authorization: `Bearer ${to}`,
            'x-envelope': newToken(),
            'content-type': 'application/octet-stream',
            'content-length': String(length),
          }),
        },
        from,
      );
    const held = Array.from({ length: 17 }, () =>
      send(
        '192.0.2.60',
        mine.drop,
        new ReadableStream({
          start: (out) => {
            slow.push(out);
          },
        }),
        200_000,
      ),
    );
    expect((await Promise.race(held)).status).toBe(429);
    expect((await send('192.0.2.61', other.drop, new Uint8Array(3000), 3000)).status).toBe(201);
    for (const out of slow) out.error(new Error('gone'));
    expect((await Promise.all(held)).map((told) => told.status).filter((status) => status === 400).length).toBe(16);
    expect((await send('192.0.2.60', mine.drop, new Uint8Array(3000), 3000)).status).toBe(201);
  });

  it('lets one address ask for a token only a part of what the token may', async () => {
    now += minute;
    const { read } = await room.worker();
    now += minute;
    await times(110, () => ask('192.0.2.70', read));
    expect((await ask('192.0.2.71', read))[0]).toBe(200);
  });

  const slowly = (theirs: TheRoom, from: string, drop: string, length: number) => {
    let line: ReadableStreamDefaultController<Uint8Array> | undefined;
    const told = theirs.mailboxes.handle(
      {
        method: 'POST',
        url: 'http://localhost/api/envelopes',
        body: new ReadableStream<Uint8Array>({
          start: (out) => {
            line = out;
          },
        }),
        headers: new Headers({
          authorization: `Bearer ${drop}`,
          'x-envelope': newToken(),
          'content-type': 'application/octet-stream',
          'content-length': String(length),
        }),
      },
      from,
    );
    return {
      told,
      leave: () => {
        try {
          line?.error(new Error('gone'));
        } catch {
          /* It was ended. */
        }
      },
    };
  };

  it('a day centre with thirty tablets behind one address goes on while one of them tries tokens and floods', async () => {
    now += minute;
    const theirs = await aRoom(room.db, { limits: { requests: 600, notFound: 60 }, now: () => now });
    const [worker, from] = [await theirs.worker(), '192.0.2.80'];
    const at = async (method: string, path: string, asking: Parameters<typeof requestFor>[2]) =>
      (await theirs.mailboxes.handle(requestFor(method, path, asking), from)).status;
    const put = (token: string, size = 2000) =>
      at('POST', 'envelopes', { token, body: new Uint8Array(size), headers: { 'x-envelope': newToken() } });
    const tablets = Array.from({ length: 30 }, () => newMailboxTokens());
    for (const body of tablets) expect(await at('POST', 'mailbox', { token: worker.drop, body })).toBe(201);
    now += minute;
    for (const tablet of tablets) expect(await at('GET', 'envelopes', { token: tablet.read })).toBe(200);
    for (let n = 0; n < 300; n += 1) await at('GET', 'mailbox', { token: newToken() });
    expect(await at('GET', 'mailbox', { token: newToken() })).toBe(429);
    // Each gives a Letter in four parts, and asks for a minute's worth of news.
    for (const tablet of tablets) {
      for (let n = 0; n < 4; n += 1) expect(await put(worker.drop)).toBe(201);
      for (let n = 0; n < 8; n += 1) expect(await at('GET', 'envelopes', { token: tablet.read })).toBe(200);
    }
    // A real flood from the same address: those who are known go on with what they need.
    for (let n = 0; n < 6000; n += 1) await at('GET', 'nothing', { token: newToken() });
    expect(await at('GET', 'mailbox', { token: newToken() })).toBe(429);
    for (const tablet of tablets) expect(await at('GET', 'envelopes', { token: tablet.read })).toBe(200);
  }, 60_000);

  it('says with every refusal that is for now when to ask again', () => {
    for (const code of ['slow-down', 'try-later'] as const)
      expect(Number(tellRefusal(new Refusal(code)).headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('slow lines give way to whoever comes: in one address, and in all that is in hand', async () => {
    now += minute;
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const theirs = await aRoom(room.db, { limits: { requests: 600, notFound: 60 } });
      const [mine, other] = [await theirs.worker(), await theirs.worker()];
      // All that may be in hand at once, from three addresses.
      const held = Array.from({ length: 244 }, (_, n) =>
        slowly(theirs, `192.0.2.${String(90 + (n % 3))}`, mine.drop, 262_144),
      );
      await new Promise((done) => {
        setTimeout(done, 500);
      });
      vi.setSystemTime(Date.now() + 3_000);
      expect((await theirs.drop(other, new Uint8Array(200_000))).status).toBe(201);
      expect((await Promise.race(held.map(({ told }) => told))).status).toBe(429);
      const sameAddress = await Promise.all(
        Array.from({ length: 30 }, () =>
          theirs.mailboxes.handle(requestFor('GET', 'mailbox', { token: other.read }), '192.0.2.90'),
        ),
      );
      expect(new Set(sameAddress.map(({ status }) => status))).toEqual(new Set([200]));
      for (const { leave } of held) leave();
      await Promise.all(held.map(({ told }) => told));
    } finally {
      vi.useRealTimers();
    }
  }, 30_000);

  it('large bodies come for one Mailbox only so many at once; the slowest gives way, and another Mailbox notices nothing', async () => {
    now += minute;
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const theirs = await aRoom(room.db);
      const [mine, other] = [await theirs.worker(), await theirs.worker()];
      const held = Array.from({ length: 25 }, (_, n) => slowly(theirs, `192.0.3.${String(n)}`, mine.drop, 700_000));
      expect((await Promise.race(held.map(({ told }) => told))).status).toBe(429);
      expect((await theirs.drop(other, new Uint8Array(700_000))).status).toBe(201);
      vi.setSystemTime(Date.now() + 3_000);
      expect((await theirs.drop(mine, new Uint8Array(700_000))).status).toBe(201);
      for (const { leave } of held) leave();
      expect((await Promise.all(held.map(({ told }) => told))).filter(({ status }) => status === 429).length).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  }, 30_000);

  it('believes the last address that a trusted proxy wrote, and nobody else', () => {
    expect(clientAddress('10.0.0.1', '1.1.1.1, 2.2.2.2', {})).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '1.1.1.1, 2.2.2.2', { TRUST_PROXY: 'yes' })).toBe('2.2.2.2');
    expect(clientAddress('10.0.0.1', undefined, { TRUST_PROXY: 'yes' })).toBe('10.0.0.1');
    // Some proxies write the port too, which is another for every line.
    expect(clientAddress('10.0.0.1', '2.2.2.2:40001', { TRUST_PROXY: 'yes' })).toBe('2.2.2.2');
    expect(clientAddress('10.0.0.1', '[2001:db8::1]:40001', { TRUST_PROXY: 'yes' })).toBe('2001:db8::1');
    expect(clientAddress('10.0.0.1', '2001:db8::1', { TRUST_PROXY: 'yes' })).toBe('2001:db8::1');
  });
});
