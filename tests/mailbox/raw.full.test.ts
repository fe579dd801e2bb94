import { brotliCompressSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { aRoom, type Keys } from './a-room.ts';
import { calls, files, halves, made, smuggled, written, type Raw } from './raw-requests.ts';
import { theServer, type Running } from './the-server.ts';

/** What has no database in it needs to be asked only once. */
const whole = (kind: string, keys: Keys) =>
  kind === 'SQLite' ? [...written(keys, files), ...written(keys, calls)] : written(keys, calls);

const server = theServer();
afterAll(() => {
  server.remove();
});

/** A built website of a few files; one of them is larger than what the system takes off a line unasked. */
function smallWebsite(folder: string): void {
  const files = {
    'index.html': '<p>home</p>'.repeat(200),
    'index.html.br': brotliCompressSync('<p>home</p>'.repeat(200)),
    '404.html': 'not here',
    '_astro/a.123.js': 'let a',
    'empty.txt': '',
    'sounds/long.mp3': Buffer.alloc(16_000_000),
  };
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, 'dist/client', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'dist/client', path), bytes);
  }
}

describe.each(['SQLite', 'PostgreSQL'])('the server on %s, asked in bytes that no browser sends', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'raw-'));
  let running: Running;
  let keys: Keys;
  let stop = () => undefined as unknown;
  let before = { open: 0, memory: 0 };

  /** @returns all that came back, until the line was closed from either side. */
  const send = ({ bytes, leaves }: Raw): Promise<string> =>
    new Promise((done, failed) => {
      const line = connect(running.port, '127.0.0.1', () => {
        if (leaves === 'at the end') line.end(bytes);
        else
          line.write(bytes, () => {
            if (leaves === 'at once') line.destroy();
          });
      });
      let said = '';
      line.setTimeout(9_000, () => {
        line.destroy();
        failed(new Error(`no answer, and the line stays open: ${JSON.stringify(bytes.toString('latin1', 0, 400))}`));
      });
      line.on('data', (part) => {
        if (said.length < 1e5) said += part.toString('latin1');
        if (leaves === 'when told') line.destroy();
      });
      line
        .on('close', () => {
          done(said);
        })
        .on('error', () => {
          done(said);
        });
    });
  const isAllowed = (said: string) => !/^HTTP\/1\.1 5(?!03 )\d\d /m.test(said);
  /** Sends all of them, twenty at a time. @returns how often each status came first, and what was answered by an error of the server. */
  async function sendAll(all: readonly Raw[]): Promise<{ statuses: Map<string, number>; wrong: string[] }> {
    const [statuses, wrong, left] = [new Map<string, number>(), [] as string[], [...all].reverse()];
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (let one = left.pop(); one; one = left.pop()) {
          const said = await send(one);
          const status = said.slice(9, 12);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (!isAllowed(said)) wrong.push(one.bytes.toString('latin1', 0, 300));
        }
      }),
    );
    return { statuses, wrong };
  }
  const openFiles = () =>
    readdirSync(`/proc/${String(running.child.pid)}/fd`).flatMap((n) => {
      try {
        return [readlinkSync(`/proc/${String(running.child.pid)}/fd/${n}`)];
      } catch {
        return [];
      }
    });
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(running.child.pid)}/status`, 'utf8'))?.[1]) / 1000;

  beforeAll(async () => {
    smallWebsite(folder);
    const postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined;
    stop = () => postgres?.stop();
    const where = { DATA_DIR: join(folder, 'data'), DATABASE_URL: postgres?.url ?? '' };
    const room = await aRoom(await openDatabase(where));
    keys = await room.worker();
    await room.mailboxes.close();
    running = await server.start(folder, where, { TRUST_PROXY: 'yes' });
    // Some of each, so that lines to the database and places for bodies are there.
    await sendAll(whole(kind, keys).filter((_, n) => n % 13 === 0));
    before = { open: openFiles().length, memory: memory() };
  }, 60_000);
  afterAll(() => {
    running.child.kill('SIGKILL');
    stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers every address, in every way, with each header, and never by an error of its own', async () => {
    const { statuses, wrong } = await sendAll(whole(kind, keys));
    expect(wrong).toEqual([]);
    const expected = [
      '200',
      '400',
      '404',
      '405',
      '411',
      '417',
      ...(kind === 'SQLite' ? ['206', '304', '412', '416'] : []),
    ];
    expect(expected.filter((status) => !statuses.has(status))).toEqual([]);
    console.log(kind, Object.fromEntries(statuses));
  }, 60_000);

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])(
    'reads no second request out of one that can be read in two ways (%i)',
    async (n) => {
      const said = await send({ bytes: Buffer.from(smuggled(keys)[n] ?? '', 'latin1'), leaves: 'at the end' });
      expect([said.match(/HTTP\/1\.1 \d\d\d/g)?.join(), said.includes('{"status":"ok"}')]).toEqual([
        'HTTP/1.1 400',
        false,
      ]);
    },
  );

  it('lets go of halves, and of those who go before, while or after they are answered', async () => {
    for (let n = 0; n < 4; n += 1) expect((await sendAll(halves(keys))).wrong).toEqual([]);
    // Readers who take one part of what is long, and go.
    const reader = {
      bytes: Buffer.from('GET /sounds/long.mp3 HTTP/1.1\r\nhost: x\r\n\r\n'),
      leaves: 'when told',
    } as const;
    expect((await sendAll(Array.from({ length: 200 }, () => reader))).statuses).toEqual(new Map([['200', 200]]));
  }, 60_000);

  it('stands up to a thousand more, made by chance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(made(keys), { minLength: 20, maxLength: 20 }), async (some) => {
        expect((await sendAll(some)).wrong).toEqual([]);
      }),
      { numRuns: 50, seed: 28 },
    );
  }, 60_000);

  it('is the same process afterwards, well, with no more files open and no more memory than before, and said nothing', async () => {
    await expect.poll(() => openFiles().filter((path) => path.includes('/dist/')), { timeout: 25_000 }).toEqual([]);
    await expect.poll(() => openFiles().length, { timeout: 25_000 }).toBeLessThanOrEqual(before.open + 2);
    expect(memory() - before.memory).toBeLessThan(80);
    expect([running.child.exitCode, running.child.signalCode, running.said()]).toEqual([null, null, '']);
    expect(await (await fetch(`http://127.0.0.1:${String(running.port)}/healthz`)).json()).toMatchObject({
      status: 'ok',
    });
    const listed = await fetch(`http://127.0.0.1:${String(running.port)}/api/envelopes`, {
      headers: { authorization: `Bearer ${keys.read}` },
    });
    expect(listed.status).toBe(200);
  }, 60_000);
});
