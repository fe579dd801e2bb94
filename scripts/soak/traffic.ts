import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { newToken, newMailboxTokens } from '#model/token.ts';
import { askFrom, aWorker, type AWorker } from '#tests/support/two-sides.ts';
import { openMailbox, type MailboxTokens } from '#post/mailbox.ts';
import { aSoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

/** What a day of a busy copy asks of its server: 1,500 people with 30 workers, each desk open for eight hours. */
const day = { pages: 60_000, letters: 1_500, looks: 30_000, polls: 14_400, fetches: 3_000, replies: 1_500 } as const;
type Asked = keyof typeof day;

interface There {
  url: string;
  workers: AWorker[];
  people: MailboxTokens[];
  pages: string[];
}

const some = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1000;

async function ask(
  { url }: There,
  path: string,
  token: string,
  { headers = {}, ...more }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const told = await fetch(`${url}/api/${path}`, {
    ...more,
    headers: { authorization: `Bearer ${token}`, 'x-ask': newToken(), ...headers },
  });
  return told;
}

const drop = async (there: There, token: string, size: number) => {
  const told = await ask(there, 'envelopes', token, {
    method: 'POST',
    body: randomBytes(size),
    headers: { 'x-envelope': newToken(), 'content-type': 'application/octet-stream' },
  });
  await told.arrayBuffer();
  return told.status;
};
const list = async (there: There, token: string) => {
  const told = await ask(there, 'envelopes?after=0', token);
  return { status: told.status, envelopes: ((await told.json()) as { envelopes?: { id: string }[] }).envelopes ?? [] };
};

/** One of each thing that is asked. @returns the status */
const doing: Record<Asked, (there: There) => Promise<number>> = {
  pages: async ({ url, pages }) => {
    const told = await fetch(url + some(pages), { headers: { 'accept-encoding': 'br' } });
    await told.arrayBuffer();
    return told.status;
  },
  // Most are words; one in twenty has a photo or a voice.
  letters: (there) => drop(there, some(there.workers).keys.box.drop, Math.random() < 0.05 ? 400_000 : 16_384),
  replies: (there) => drop(there, some(there.people).drop, 4_096),
  looks: async (there) => (await list(there, some(there.people).read)).status,
  polls: async (there) => (await list(there, some(there.workers).keys.box.read)).status,
  fetches: async (there) => {
    const { read } = some(there.workers).keys.box;
    const { envelopes } = await list(there, read);
    if (envelopes.length === 0) return 200;
    const told = await ask(there, 'envelope', read, { headers: { 'x-envelope': some(envelopes).id } });
    await told.arrayBuffer();
    return told.status;
  },
};

async function settle(url: string): Promise<There> {
  askFrom(url);
  // One after the other: an invite is made while this process stands still, and thirty at once left each request without its time.
  const workers: AWorker[] = [];
  for (let n = 0; n < 30; n += 1) workers.push(await aWorker(`Worker ${String(n)}`, { door: false }));
  const people: MailboxTokens[] = [];
  // Fifty people of each worker, those of all workers beside each other: one after the other they took longer than the day.
  await Promise.all(
    workers.map(async (worker) => {
      for (let n = 0; n < 50; n += 1) {
        const box = newMailboxTokens();
        await openMailbox(worker.keys.box.drop, box);
        people.push(box);
      }
    }),
  );
  const home = await (await fetch(url)).text();
  const pages = [
    '/',
    '/read/',
    '/say/',
    '/my-story/',
    '/say/my-home/how-it-is/',
    ...[...home.matchAll(/(?:src|href)="(\/[^"#]+)"/g)].map((m) => m[1] ?? '/'),
  ];
  return { url, workers, people, pages };
}

/** A line through the figures: how many megabytes more a whole run of this length would bring. */
function slope(figures: number[]): number {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((a, b) => a + b, 0) / figures.length;
  const up = figures.reduce((sum, y, x) => sum + (x - middle) * (y - mean), 0);
  const down = figures.reduce((sum, _y, x) => sum + (x - middle) ** 2, 0);
  return (up / down) * figures.length;
}

async function run({ minutes, say, wrong }: Soaking): Promise<void> {
  const server = await aSoakedServer();
  process.env['DATA_DIR'] = server.folder;
  try {
    const there = await settle(server.url);
    const all = Object.entries(day).flatMap(([what, times]) => Array<Asked>(times).fill(what as Asked));
    for (let n = all.length - 1; n > 0; n -= 1) {
      const at = Math.floor(Math.random() * (n + 1));
      [all[n], all[at]] = [all[at] as Asked, all[n] as Asked];
    }
    const [from, length] = [Date.now(), minutes * 60_000];
    const memory: number[] = [];
    const bad = new Map<string, number>();
    let done = 0;
    const watch = setInterval(() => memory.push(memoryOf(server.pid)), Math.max(500, length / 120));
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (let what = all.pop(); what; what = all.pop()) {
          const due = from + (done / (done + all.length + 1)) * length;
          if (due > Date.now())
            await new Promise((go) => {
              setTimeout(go, due - Date.now());
            });
          const status = await doing[what](there).catch((why: unknown) => String(why));
          if (status !== 200 && status !== 201)
            bad.set(`${what} ${String(status)}`, (bad.get(`${what} ${String(status)}`) ?? 0) + 1);
          done += 1;
        }
      }),
    );
    clearInterval(watch);
    const half = memory.slice(Math.floor(memory.length / 2));
    say(
      `${String(done)} requests in ${((Date.now() - from) / 60_000).toFixed(1)} minutes; memory ${memory[0]?.toFixed(0) ?? ''} MB at the beginning, most ${Math.max(...memory).toFixed(0)} MB, ${memory.at(-1)?.toFixed(0) ?? ''} MB at the end; the second half ${slope(half) >= 0 ? '+' : ''}${slope(half).toFixed(1)} MB`,
    );
    for (const [what, times] of bad) wrong(`${what}: ${String(times)} times`);
    // The first half warms up; after it, what is held for a request must be let go of.
    if (slope(half) > 15) wrong(`memory grows: ${slope(half).toFixed(1)} MB in the second half`);
  } finally {
    await server.stop();
  }
}

export const traffic: Part = { what: 'the traffic of a day, squeezed', times: 1, run };
