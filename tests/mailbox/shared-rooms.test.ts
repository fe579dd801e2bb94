import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { Refusal } from '#mailbox/gate/codes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { openOtherServers } from '#mailbox/live/between-servers.ts';
import { openLiveRooms } from '#mailbox/live/live-rooms.ts';
import { inParts, newServerKey, openJoining } from '#mailbox/live/sealed-notes.ts';
import { shareRooms } from '#mailbox/live/shared-rooms.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aRoom, type TheRoom } from './a-room.ts';
import { aWire } from './a-wire.ts';
import { hereIn } from './contract/here.ts';
import { aKey, liveRooms } from './contract/live-rooms.ts';
import { askRoomsWrongly } from './hostile-rooms.ts';

const of = 'our-rights/first';
const quick = { beat: 60, silent: 4, settle: 60, note: 2_000 };

describe('two servers that share a database', () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'shared-rooms-'));
  const wire = aWire();
  const servers: TheRoom[] = [];
  let turn = 0;
  /** The servers in turn, as a proxy before them may choose. */
  const next = () => servers[(turn += 1) % servers.length] as TheRoom;
  beforeAll(async () => {
    for (const name of ['a', 'b', 'c']) {
      const db = openSqlite(joinPath(folder, `${name}.sqlite`));
      await migrate(db);
      servers.push(await aRoom({ ...db, wire: wire.open }));
    }
  });
  afterAll(async () => {
    for (const { mailboxes } of servers) await mailboxes.close();
    rmSync(folder, { recursive: true });
  });

  liveRooms(hereIn(next, () => undefined));

  it('tell each other nothing of a room that can be read: what goes is sealed, and that they are there', () => {
    expect(wire.sent.length).toBeGreaterThan(100);
    for (const { channel, text } of wire.sent) {
      expect(text.length).toBeLessThan(8_000);
      // As it is, and as it would be if it were only written in base64.
      for (const read of [text, Buffer.from(text.split(' ').at(-1) ?? '', 'base64').toString('latin1')])
        expect(read).not.toMatch(/age1|our-rights|aaaa|"join"/);
      if (channel === 'live_rooms_1')
        expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(['asks', 'id', 'key', 'lines', 'over']);
    }
  });

  it('tell nothing to 300 bad requests', async () => {
    const statuses = await askRoomsWrongly(
      { mailboxes: { ...next().mailboxes, handle: (request, from) => next().mailboxes.handle(request, from) } },
      300,
    );
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([400, 404, 410]));
  });
});

