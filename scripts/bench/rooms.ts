import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../postgres.mjs';
import { Partner } from './mailbox.ts';
import type { Pressed } from './rooms-load.ts';

/** ms over which the people of a room press. */
const pressing = 8_000;
/** Rooms, and phones in each. One server lets in 2,000 lines: 30 rooms of 100 are for two. */
const sizes = [
  [1, 100],
  [30, 30],
] as const;
const forTwo = [30, 100] as const;

const at = (all: readonly number[], share: number) =>
  all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const ms = (n: number) => `${n.toFixed(0)} ms`;
const mb = (bytes: number) => (bytes / 1e6).toFixed(0);

/** Live rooms on one server, and on two that share a PostgreSQL, beside a bare event stream. Measures, prints, and says how many figures were missed. */
export async function benchRooms(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-rooms-'));
  const load = new Partner('rooms-load.ts');
  const cluster = findPostgres() ? await startPostgres() : undefined;
  const start = async (url: string) => {
    // The limits that a copy has: each room is an address of its own.
    const partner = new Partner('mailbox-server.ts', {
      DATA_DIR: folder,
      DATABASE_URL: url,
      RATE_LIMIT: '',
      TRUST_PROXY: 'yes',
    });
    return { partner, port: Number(await partner.hear()) };
  };
  let missed = 0;
  const judge = (good: boolean, text: string) => {
    console.log(`${good ? 'reached' : 'MISSED '}  ${text}`);
    if (!good) missed += 1;
  };
  const press = async (ports: number[], [rooms, phones]: readonly [number, number], more = {}) =>
    JSON.parse(await load.ask(JSON.stringify({ ports, rooms, phones, ms: pressing, ...more }))) as Pressed;
  const bare = fork(join(import.meta.dirname, '../soak/bare-stream.mjs'));
  const [barePort] = (await once(bare, 'message')) as [number];
  const one = await start('');
  const two = cluster ? [await start(cluster.url), await start(cluster.url)] : [];
  try {
    console.log(
      '\nLive rooms: people press within 8 seconds; all phones and big screens in one process beside the servers; up to 150 ms are that a big screen gathers what comes',
    );
    const measure = async (servers: typeof two, size: readonly [number, number]) => {
      const memory = () => Promise.all(servers.map(async ({ partner }) => Number(await partner.ask('now'))));
      const stream = await press([], [1, 100], { bare: barePort });
      const before = await memory();
      const { took, lost, doubled, failed } = await press(
        servers.map(({ port }) => port),
        size,
      );
      const after = await memory();
      console.log(
        `         ${String(size[0])} of ${String(size[1])} phones on ${servers.length > 1 ? 'two servers' : 'one server'}: ${String(took.length)} answers on the big screen, half in ${ms(at(took, 0.5))}, 99 of 100 in ${ms(at(took, 0.99))}, the last ${ms(took.at(-1) ?? 0)}; a bare event stream ${ms(at(stream.took, 0.5))} and ${ms(at(stream.took, 0.99))}: ${(at(took, 0.5) / at(stream.took, 0.5)).toFixed(1)} × and ${(at(took, 0.99) / at(stream.took, 0.99)).toFixed(1)} ×; memory ${before.map(mb).join(' and ')} MB before, ${after.map(mb).join(' and ')} after`,
      );
      judge(at(took, 0.99) < 1_000, `99 of 100 on the big screen in ${ms(at(took, 0.99))} (less than 1,000)`);
      judge(
        lost + doubled + failed === 0,
        `${String(lost)} lost, ${String(doubled)} doubled, ${String(failed)} refused (0)`,
      );
      return after;
    };
    for (const servers of two.length > 0 ? [[one], two] : [[one]]) {
      for (const size of sizes) await measure(servers, size);
      if (servers.length > 1) await measure(servers, forTwo);
      // What the first time made room for stays; the same again may make no more.
      const size = sizes[1];
      const first = await measure(servers, size);
      const again = await measure(servers, size);
      const grew = Math.max(...again.map((bytes, n) => bytes / (first[n] ?? bytes)));
      judge(grew < 1.1, `memory after the same rooms once more ${grew.toFixed(2)} × (less than 1.10)`);
    }
    if (two.length === 0) console.log('         PostgreSQL is not here: two servers were not measured');
  } finally {
    await Promise.all([load.stop(), one.partner.stop(), ...two.map(({ partner }) => partner.stop())]);
    bare.kill();
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return missed;
}
