import '#tests/support/device.ts';
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { followRoom, startRoom, stopRoom, type HostRoom } from '#live-room/host.ts';
import { enterRoom, followAsked, give, type InRoom } from '#live-room/phone.ts';
import { newToken } from '#model/token.ts';
import { putRoom } from '#post/live-room.ts';
import { aSoakedServer, type SoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

const of = 'what-matters-to-us/matters';
const choices = ['home', 'people', 'money', 'pass'];
/** ms over which the people of a room press, once and then some of them again. */
const presses = 8_000;
/** How often a line breaks, before the server heard or after. */
const breaks = 0.03;

const at = (all: readonly number[], share: number) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1000;
const ms = (n: number) => `${n.toFixed(0)} ms`;

/** Every phone of a room comes from one address, as in a day centre; lines break now and then. */
function askFromRooms(url: string, broken: () => boolean): Map<string, string> {
  const real = globalThis.fetch;
  const addressOf = new Map<string, string>();
  globalThis.fetch = async (asked, more = {}) => {
    const headers = more.headers as Record<string, string>;
    const once = broken();
    if (once && Math.random() < 0.5) throw new TypeError('broken before');
    const came = await real(new URL(asked as string, url), { ...more, headers: { ...headers, 'x-forwarded-for': addressOf.get(headers['authorization']?.slice(7) ?? '') ?? `198.51.100.${String(Math.floor(Math.random() * 250))}` } });
    if (once) throw new TypeError('broken after');
    return came;
  };
  return addressOf;
}

/** One room while it is soaked: when each choice was pressed and seen, and what each phone said last. */
interface Soaked { room: HostRoom; late: number[]; counts: Record<string, number>; last: Map<string, string>; stop: AbortController }

async function openOne(): Promise<Soaked> {
  const room = await startRoom(newToken());
  await putRoom(room.host, of, false);
  return { room, late: [], counts: {}, last: new Map(), stop: new AbortController() };
}

/** Counts what the big screen shows; a press is seen when its phone's newest choice was told. */
function watch(soaked: Soaked, pressed: Map<string, number>): void {
  void followRoom(soaked.room, () => true, ({ counts }) => {
    const now = counts[of] ?? {};
    for (const choice of Object.keys(now)) {
      const began = pressed.get(choice);
      if (began === undefined) continue;
      soaked.late.push(performance.now() - began);
      pressed.delete(choice);
    }
    // What was pressed is told by a name of its own; what is counted is the choice before the dot.
    soaked.counts = {};
    for (const [choice, n] of Object.entries(now)) { const plain = choice.split('.')[0] ?? ''; soaked.counts[plain] = (soaked.counts[plain] ?? 0) + n; }
  }, soaked.stop.signal);
}

async function onePhone(soaked: Soaked, pressed: Map<string, number>, name: string, phone: InRoom): Promise<void> {
  const follows = new AbortController();
  void followAsked(phone, { asked: () => undefined, away: () => undefined }, follows.signal);
  const times = Math.random() < 0.3 ? 2 : 1;
  for (let n = 0; n < times; n += 1) {
    await wait(Math.random() * (presses / times));
    const choice = choices[Math.floor(Math.random() * choices.length)] ?? 'pass';
    const named = `${choice}.${name}-${String(n)}`;
    pressed.set(named, performance.now());
    soaked.last.set(name, choice);
    if (await give(phone, of, named, () => true) !== 'in') throw new Error('An answer was not taken.');
  }
  follows.abort();
}

/** So many rooms of so many phones at once. */
async function soakRooms(server: SoakedServer, addressOf: Map<string, string>, rooms: number, phones: number, { say, wrong }: Soaking): Promise<number[]> {
  const before = memoryOf(server.pid);
  const all: Soaked[] = [];
  const pressed = new Map<string, number>();
  for (let n = 0; n < rooms; n += 1) {
    const soaked = await openOne();
    addressOf.set(soaked.room.host, `192.0.2.${String(n + 1)}`);
    all.push(soaked);
    watch(soaked, pressed);
  }
  const joined: { soaked: Soaked; name: string; phone: InRoom }[] = [];
  for (const [n, soaked] of all.entries()) {
    for (let k = 0; k < phones; k += 1) {
      localStorage.removeItem('live-room-phone');
      const phone = await enterRoom({ join: soaked.room.join }, soaked.room.to);
      addressOf.set(phone.phone, `192.0.2.${String(n + 1)}`);
      joined.push({ soaked, name: `r${String(n)}p${String(k)}`, phone });
    }
  }
  await Promise.all(joined.map(({ soaked, name, phone }) => onePhone(soaked, pressed, name, phone)));
  const right = ({ last, counts }: Soaked) => choices.every((choice) => (counts[choice] ?? 0) === [...last.values()].filter((one) => one === choice).length);
  for (let n = 0; n < 100 && !all.every(right); n += 1) await wait(100);
  const during = memoryOf(server.pid);
  for (const soaked of all) if (!right(soaked)) wrong(`a room counts ${JSON.stringify(soaked.counts)} and should have ${String(soaked.last.size)} phones`);
  for (const { stop, room } of all) { stop.abort(); await stopRoom(room); }
  await wait(1_000);
  const late = all.flatMap((soaked) => soaked.late);
  say(`${String(rooms)} rooms of ${String(phones)} phones: ${String(late.length)} answers on the big screen, half in ${ms(at(late, 0.5))}, 99 of 100 in ${ms(at(late, 0.99))}, the last ${ms(Math.max(...late))}; none lost, none doubled where nothing is said; memory of the server ${before.toFixed(0)}, ${during.toFixed(0)}, ${memoryOf(server.pid).toFixed(0)} MB before, during, after`);
  return late;
}

/** A bare event stream: what one posts another hears, and nothing is sealed, proved or counted. */
async function bare(phones: number): Promise<number[]> {
  const child: ChildProcess = fork(fileURLToPath(new URL('bare-stream.mjs', import.meta.url)));
  const port = await new Promise<number>((done) => { child.once('message', (said) => { done(Number(said)); }); });
  const url = `http://localhost:${String(port)}`;
  const heard = new Map<string, number>();
  const late: number[] = [];
  const stop = new AbortController();
  const stream = (await fetch(url, { signal: stop.signal })).body?.pipeThrough(new TextDecoderStream()).getReader();
  const listen = (async () => {
    for (;;) {
      const part = await stream?.read().catch(() => undefined);
      if (!part || part.done) return;
      for (const [, name = ''] of part.value.matchAll(/data: (\S+)/g)) late.push(performance.now() - (heard.get(name) ?? 0));
    }
  })();
  await Promise.all(Array.from({ length: phones }, async (_, n) => {
    await wait(Math.random() * presses);
    heard.set(String(n), performance.now());
    await (await fetch(url, { method: 'POST', body: String(n) })).text();
  }));
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
    const one = await soakRooms(server, addressOf, 1, 100, soaking);
    soaking.say(`a bare event stream, 100 who post: half in ${ms(at(stream, 0.5))}, 99 of 100 in ${ms(at(stream, 0.99))}; a room against it ${(at(one, 0.5) / at(stream, 0.5)).toFixed(1)} × in the middle, ${(at(one, 0.99) / at(stream, 0.99)).toFixed(1)} × at 99 of 100`);
    const many = await soakRooms(server, addressOf, 30, 30, soaking);
    for (const [what, late] of [['one room of 100', one], ['30 rooms of 30', many]] as const) if (at(late, 0.99) > 1_000) soaking.wrong(`${what}: 99 of 100 answers took ${ms(at(late, 0.99))}`);
    breaking = breaks;
    for (let n = 0; n < soaking.times; n += 1) await soakRooms(server, addressOf, 10, 30, soaking);
  } finally {
    globalThis.fetch = plain;
    await server.stop();
  }
}

export const rooms: Part = { what: 'live rooms of own phones: one of 100, 30 at once, then with lines that break', times: 2, run };
