import { randomBytes } from 'node:crypto';
import { newMailboxTokens, newToken } from '#model/token.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import type { Ways } from '#mailbox/notice/round.ts';
import { openMailboxes, type Mailboxes, type MailboxesOptions } from '#mailbox/open.ts';
import type { Database } from '#mailbox/store/database.ts';
import { goodUntil, makeInvite, type InvitedRole } from '#mailbox/store/invites.ts';

export interface Asking {
  token?: string;
  headers?: Record<string, string>;
  /** An object is sent as JSON, bytes as sealed bytes; both with their length. */
  body?: object | Uint8Array;
}

export const sealed = (size: number): Uint8Array => randomBytes(size);

/** A request as a browser would send it. */
export function requestFor(method: string, path: string, { token, headers = {}, body }: Asking = {}): Request {
  const bytes =
    body === undefined ? undefined : body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  return new Request(`http://localhost/api/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(bytes
        ? {
            'content-length': String(bytes.length),
            'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
          }
        : {}),
      ...headers,
    },
    ...(bytes ? { body: bytes as Uint8Array<ArrayBuffer> } : {}),
  });
}

export interface Told {
  status: number;
  headers: Headers;
  bytes: Buffer;
  json: Record<string, unknown>;
}

async function toldBy(answer: Response): Promise<Told> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const json =
    answer.headers.get('content-type') === 'application/json'
      ? (JSON.parse(bytes.toString()) as Record<string, unknown>)
      : {};
  return { status: answer.status, headers: answer.headers, bytes, json };
}

/** The tokens of a Mailbox. */
export interface Keys {
  read: string;
  drop: string;
}

export const newKeys = newMailboxTokens;

/** What owners were told, in the order it went: where to, and the code that was in it. */
export type WasTold = [to: string, code: string | undefined][];

/** Ways to tell owners that only write down what goes. `council.example` alone may be written to, `push.example` alone be asked. */
export function waysThatNote(told: WasTold): Required<Ways> {
  const note = (to: string, code?: string) => {
    told.push([to, code]);
    return Promise.resolve('sent' as const);
  };
  return {
    email: { domains: ['council.example'], send: note },
    push: { key: 'a-key', hosts: ['push.example'], send: note },
  };
}

/** A Mailbox server to talk to, and the few things that tests do again and again. */
export interface TheRoom {
  db: Database;
  mailboxes: Mailboxes;
  told: WasTold;
  ask: (method: string, path: string, asking?: Asking) => Promise<Told>;
  invited: (role?: InvitedRole, days?: number) => Promise<string>;
  worker: (role?: InvitedRole) => Promise<ReturnType<typeof newKeys>>;
  drop: (keys: Keys, bytes: Uint8Array, id?: string, takeBack?: string) => Promise<Told>;
  list: (
    keys: Keys,
    after?: number,
  ) => Promise<{ id: string; seq: number; size: number; at: string; drop: string | null }[]>;
}

/** Opens Mailboxes on a database, without limits unless they are what is tested. */
export async function aRoom(db: Database, options: Partial<MailboxesOptions> = {}): Promise<TheRoom> {
  const told: WasTold = [];
  const mailboxes = await openMailboxes({
    db,
    ways: waysThatNote(told),
    limits: { requests: 1e9, notFound: 1e9 },
    caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 2 ** 29, boxes: 1e6 } },
    ...options,
  });
  const ask: TheRoom['ask'] = async (method, path, asking) =>
    toldBy(await mailboxes.handle(requestFor(method, path, asking), '192.0.2.1'));
  const invited: TheRoom['invited'] = async (role = 'worker', days = 14) => {
    const token = newToken();
    await db.write((run) =>
      makeInvite(run, { sum: sumOf(token), role, until: goodUntil(Date.now(), days), made_by: null }),
    );
    return token;
  };
  return {
    db,
    mailboxes,
    told,
    ask,
    invited,
    async worker(role = 'worker') {
      const keys = newKeys();
      const made = await ask('POST', 'mailbox', { token: await invited(role), body: keys });
      if (made.status !== 201) throw new Error(`no Mailbox: ${String(made.status)}`);
      return keys;
    },
    drop: (keys, bytes, id = newToken(), takeBack) =>
      ask('POST', 'envelopes', {
        token: keys.drop,
        body: bytes,
        headers: { 'x-envelope': id, ...(takeBack === undefined ? {} : { 'x-take-back': takeBack }) },
      }),
    async list(keys, after) {
      const told = await ask('GET', `envelopes${after === undefined ? '' : `?after=${String(after)}`}`, {
        token: keys.read,
      });
      return told.json['envelopes'] as Awaited<ReturnType<TheRoom['list']>>;
    },
  };
}

/** A browser's fetch that asks this room, for what runs on a person's or a worker's device. */
export const fetchFrom =
  ({ mailboxes }: TheRoom): typeof fetch =>
  async (path, { body, method = 'GET', headers } = {}) => {
    const bytes =
      body instanceof Blob
        ? new Uint8Array(await body.arrayBuffer())
        : typeof body === 'string'
          ? new TextEncoder().encode(body)
          : undefined;
    const sent = {
      ...(headers as Record<string, string>),
      ...(bytes ? { 'content-length': String(bytes.length) } : {}),
    };
    return mailboxes.handle(
      new Request(new URL(path as string, 'http://localhost'), {
        method,
        headers: sent,
        ...(bytes ? { body: bytes } : {}),
      }),
      '192.0.2.1',
    );
  };
