import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can stand between a device and the server, by what it does to one request. All of it was met in real networks. */
export type Lie =
  /** A café's login page, a school's filter, a maintenance page: 200, and not a word of ours. */
  | { is: 'portal' }
  /** A status that the Mailbox gives too, from somebody else: without our mark. */
  | { is: 'stranger'; status: number; body?: string; type?: string }
  /** The answer breaks off after so many bytes; what was asked is done. */
  | { is: 'cut-answer'; after: number }
  /** What was asked breaks off after so many bytes of its body. */
  | { is: 'cut-request'; after: number }
  /** Both ways as slow as this. */
  | { is: 'slow'; bytesASecond: number }
  /** Takes everything and never answers. */
  | { is: 'silent' }
  /** The true server does what is asked, and its answer never comes. */
  | { is: 'unanswered' }
  /** An old answer of the true server, kept from before, to the same request. */
  | { is: 'replay' }
  /** An answer of the true server, with bytes that belong to another of the same kind of request. */
  | { is: 'swapped' }
  | { is: 'redirect'; to: string }
  /** The line breaks at once. */
  | { is: 'broken' }
  /** The true server, but somebody took its own headers off. */
  | { is: 'unmarked' };

interface Kept {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}
interface Rule {
  which: (req: IncomingMessage) => boolean;
  lie: Lie;
}

export interface AProxy {
  /** Where a browser finds it. */
  url: string;
  /** From now on this is done to each request that fits: the newest rule first. @returns ends it again */
  lie: (which: RegExp | ((req: IncomingMessage) => boolean), lie: Lie) => () => void;
  /** No lie any more; whoever still waits for an answer is let go. */
  truth: () => void;
  /** What was asked, as `METHOD /path`, and how it was lied about. */
  asked: { what: string; lie: Lie['is'] | undefined }[];
  stop: () => Promise<void>;
}

const portal =
  '<!doctype html><html lang="en"><title>Guest Wi-Fi</title><h1>Welcome to Guest Wi-Fi</h1><form><button>Log in</button></form></html>';
/** The same request, also when it is asked again with a new mark. */
const keyOf = (req: IncomingMessage) =>
  [req.method, req.url, req.headers.authorization, req.headers['x-envelope']].join(' ');
const shortOf = (req: IncomingMessage) => `${req.method ?? ''} ${(req.url ?? '').split('?')[0] ?? ''}`;

