import '#tests/support/device.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  followRoom,
  joinAddress,
  openTelling,
  roomOf,
  startRoom,
  stopRoom,
  type HostRoom,
  type RoomHeard,
} from '#live-room/host.ts';
import {
  enterRoom,
  followAsked,
  give,
  leaveRoom,
  readJoin,
  rememberSaid,
  saidTo,
  whereIn,
  type InRoom,
} from '#live-room/phone.ts';
import { openChoice, placeIn, sealChoice } from '#live-room/sealed-choice.ts';
import { openQuestion, sealQuestion, type RoomQuestion } from '#live-room/sealed-question.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { takeHome } from '#live-room/take-home.ts';
import { answer, type Token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import { answersTo } from '#person/keep/answers.ts';
import { openStory } from '#person/keep/stories.ts';
import { putRoom } from '#post/live-room.ts';
import { newIdentity } from '#sealing/seal.ts';
import { aRoom, fetchFrom, type TheRoom } from '#tests/mailbox/a-room.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'phones-'));
const of = 'our-rights/first';
const fetchBefore = globalThis.fetch;
let server: TheRoom;
let run: Token;
/** Every body that went to the server. */
let sent: string[];
const stops: AbortController[] = [];

/** A server that knows nothing of the one before. */
async function aServer(): Promise<TheRoom> {
  const db = openSqlite(joinPath(folder, `${newToken()}.sqlite`));
  await migrate(db);
  server = await aRoom(db);
  const ask = fetchFrom(server);
  globalThis.fetch = (path, more) => {
    if (typeof more?.body === 'string') sent.push(more.body);
    return ask(path, more);
  };
  return server;
}

beforeEach(async () => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('location', { href: 'http://192.168.0.9:4321/groups/our-rights/run/' });
  localStorage.clear();
  sessionStorage.clear();
  [run, sent] = [newToken(), []];
  await aServer();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop.abort();
  await server.mailboxes.close();
  globalThis.fetch = fetchBefore;
  vi.unstubAllGlobals();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Leads a room, and hears what comes. */
function leads(room: HostRoom) {
  const stop = new AbortController();
  stops.push(stop);
  const heard: RoomHeard[] = [];
  const over = followRoom(
    room,
    (_of, choice) => ['home', 'money', 'pass'].includes(choice),
    (now) => {
      heard.push(now);
    },
    stop.signal,
  );
  return {
    over,
    counts: (count: Record<string, number>) =>
      vi.waitFor(() => {
        expect(heard.at(-1)?.counts[of] ?? {}).toEqual(count);
      }),
    heard,
  };
}
/** A phone of its own: what the one before kept is another device's. */
async function aPhone(room: HostRoom): Promise<InRoom> {
  localStorage.removeItem('live-room-phone');
  return enterRoom({ join: room.join }, room.to);
}
const newest = () => true;

describe('own phones', () => {
  it('are counted once each, whatever they change and send again, and only with choices that there are', async () => {
    const room = await startRoom(run);
    const led = leads(room);
    await putRoom(room.host, of, false);
    const [one, two] = [await aPhone(room), await aPhone(room)];
    expect(await give(one, of, 'home', newest)).toBe('in');
    expect(await give(two, of, 'home', newest)).toBe('in');
    await led.counts({ home: 2 });
    await give(one, of, 'money', newest);
    await give(one, of, 'money', newest);
    await led.counts({ home: 1, money: 1 });
    await give(two, of, 'nonsense', newest);
    await give(one, of, 'pass', newest);
    await led.counts({ home: 1, pass: 1 });
    expect(await give(one, 'our-rights/second', 'home', newest)).toBe('late');
    // A screen that is loaded anew reckons the same.
    const again = leads(roomOf(run) ?? room);
    await again.counts({ home: 1, pass: 1 });
    await stopRoom(room);
    expect([await led.over, roomOf(run)]).toEqual(['ended', undefined]);
  });

  it('say nothing that the server can read: every answer is as long as any other, and names no choice', async () => {
    const room = await startRoom(run);
    await putRoom(room.host, of, false);
    const one = await aPhone(room);
    sent = [];
    for (const choice of ['home', 'pass', 'money', 'a-choice-with-a-very-long-name'])
      await give(one, of, choice, newest);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map((body) => body.length)).size).toBe(1);
    expect(sent.join('')).not.toMatch(/home|pass|money|choice/);
    expect(sent.join('')).not.toContain(one.secret);
    await stopRoom(room);
  });

  it('that join anew, or a room that was opened anew after the server had forgotten all, change no count', async () => {
    const room = await startRoom(run);
    const led = leads(room);
    await putRoom(room.host, of, false);
    const other = await aPhone(room);
    await give(other, of, 'money', newest);
    const phone = await aPhone(room);
    await give(phone, of, 'home', newest);
    // The code is opened again on the same phone.
    const same = await enterRoom({ join: room.join }, room.to);
    expect(same.phone).toBe(phone.phone);
    await give(same, of, 'home', newest);
    await led.counts({ home: 1, money: 1 });

    const asked: (string | null)[] = [];
    const phoneOver = followAsked(
      phone,
      {
        asked: (now) => {
          asked.push(now);
        },
        away: () => undefined,
      },
      new AbortController().signal,
    );
    await vi.waitFor(() => {
      expect(asked).toEqual([of]);
    });
    await server.mailboxes.close();
    expect(await Promise.all([phoneOver, led.over])).toEqual(['ended', 'ended']);
    leaveRoom();
    expect(whereIn()).toBeUndefined();
    await aServer();
    const next = await startRoom(run);
    expect([next.by === room.by, next.join === room.join]).toEqual([true, false]);
    const ledNext = leads(next);
    await putRoom(next.host, of, true);
    await give(await enterRoom({ pictures: next.pictures }), of, 'pass', newest);
    await ledNext.counts({ pass: 1, money: 1 });
    await stopRoom(next);
  });

  it('whose line breaks send again, and are not counted twice; what was changed meanwhile goes in its place', async () => {
    const room = await startRoom(run);
    const led = leads(room);
    await putRoom(room.host, of, false);
    const phone = await aPhone(room);
    const through = globalThis.fetch;
    let broken = 2;
    // The answer gets there, and the word that it did does not come back.
    globalThis.fetch = async (path, more) => {
      const came = await through(path, more);
      if ((path as string).endsWith('/answer') && broken > 0) {
        broken -= 1;
        throw new TypeError('broken');
      }
      return came;
    };
    let now = 'home';
    const first = give(phone, of, 'home', () => now === 'home');
    now = 'money';
    const second = give(phone, of, 'money', () => now === 'money');
    expect(await Promise.all([first, second])).toEqual(['changed', 'in']);
    await led.counts({ money: 1 });
    await stopRoom(room);
  });

  it('are told by one who leads which question stands, the newest where it changes quickly', async () => {
    const room = await startRoom(run);
    const tell = openTelling(room);
    const asked: (string | null)[] = [];
    const over = followAsked(
      await aPhone(room),
      {
        asked: (now) => {
          asked.push(now);
        },
        away: () => undefined,
      },
      new AbortController().signal,
    );
    for (const step of ['a', 'b', 'c']) tell(`our-rights/${step}`, false);
    await vi.waitFor(() => {
      expect(asked.at(-1)).toBe('our-rights/c');
    });
    await stopRoom(room);
    expect(await over).toBe('ended');
  });
});