describe('a room at another server', () => {
  const two = () => {
    const wire = aWire();
    const [mine, its] = [openLiveRooms(), openLiveRooms()];
    return { wire, mine, a: shareRooms(mine, wire.open, quick), its, b: shareRooms(its, wire.open, quick) };
  };
  const tokens = () => [sumOf(newToken()), sumOf(newToken()), sumOf(newToken())] as const;
  /** As a device does. */
  async function again<T>(what: () => T | Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await what();
      } catch (why) {
        if (!(why instanceof Refusal) || why.code !== 'try-later') throw why;
        await wait(5);
      }
    }
  }

  it('gets every answer once, while every line breaks again and again', async () => {
    const { wire, a, b } = two();
    const [host, join] = tokens();
    await a.open(host, join, aKey);
    await a.put(host, of, false);
    const heard: string[] = [];
    const over = (async () => {
      for (let after = 0; ;) {
        const { n, answers } = await again(() => b.answers(host, after));
        after = n;
        heard.push(...answers.map(({ sealed }) => sealed));
        if (answers.some(({ sealed }) => sealed === 'last')) return;
      }
    })();
    const cutting = setInterval(() => {
      wire.cut();
    }, 40);
    const said: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, who) => {
        const phone = sumOf(newToken());
        await again(() => b.join(phone, { join }));
        for (let n = 1; n <= 20; n += 1) {
          const sealed = `${String(who)}-${String(n)}`;
          await again(() => b.say(phone, of, n, sealed));
          said.push(sealed);
          while (!heard.includes(sealed)) await wait(2);
        }
      }),
    );
    clearInterval(cutting);
    const last = sumOf(newToken());
    await again(() => b.join(last, { join }));
    await again(() => b.say(last, of, 1, 'last'));
    await over;
    expect([...heard].sort()).toEqual([...said, 'last'].sort());
    await Promise.all([a.stop(), b.stop()]);
    // What is lost is told at once, and not when it is too late.
  }, 12_000);

  it.each([
    ['the one that asked', 1],
    ['the one that was asked', 0],
  ])(
    'what was lost with the line of %s is told at once, and changes nothing when it is asked again',
    async (_, which) => {
      const { wire, a, b } = two();
      const [host, join, phone] = tokens();
      await a.open(host, join, aKey);
      await a.put(host, of, false);
      await b.join(phone, { join });
      // The question gets there, its answer does not come back; then not even the question.
      for (const n of [0, 1]) {
        let sealed = 0;
        wire.loses(({ channel }) => channel !== 'live_rooms_1' && (sealed += 1) > 1 - n);
        const said = expect(b.say(phone, of, 7, 'once')).rejects.toThrow('try-later');
        await wait(30);
        wire.loses(() => false);
        wire.cut(which);
        await said;
      }
      await again(() => b.say(phone, of, 7, 'once'));
      expect((await a.answers(host, 0)).answers).toEqual([{ of, sealed: 'once' }]);
      await Promise.all([a.stop(), b.stop()]);
    },
    // Less than a server waits for an answer.
    4_000,
  );

  it('is ended when its server says goodbye, and when nothing is heard of it any more; not when one’s own line is broken', async () => {
    for (const way of ['goodbye', 'silence'] as const) {
      const { wire, a, b } = two();
      const [host, join, phone] = tokens();
      await a.open(host, join, aKey);
      await b.join(phone, { join });
      wire.cut();
      expect((await again(() => b.now(phone, 0))).n).toBe(1);
      const waits = expect(again(() => b.now(phone, 1))).rejects.toThrow('ended');
      await wait(30);
      if (way === 'goodbye') await a.stop();
      else wire.loses(({ channel, text }) => channel === 'live_rooms_1' && text.includes(idOf(wire.sent[0]?.text)));
      await waits;
      await expect(again(() => b.now(phone, 1))).rejects.toThrow('ended');
      await Promise.all([a.stop(), b.stop()]);
    }
  });
  const idOf = (text = '{}') => (JSON.parse(text) as { id: string }).id;

  it('has pictures that no other room of any server has, also where all are opened at once', async () => {
    const wire = aWire();
    // So few codes that many draw the same.
    const withFew = () => {
      const rooms = openLiveRooms();
      return {
        ...rooms,
        freeCode: (but: readonly string[]) => {
          for (;;) {
            const code = [0, 1, Math.floor(Math.random() * 150)];
            if (!rooms.has({ code }) && !but.includes(code.join(' '))) return code;
          }
        },
      };
    };
    const [a, b] = [shareRooms(withFew(), wire.open, quick), shareRooms(withFew(), wire.open, quick)];
    const all = await Promise.all(
      Array.from({ length: 120 }, async (_, n) =>
        (await (n % 2 ? a : b).open(...(tokens().slice(0, 2) as [Uint8Array, Uint8Array]), aKey)).join(),
      ),
    );
    expect(new Set(all).size).toBe(120);
    await Promise.all([a.stop(), b.stop()]);
  });

  it('is not there twice where its host asks both at the same moment', async () => {
    const { a, mine, b, its } = two();
    const [host, join] = tokens();
    await Promise.allSettled([a.open(host, join, aKey), b.open(host, join, aKey)]);
    const pictures = await again(() => a.open(host, join, aKey));
    expect(await again(() => b.open(host, join, aKey))).toEqual(pictures);
    expect(mine.held().rooms + its.held().rooms).toBe(1);
    await Promise.all([a.stop(), b.stop()]);
  });

  it('sends its words to another server once, however many phones are there', async () => {
    const { wire, a, b } = two();
    const [host, join] = tokens();
    await a.open(host, join, aKey);
    const phones = Array.from({ length: 40 }, () => sumOf(newToken()));
    for (const phone of phones) await b.join(phone, { join }, aKey);
    const before = wire.sent.length;
    await a.put(host, of, false, 'w'.repeat(40_000));
    const told = await Promise.all(phones.map((phone) => b.now(phone, 1)));
    expect(new Set(told.map(({ words }) => words))).toEqual(new Set(['w'.repeat(40_000)]));
    const size = wire.sent.slice(before).reduce((all, { text }) => all + text.length, 0);
    expect(size).toBeLessThan(100_000);
    await Promise.all([a.stop(), b.stop()]);
  });
});

