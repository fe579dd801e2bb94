import '#tests/support/device.ts';
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { followRoom, startRoom, stopRoom, type HostRoom } from '#live-room/host.ts';
import { enterRoom, followAsked, give, type InRoom } from '#live-room/phone.ts';
import { newToken } from '#model/token.ts';
import { placeIn, sealChoice } from '#live-room/sealed-choice.ts';
import { putRoom, roomAnswers, sayInRoom } from '#post/live-room.ts';
import { aSoakedServer, type SoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

const of = 'what-matters-to-us/matters';
const choices = ['home', 'people', 'money', 'pass'];
/** ms over which the people of a room press, once and then some of them again. */
const pressing = 8_000;
/** How often a line breaks, before the server heard or after. */
const breaks = 0.03;

const at = (all: readonly number[], share: number) =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1000;
/** Seconds of a core that a process used so far. */
const cpuOf = (pid: number): number => {
  const [, , , , , , , , , , , , , user = 0, system = 0] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .split(' ')
    .map(Number);
  return (user + system) / 100;
};
const ms = (n: number) => `${n.toFixed(0)} ms`;

/** Every phone of a room comes from one address, as in a day centre; lines break now and then. */
function askFromRooms(url: string, broken: () => boolean): Map<string, string> {
  const real = globalThis.fetch;
  const addressOf = new Map<string, string>();
  globalThis.fetch = async (asked, more = {}) => {
    const headers = more.headers as Record<string, string>;
    const once = broken();
    if (once && Math.random() < 0.5) throw new TypeError('broken before');
    const came = await real(new URL(asked as string, url), {
      ...more,
      headers: {
        ...headers,
        'x-forwarded-for':
          addressOf.get(headers['authorization']?.slice(7) ?? '') ??
          `198.51.100.${String(Math.floor(Math.random() * 250))}`,
      },
    });
    if (once) throw new TypeError('broken after');
    return came;
  };
  return addressOf;
}

/** One room while it is soaked: how long each press took to the big screen, in ms, and what each phone said last. */
interface Soaked {
  room: HostRoom;
  late: number[];
  last: Map<string, string>;
  phones: InRoom[];
  stop: AbortController;
}

async function openOne(addressOf: Map<string, string>, address: string, phones: number): Promise<Soaked> {
  const room = await startRoom(newToken());
  addressOf.set(room.host, address);
  await putRoom(room.host, of, false);
  const soaked: Soaked = { room, late: [], last: new Map(), phones: [], stop: new AbortController() };
  for (let n = 0; n < phones; n += 1) {
    localStorage.removeItem('live-room-phone');
    const phone = await enterRoom({ join: room.join }, room.to);
    addressOf.set(phone.phone, address);
    soaked.phones.push(phone);
  }
  return soaked;
}

const anyChoice = () => choices[Math.floor(Math.random() * choices.length)] ?? 'pass';

/** Hears what comes as a facilitator's device does, and opens none of it yet: thirty such devices in one process would wait for each other, and not for the server. */
async function hears({ room, late, stop }: Soaked, pressed: Map<string, number>): Promise<void> {
  for (let after = 0; !stop.signal.aborted;) {
    const { n, answers } = await roomAnswers(room.host, after);
    after = n;
    for (const { sealed } of answers) {
      const began = pressed.get(sealed);
      if (began !== undefined) late.push(performance.now() - began);
      pressed.delete(sealed);
    }
    await wait(150);
  }
}

/** A phone that presses, a third of them twice. What it says was sealed before, as on a device of its own. */
async function presses({ last }: Soaked, phone: InRoom, pressed: Map<string, number>): Promise<() => Promise<void>> {
  const times = Math.random() < 0.3 ? 2 : 1;
  const all: { n: number; choice: string; sealed: string }[] = [];
  for (let n = 1; n <= times; n += 1) {
    const choice = anyChoice();
    all.push({
      n,
      choice,
      sealed: await sealChoice({ of, choice, n, place: await placeIn(phone.secret, of) }, phone.to),
    });
  }
  return async () => {
    for (const { n, choice, sealed } of all) {
      await wait(Math.random() * (pressing / times));
      pressed.set(sealed, performance.now());
      last.set(phone.phone, choice);
      await sayInRoom(phone.phone, of, n, sealed);
    }
  };
}

/** The whole of a phone, with lines that break: it tries until the server has what was chosen last. */
async function givesOverBrokenLines({ last }: Soaked, phone: InRoom): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await wait(Math.random() * (pressing / 3));
    const choice = anyChoice();
    last.set(phone.phone, choice);
    if ((await give(phone, of, choice, () => true)) !== 'in') throw new Error('An answer was not taken.');
  }
}

/** What the facilitator's device counts, all of it opened, against what the phones said last. @returns whether it is the same */
async function isRight({ room, last }: Soaked): Promise<boolean> {
  const stop = new AbortController();
  let counts: Record<string, number> = {};
  const right = () =>
    choices.every((choice) => (counts[choice] ?? 0) === [...last.values()].filter((one) => one === choice).length);
  void followRoom(
    room,
    () => true,
    (heard) => {
      counts = heard.counts[of] ?? {};
    },
    stop.signal,
  );
  for (let n = 0; n < 200 && !right(); n += 1) await wait(100);
  stop.abort();
  return right();
}

