import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import type { Answer, Story, Token } from '#model/answer.ts';
import type { FromPerson } from '#model/letter.ts';
import type { Given, Heard } from '#model/my-worker.ts';
import type { FromWorker } from '#model/reply.ts';
import type { Recipient, WorkerCard } from '#model/worker-card.ts';
import type { HelperWord, HelpSight, MyHelper } from '#model/helping.ts';
import type { Offer } from '#model/offer.ts';
import type { StoryKeys, StoryNews } from '#model/story-box.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import type { Invite } from '#worker/door/invite-link.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';

const here = 'tests/older';

/** Which stage it is, from 1. */
export const numberOf = (stage: string): number => parseInt(stage, 10);

/** The stages, the oldest first. */
export const stages = readdirSync(here, { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? [one.name] : []))
  .sort((a, b) => numberOf(a) - numberOf(b));

/** What has to come out again where there was a worker. `link`: of their card. `own`: the person's Mailbox for Replies. */
interface WithWorker {
  keys: WorkerKeys;
  passphrase: string;
  recovery: Token;
  link: string;
  card: WorkerCard;
  own: { read: WorkerKeys['box']['read']; identity: string; recipient: Recipient };
  letters: FromPerson[];
  replies: FromWorker[];
  records: WorkerRecord[];
  logged: { id: Token }[];
  owed: { id: Token }[];
  held?: FromWorker;
  begun: { about: string; draft: unknown };
  given: Given[];
  heard: Heard[];
  errands: number;
  joining: { invite: Invite; said: unknown };
}
/** What has to come out again. `typing`: what was still being typed. `offers`: of Helpers, not decided on. */
export type Says = {
  story: Story;
  answers: Answer[];
  typing: Answer;
  offers?: Offer[];
  box?: { words: string; keys: StoryKeys; news: StoryNews; id: Token };
  afar?: { helper: MyHelper; secret: Token; identity: string; sight: HelpSight; word: HelperWord; offers?: HelperWord };
} & Partial<WithWorker>;

const read = (stage: string, file: string): unknown => JSON.parse(readFileSync(join(here, stage, file), 'utf8'));

export const says = (stage: string): Says => read(stage, 'says.json') as Says;
/** What has to come out where there was a worker already. */
export const saysWithWorker = (stage: string): Says & WithWorker => says(stage) as Says & WithWorker;
export const stagesWithWorker = stages.filter((stage) => existsSync(join(here, stage, 'server.json')));
export const versions = (stage: string): unknown => read(stage, 'versions.json');
export const copyOf = (stage: string): Blob => new Blob([readFileSync(join(here, stage, 'copy.html'))]);

const bytes = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** What was kept, as it was: JSON has no bytes. */
function asItWas(what: unknown): unknown {
  if (Array.isArray(what)) return what.map(asItWas);
  if (typeof what !== 'object' || what === null) return what;
  const { $blob, $bytes, $buffer, type } = what as Partial<Record<'$blob' | '$bytes' | '$buffer' | 'type', string>>;
  if ($blob !== undefined) return new Blob([bytes($blob)], { type: type ?? '' });
  if ($bytes !== undefined) return bytes($bytes);
  if ($buffer !== undefined) return bytes($buffer).buffer;
  return Object.fromEntries(Object.entries(what).map(([key, one]) => [key, asItWas(one)]));
}

interface StoreOfThen {
  keyPath: string;
  autoIncrement?: boolean;
  indexes: Record<string, string | string[]>;
  records: unknown[];
}
interface Device {
  databases: { name: string; version: number; stores: Record<string, StoreOfThen> }[];
  localStorage: Record<string, string>;
  sessionStorage: Record<string, string>;
}

/** This device is one of then, before anything of today was opened on it. Modules that opened it before must be loaded anew. */
export async function deviceOf(stage: string): Promise<void> {
  const device = read(stage, 'device.json') as Device;
  emptyDevice();
  for (const { name, version, stores } of device.databases) {
    const db = await openDB(name, version, {
      upgrade(made) {
        for (const [store, { keyPath, autoIncrement = false, indexes }] of Object.entries(stores)) {
          const at = made.createObjectStore(store, { keyPath, autoIncrement });
          for (const [index, path] of Object.entries(indexes)) at.createIndex(index, path);
        }
      },
    });
    for (const [store, { records }] of Object.entries(stores))
      for (const record of records) await db.put(store, asItWas(record));
    db.close();
  }
  for (const place of ['localStorage', 'sessionStorage'] as const)
    for (const [name, kept] of Object.entries(device[place])) globalThis[place].setItem(name, kept);
}

/** A device on which this website was never opened. */
export function emptyDevice(): void {
  globalThis.indexedDB = new IDBFactory();
  localStorage.clear();
  sessionStorage.clear();
}

interface Server {
  boxes: Record<string, { envelopes: { id: Token; seq: number; size: number; at: string; base64: string }[] }>;
  cards: Record<string, string>;
  vaults: Record<string, string>;
}

/** The server of then, as far as it is asked for what it has. */
export function serverOf(stage: string): void {
  const server = read(stage, 'server.json') as Server;
  globalThis.fetch = (to, { method = 'GET', headers: sent } = {}) => {
    const [headers, url] = [new Headers(sent), new URL(to as string, 'https://example.org')];
    const [token, what, envelope] = [
      headers.get('authorization')?.slice('Bearer '.length) ?? '',
      url.pathname.slice('/api/'.length),
      headers.get('x-envelope'),
    ];
    const mark = { 'x-mailbox': `${'e'.repeat(32)} ${headers.get('x-ask') ?? ''} ${String(Date.now())}` };
    const json = (said: unknown, status = 200) =>
      new Response(JSON.stringify(said), { status, headers: { ...mark, 'content-type': 'application/json' } });
    const box = server.boxes[token]?.envelopes;
    const found = {
      envelope: box?.find(({ id }) => id === envelope)?.base64,
      card: server.cards[token],
      vault: server.vaults[token],
    }[what];
    const answer = () => {
      if (method !== 'GET') return json({ code: 'not-there' }, 404);
      if (what === 'mailbox') return json({ role: 'worker' });
      if (what === 'envelopes' && box)
        return json({
          envelopes: box
            .filter(({ seq }) => seq > Number(url.searchParams.get('after')))
            .map(({ base64: _, ...one }) => ({ ...one, drop: null })),
          more: false,
          last: box.length,
        });
      return found === undefined
        ? json({ code: 'not-there' }, 404)
        : new Response(bytes(found), { headers: { ...mark, 'content-type': 'application/octet-stream' } });
    };
    return Promise.resolve(answer());
  };
}