describe('a question of the group’s own', () => {
  const line = (text: string) => ({ words: text, picture: { name: '', address: '/symbols/1F68C.svg', tint: 'sand' } });
  const asks = (prompt: string): RoomQuestion => ({
    head: line(prompt),
    choices: ['Very late', 'Quite good'].map((text, n) => ({ id: `c${String(n)}`, ...line(text) })),
  });
  const follows = (phone: InRoom) => {
    const own: (RoomQuestion | undefined)[] = [];
    const stop = new AbortController();
    stops.push(stop);
    void followAsked(
      phone,
      {
        asked: (_of, now) => {
          own.push(now);
        },
        away: () => undefined,
      },
      stop.signal,
    );
    return own;
  };

  it('comes sealed to every phone that is in, by code and by pictures, and to one that joins while it stands; the server reads no word of it', async () => {
    const room = await startRoom(run);
    const led = leads(room);
    const tell = openTelling(room);
    tell(null, true);
    const one = await aPhone(room);
    localStorage.removeItem('live-room-phone');
    const two = await vi.waitFor(() => enterRoom({ pictures: room.pictures }));
    const keysOf = async (count: number) => {
      await vi.waitFor(() => {
        expect(led.heard.at(-1)?.keys).toHaveLength(count);
      });
      return led.heard.at(-1)?.keys ?? [];
    };
    const mine = `${newToken()}/${newToken()}`;
    const question = asks('How is the bus for us?');
    tell(mine, false, { question, keys: await keysOf(2) });
    const seen = [follows(one), follows(two)];
    for (const own of seen)
      await vi.waitFor(() => {
        expect(own.at(-1)).toEqual(question);
      });
    const three = follows(await aPhone(room));
    await vi.waitFor(() => {
      expect(three).toEqual([undefined]);
    });
    tell(mine, false, { question, keys: await keysOf(3) });
    await vi.waitFor(() => {
      expect(three.at(-1)).toEqual(question);
    });
    // With a space in each: what is sealed is base64, in which any short word stands now and then.
    expect(sent.join('')).not.toMatch(/the bus|Very late|Quite good|\/symbols\//);
    expect(sent.join('')).not.toContain('AGE-SECRET-KEY');
    await stopRoom(room);
  });

  it('is as long as any other, leads to no other host, and is not kept from anybody by a key that is none', async () => {
    const mine = await newIdentity();
    const [short, long] = await Promise.all(
      ['Bus?', 'How is the bus for us in the evening?'].map((text) => sealQuestion(asks(text), [mine.recipient])),
    );
    expect(short?.length).toBe(long?.length);
    expect((await sealQuestion(asks('Bus?'), [mine.recipient, 'age1x']))?.length).toBe(short?.length);
    expect(await sealQuestion(asks('Bus?'), [])).toBeUndefined();
    expect((await openQuestion(short ?? '', mine.identity))?.head.words).toBe('Bus?');
    expect(await openQuestion(short ?? '', (await newIdentity()).identity)).toBeUndefined();
    for (const address of ['https://else.example/x.svg', '//else.example/x.svg', 'data:image/svg+xml,x']) {
      const bad = { ...asks('Bus?'), head: { ...line('Bus?'), picture: { name: '', address, tint: 'sand' } } };
      await expect(sealQuestion(bad, [mine.recipient])).rejects.toThrow();
    }
  });
});

describe('what a phone keeps', () => {
  it('is two random numbers and a key, and after the room no answer and no key', async () => {
    const room = await startRoom(run);
    const phone = await aPhone(room);
    rememberSaid(of, 'home');
    expect([saidTo(of), saidTo('our-rights/second')]).toEqual(['home', undefined]);
    leaveRoom();
    expect(sessionStorage.length).toBe(0);
    expect(Object.keys(JSON.parse(localStorage.getItem('live-room-phone') ?? '{}') as object).sort()).toEqual([
      'at',
      'phone',
      'secret',
    ]);
    expect(localStorage.getItem('live-room-phone')).not.toContain(phone.to);
    await stopRoom(room);
  });

  it('tells nobody that two places are one phone’s, and what was sealed to another key is nothing', async () => {
    const secret = newToken();
    expect(await placeIn(secret, 'a/b')).toBe(await placeIn(secret, 'a/b'));
    expect(await placeIn(secret, 'a/c')).not.toBe(await placeIn(secret, 'a/b'));
    const [mine, other] = [await newIdentity(), await newIdentity()];
    const said = { of, choice: 'home', n: 1, place: 'x' };
    expect(await openChoice(await sealChoice(said, mine.recipient), mine.identity)).toEqual(said);
    expect(await openChoice(await sealChoice(said, other.recipient), mine.identity)).toBeUndefined();
    for (const odd of ['', '***', 'AAAA']) expect(await openChoice(odd, mine.identity)).toBeUndefined();
  });

  it('begins with the code on the screen, whose key goes to no server', async () => {
    const room = await startRoom(run);
    const address = joinAddress('/groups/join/', room);
    expect(address).toMatch(/^http:\/\/192\.168\.0\.9:4321\/groups\/join\/#[0-9a-f]{32}\.age1/);
    expect(readJoin(new URL(address).hash)).toEqual({ join: room.join, to: room.to });
    for (const odd of ['', '#', '#x', `#${room.join}`, `#${room.join}.age1x`, `#${room.join}.${room.to.slice(0, -1)}q`])
      expect([odd, readJoin(odd)]).toEqual([odd, undefined]);
    await stopRoom(room);
  });
});

describe('what is taken home', () => {
  const line = (text: string) => ({ words: text, picture: { name: '', address: '', tint: '' } });

  it('is an Answer of the person’s own Story with all that it was asked with, once however often it is pressed, and another one where they changed it', async () => {
    const take = (choice: string) =>
      takeHome(of, line('What matters most to us?'), { id: choice, ...line(`Our ${choice}`) }, 'en');
    expect([await take('home'), await take('home'), await take('money')]).toEqual(['kept', 'kept', 'kept']);
    const story = await openStory();
    const kept = await answersTo(story?.id ?? '', `group/${of}`);
    kept.sort((one, other) => String(one.said.chosen).localeCompare(String(other.said.chosen)));
    expect(kept.map(({ asked, said, speaker }) => [asked, said, speaker.whose])).toEqual([
      [{ prompt: 'What matters most to us?', choices: { home: 'Our home' } }, { chosen: ['home'] }, 'mine'],
      [{ prompt: 'What matters most to us?', choices: { money: 'Our money' } }, { chosen: ['money'] }, 'mine'],
    ]);
    expect(kept.every((one) => answer.safeParse(one).success)).toBe(true);
    // Where nobody said whose Story it is, it is asked first.
    localStorage.setItem('ask-whose', 'yes');
    sessionStorage.clear();
    expect(await take('pass')).toBe('whose');
  });
});
