import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer } from '#mailbox/answer.ts';
import { clientAddress } from '#mailbox/the-mailboxes.ts';

/** How long a sender may take over all of a body, in ms: 25 MiB at 30 kB a second. */
const mostTime = 900_000;
/** The most of an unwanted body that is let run into nothing, in bytes. */
const mostUnwanted = 27_000_000;
/** The slowest a body may come, in bytes every ten seconds: below it somebody only holds the line. */
const slowest = 10_000;

/** The body, read only as fast as it is asked for. Errs when its sender went. */
function bodyOf(req: IncomingMessage): ReadableStream<Uint8Array> {
  let wanted: (() => void) | undefined;
  const goOn = () => { wanted?.(); wanted = undefined; };
  return new ReadableStream<Uint8Array>({
    start(out) {
      let over = false;
      const end = (why?: Error) => {
        if (!over) { if (why) out.error(why); else out.close(); }
        over = true;
        goOn();
      };
      req.on('data', (part: Buffer) => { req.pause(); if (!over) out.enqueue(part); goOn(); });
      req.on('end', () => end());
      req.on('error', end);
      req.on('close', () => end(new Error('gone')));
      req.pause();
    },
    pull: () => new Promise((done) => { wanted = done; req.resume(); }),
  }, { highWaterMark: 0 });
}

function requestOf(req: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers.set(name, value);
  const method = req.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(req);
  // Which host was asked for does not matter, and may be anything.
  return new Request(`http://localhost${req.url ?? '/'}`, { method, headers, body, duplex: 'half' } as RequestInit);
}

/** Ends lines that bring a body too slowly. @returns stops watching */
function watch(req: IncomingMessage): () => void {
  const from = Date.now();
  let before = req.socket.bytesRead;
  const timer = setInterval(() => {
    const came = req.socket.bytesRead - before;
    before = req.socket.bytesRead;
    if (!req.complete && (came < slowest || Date.now() - from > mostTime)) req.destroy();
  }, 10_000);
  return () => clearInterval(timer);
}

/** Waits for whichever of two events comes first, and stops listening to both. */
const firstOf = (from: EventEmitter, one: string, other: string): Promise<void> => new Promise((done) => {
  const go = () => { from.off(one, go).off(other, go); done(); };
  from.on(one, go).on(other, go);
});

/** Throws away what still comes of a body: all of it, or what comes while the answer is on its way. */
async function letRun(req: IncomingMessage, tooMuch: boolean): Promise<void> {
  if (req.destroyed) return;
  if (tooMuch) setTimeout(() => req.destroy(), 2_000).unref();
  // Nobody reads any more, so nobody holds it back.
  req.removeAllListeners('data');
  req.resume();
  await firstOf(req, 'close', 'end');
}

/** Sends what the Mailbox answered, no faster than the line takes it. A body that breaks off breaks the line, so that nobody takes a part for the whole. */
async function send(told: Response, res: ServerResponse): Promise<void> {
  res.writeHead(told.status, Object.fromEntries(told.headers));
  const reader = told.body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      if (!res.write(part.value)) await firstOf(res, 'drain', 'close');
      if (res.destroyed) { await reader?.cancel(); return; }
    }
    res.end();
  } catch {
    res.destroy();
  }
}

/**
 * Hands a request under /api/ to the Mailbox, without Astro in between: its own way of sending does not wait for the line,
 * so that a large Envelope would lie in memory for every slow reader, and it logs addresses when something breaks.
 */
export async function serveApi(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const stop = watch(req);
  try {
    let request;
    try {
      request = requestOf(req);
    } catch {
      // A method or an address that no Request can have.
      res.writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store', 'connection': 'close' });
      res.end('{"code":"bad-request"}');
      return;
    }
    const told = await answer(request, clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for']?.toString()));
    // Where its body was not wanted: browsers hear the answer only if they may send the rest, so it is let run into nothing, unless it is too much.
    const tooMuch = !(Number(req.headers['content-length'] ?? 0) <= mostUnwanted) || 'transfer-encoding' in req.headers;
    if (!req.complete && tooMuch) res.setHeader('connection', 'close');
    await send(told, res);
    if (!req.complete) await letRun(req, tooMuch);
  } catch {
    // The line broke while the rest ran into nothing.
    res.destroy();
  } finally {
    stop();
  }
}