describe('notes between servers', () => {
  it('are opened by the one they are for alone, and by nobody once a sign is another', () => {
    const [one, two, other] = [newServerKey(), newServerKey(), newServerKey()];
    const sealed = one.with('a', 'b', two.open).seal('hello');
    expect(two.with('b', 'a', one.open).open(sealed)).toBe('hello');
    expect(other.with('b', 'a', one.open).open(sealed)).toBeUndefined();
    expect(one.with('a', 'b', two.open).open(sealed)).toBeUndefined();
    expect(two.with('b', 'a', one.open).open(`${sealed[0] === 'A' ? 'B' : 'A'}${sealed.slice(1)}`)).toBeUndefined();
    for (const odd of ['', '***', 'AAAA']) expect(two.with('b', 'a', one.open).open(odd)).toBeUndefined();
  });

  it('are whole or nothing: a part that is missing, twice or of another note makes none', () => {
    const text = 'x'.repeat(20_000);
    const parts = inParts('a', text);
    expect(parts.every((part) => part.length < 8_000)).toBe(true);
    const [first = '', second = '', third = ''] = parts;
    const take = (...all: string[]) => {
      const joining = openJoining();
      return all.map((part) => joining.take(part)).find((whole) => whole !== undefined);
    };
    expect(take(first, second, third)).toEqual({ from: 'a', sealed: text });
    expect(take(first, inParts('b', 'y')[0] ?? '', second, third)).toEqual({ from: 'b', sealed: 'y' });
    for (const wrong of [
      [second, third],
      [first, third],
      [first, first.replace(' 0 ', ' 1 '), third, third],
      ['a 1 0 999999 x'],
      [''],
    ])
      if (wrong.length !== 4) expect(take(...wrong)).toBeUndefined();
  });

  it('that are none, or say what nobody knows, stop nobody', async () => {
    const wire = aWire();
    const told: unknown[] = [];
    const answer = (what: unknown) => {
      told.push(what);
      return what === 'throw' ? Promise.reject(new Error('broken')) : Promise.resolve(what);
    };
    const [a, b] = [0, 1].map(() => openOtherServers(wire.open, answer, () => undefined, quick));
    const [server = ''] = (await a?.there()) ?? [];
    let line: ReturnType<typeof wire.open> | undefined;
    await new Promise<void>((done) => {
      line = wire.open([], { up: done, down: () => undefined, hear: () => undefined });
    });
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"id":"0123456789abcdef"}',
      `${server} 1 0 1 AAAA`,
      `${server} 1 0 -1`,
      JSON.stringify({ id: 'f'.repeat(16), key: 'AAAA', lines: 1, asks: true, over: false }),
    ])
      for (const channel of ['live_rooms_1', `live_${server}`]) await line?.send([{ channel, text }]);
    expect(await a?.ask(server, { all: 'well' }, 1_000)).toEqual({ all: 'well' });
    await expect(a?.ask(server, 'throw', 1_000)).rejects.toThrow('try-later');
    await expect(a?.ask('f'.repeat(16), 'x', 1_000)).rejects.toThrow('ended');
    await Promise.all([a?.stop(), b?.stop()]);
  });
});