/** So many rooms of so many phones at once. @returns how long each answer took, in ms */
async function soakRooms(
  server: SoakedServer,
  addressOf: Map<string, string>,
  [rooms, phones]: readonly [number, number],
  broken: (share: number) => void,
  { say, wrong }: Soaking,
  share = 0,
): Promise<number[]> {
  const before = memoryOf(server.pid);
  const all: Soaked[] = [];
  for (let n = 0; n < rooms; n += 1) all.push(await openOne(addressOf, `192.0.2.${String(n + 1)}`, phones));
  const pressed = new Map<string, number>();
  const follow = new AbortController();
  for (const phone of all.flatMap((one) => one.phones))
    void followAsked(phone, { asked: () => undefined, away: () => undefined }, follow.signal);
  const sealed =
    share > 0
      ? []
      : await Promise.all(all.flatMap((soaked) => soaked.phones.map((phone) => presses(soaked, phone, pressed))));
  if (share === 0) for (const soaked of all) void hears(soaked, pressed).catch(() => undefined);
  const [cpu, from] = [cpuOf(server.pid), performance.now()];
  broken(share);
  await Promise.all([
    ...sealed.map((press) => press()),
    ...(share > 0 ? all.flatMap((soaked) => soaked.phones.map((phone) => givesOverBrokenLines(soaked, phone))) : []),
  ]);
  for (let n = 0; n < 300 && pressed.size > 0; n += 1) await wait(100);
  const [busy, during] = [(cpuOf(server.pid) - cpu) / ((performance.now() - from) / 1000), memoryOf(server.pid)];
  for (const { stop } of all) stop.abort();
  for (const soaked of all) if (!(await isRight(soaked))) wrong('a room counts what its phones did not say last');
  broken(0);
  follow.abort();
  for (const { room } of all) await stopRoom(room);
  await wait(1_000);
  const late = all.flatMap((soaked) => soaked.late);
  say(
    `${String(rooms)} rooms of ${String(phones)} phones${share > 0 ? `, ${String(share * 100)} of 100 requests broken` : `: ${String(late.length)} answers on the big screen, half in ${ms(at(late, 0.5))}, 99 of 100 in ${ms(at(late, 0.99))}, the last ${ms(Math.max(...late))}`}; the server used ${(busy * 100).toFixed(0)} % of one core; memory ${before.toFixed(0)}, ${during.toFixed(0)}, ${memoryOf(server.pid).toFixed(0)} MB before, during, after`,
  );
  return late;
}

/** A bare event stream: what one posts another hears, and nothing is sealed, proved or counted. */
async function bare(phones: number): Promise<number[]> {
  const child: ChildProcess = fork(fileURLToPath(new URL('bare-stream.mjs', import.meta.url)));
  const port = await new Promise<number>((done) => {
    child.once('message', (said) => {
      done(Number(said));
    });
  });
  const url = `http://localhost:${String(port)}`;
  const heard = new Map<string, number>();
  const late: number[] = [];
  const stop = new AbortController();
  const stream = (await fetch(url, { signal: stop.signal })).body?.pipeThrough(new TextDecoderStream()).getReader();
  const listen = (async () => {
    for (;;) {
      const part = await stream?.read().catch(() => undefined);
      if (!part || part.done) return;
      for (const [, name = ''] of part.value.matchAll(/data: (\S+)/g))
        late.push(performance.now() - (heard.get(name) ?? 0));
    }
  })();
  await Promise.all(
    Array.from({ length: phones }, async (_, n) => {
      await wait(Math.random() * pressing);
      heard.set(String(n), performance.now());
      await (await fetch(url, { method: 'POST', body: String(n) })).text();
    }),
  );
  await wait(500);
  stop.abort();
  await listen;
  child.kill();
  return late;
}

async function run(soaking: Soaking): Promise<void> {
  globalThis.addEventListener ??= () => undefined;
  globalThis.removeEventListener ??= () => undefined;
  const plain = globalThis.fetch;
  const stream = await bare(100);
  // The limits that a copy has; each room is an address of its own.
  const server = await aSoakedServer({ RATE_LIMIT: '', TRUST_PROXY: 'yes' });
  let breaking = 0;
  const addressOf = askFromRooms(server.url, () => Math.random() < breaking);
  try {
    const broken = (share: number) => {
      breaking = share;
    };
    const one = await soakRooms(server, addressOf, [1, 100], broken, soaking);
    soaking.say(
      `a bare event stream, 100 who post: half in ${ms(at(stream, 0.5))}, 99 of 100 in ${ms(at(stream, 0.99))}; a room against it ${(at(one, 0.5) / at(stream, 0.5)).toFixed(1)} × in the middle, ${(at(one, 0.99) / at(stream, 0.99)).toFixed(1)} × at 99 of 100`,
    );
    const many = await soakRooms(server, addressOf, [30, 30], broken, soaking);
    for (const [what, late] of [
      ['one room of 100', one],
      ['30 rooms of 30', many],
    ] as const)
      if (at(late, 0.99) > 1_000) soaking.wrong(`${what}: 99 of 100 answers took ${ms(at(late, 0.99))}`);
    for (let n = 0; n < soaking.times; n += 1) await soakRooms(server, addressOf, [5, 30], broken, soaking, breaks);
  } finally {
    globalThis.fetch = plain;
    await server.stop();
  }
}

export const rooms: Part = {
  what: 'live rooms of own phones: one of 100, 30 at once, then with lines that break',
  times: 2,
  run,
};