async function bodyOf(from: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Writes no faster than so many bytes a second; at once where none are named. */
async function write(
  to: NodeJS.WritableStream & { destroyed: boolean },
  body: Buffer,
  bytesASecond?: number,
): Promise<void> {
  if (!bytesASecond) {
    to.write(body);
    return;
  }
  const step = Math.max(1, Math.floor(bytesASecond / 10));
  for (let at = 0; at < body.length && !to.destroyed; at += step) {
    to.write(body.subarray(at, at + step));
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
}

/** Asks the true server. `after`: how much of the body is sent before the line breaks. */
const askTruth = (
  base: string,
  req: IncomingMessage,
  body: Buffer,
  { after, bytesASecond }: { after?: number; bytesASecond?: number } = {},
): Promise<Kept> =>
  new Promise((done, failed) => {
    const out = request(
      new URL(req.url ?? '/', base),
      { method: req.method, headers: req.headers, agent: false },
      (came) => {
        bodyOf(came).then((all) => done({ status: came.statusCode ?? 0, headers: came.headers, body: all }), failed);
      },
    );
    out.on('error', failed);
    if (after === undefined) void write(out, body, bytesASecond).then(() => out.end());
    else
      out.write(body.subarray(0, Math.min(after, Math.max(0, body.length - 1))), () =>
        setTimeout(() => out.destroy(new Error('cut')), 50),
      );
  });

/** Says an answer as it came. The whole length is promised, also where less of it is sent. */
async function say(res: ServerResponse, { status, headers, body }: Kept, bytesASecond?: number): Promise<void> {
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest } = headers;
  res.writeHead(status, { ...rest, ...(body.length > 0 ? { 'content-length': body.length } : {}) });
  await write(res, body, bytesASecond);
  res.end();
}

/** What the proxy remembers of the true server: to say it again later, or to somebody else. */
class Memory {
  #first = new Map<string, Kept>();
  #bytes = new Map<string, { key: string; kept: Kept }[]>();
  keep(req: IncomingMessage, kept: Kept): void {
    const key = keyOf(req);
    if (!this.#first.has(key)) this.#first.set(key, kept);
    const like = this.#bytes.get(shortOf(req)) ?? [];
    if (kept.status === 200 && !like.some((l) => l.key === key))
      this.#bytes.set(shortOf(req), [...like, { key, kept }]);
  }
  before = (req: IncomingMessage): Kept | undefined => this.#first.get(keyOf(req));
  another = (req: IncomingMessage): Kept | undefined =>
    this.#bytes.get(shortOf(req))?.find((l) => l.key !== keyOf(req))?.kept;
}

/** A lie that needs no true answer. @returns whether it was one */
function lieAlone(lie: Lie, res: ServerResponse, waiting: Set<ServerResponse>): boolean {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (lie.is === 'portal') res.writeHead(200, html).end(portal);
  else if (lie.is === 'stranger')
    res.writeHead(lie.status, lie.type ? { 'content-type': lie.type } : html).end(lie.body ?? portal);
  else if (lie.is === 'redirect') res.writeHead(302, { location: lie.to }).end();
  else if (lie.is === 'broken') res.destroy();
  else if (lie.is === 'silent') waiting.add(res);
  else return false;
  return true;
}

async function lieWith(
  lie: Lie | undefined,
  base: string,
  req: IncomingMessage,
  res: ServerResponse,
  { memory, waiting }: { memory: Memory; waiting: Set<ServerResponse> },
): Promise<void> {
  const body = await bodyOf(req);
  if (lie?.is === 'cut-request') {
    await askTruth(base, req, body, { after: lie.after }).catch(() => undefined);
    res.destroy();
    return;
  }
  const slow = lie?.is === 'slow' ? { bytesASecond: lie.bytesASecond } : {};
  const told = lie?.is === 'replay' && memory.before(req) ? memory.before(req) : await askTruth(base, req, body, slow);
  if (!told) return;
  // What only passes under a lie is not what was true before it.
  if (!lie) memory.keep(req, told);
  if (lie?.is === 'unanswered') waiting.add(res);
  else if (lie?.is === 'cut-answer') {
    res.writeHead(told.status, { ...told.headers, 'content-length': Math.max(told.body.length, lie.after + 1) });
    res.write(told.body.subarray(0, lie.after), () => res.destroy());
    if (lie.after === 0) {
      res.flushHeaders();
      res.destroy();
    }
  } else if (lie?.is === 'unmarked') {
    const { 'x-mailbox': _mark, ...rest } = told.headers;
    await say(res, { ...told, headers: rest });
  } else if (lie?.is === 'swapped') await say(res, { ...told, body: memory.another(req)?.body ?? told.body });
  else await say(res, told, slow.bytesASecond);
}

/**
 * A proxy in front of a server, that lies where it is told to. Everything else goes through as it is.
 * @param base the true server, or what names it: it may be another one after it was started anew.
 */
export async function aProxy(base: string | (() => string)): Promise<AProxy> {
  const rules: Rule[] = [];
  const waiting = new Set<ServerResponse>();
  const memory = new Memory();
  const asked: AProxy['asked'] = [];
  const to = typeof base === 'string' ? () => base : base;
  const server = createServer((req, res) => {
    const lie = rules.findLast((r) => r.which(req))?.lie;
    asked.push({ what: shortOf(req), lie: lie?.is });
    if (lie && lieAlone(lie, res, waiting)) {
      req.resume();
      return;
    }
    lieWith(lie, to(), req, res, { memory, waiting }).catch(() => {
      res.destroy();
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    asked,
    lie: (which, lie) => {
      const rule: Rule = {
        lie,
        which: typeof which === 'function' ? which : (req) => which.test(`${req.method ?? ''} ${req.url ?? ''}`),
      };
      rules.push(rule);
      return () => {
        rules.splice(rules.indexOf(rule), 1);
      };
    },
    truth: () => {
      rules.length = 0;
      for (const res of waiting) res.destroy();
      waiting.clear();
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
