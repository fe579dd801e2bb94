import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer } from '#mailbox/answer.ts';
import type { Asked } from '#mailbox/gate/asked.ts';
import { clientAddress } from '#mailbox/the-mailboxes.ts';

/** How long a sender may take over all of a body, in ms: 25 MiB at 30 kB a second. */
const mostTime = 900_000;
/** The most of an unwanted body that is let run into nothing, in bytes. */
const mostUnwanted = 27_000_000;
/** The slowest a body may come, in bytes every ten seconds: below it somebody only holds the line. */
const slowest = 10_000;

let sinceRoomMade = 0;
/**
 * Bytes that came in lie outside of what V8 counts, so it lets tens of megabytes of them lie after they were stored. Where it
 * lets itself be asked (`--expose-gc`, as in `npm start`) it looks over what is young every 16 MB: about a millisecond.
 */
function makeRoomFor(bytes: number): void {
  sinceRoomMade += bytes;
  if (sinceRoomMade < 16_000_000) return;
  sinceRoomMade = 0;
  globalThis.gc?.({ type: 'minor', execution: 'sync' });
}

/**
 * The body, read only as fast as it is asked for: until then it stays on the line, not in memory. Errs when its sender went.
 */
function bodyOf(req: IncomingMessage): Asked['body'] {
  let part: Buffer | undefined;
  let over: Error | 'end' | undefined = req.destroyed ? new Error('gone') : undefined;
  let look: () => void = () => undefined;
  const end = (why: Error | 'end') => {
    over ??= why;
    look();
  };
  const start = () => {
    req.on('data', (came: Buffer) => {
      req.pause();
      makeRoomFor(came.length);
      part = part ? Buffer.concat([part, came]) : came;
      look();
    });
    req
      .on('end', () => end('end'))
      .on('error', end)
      .on('close', () => end(new Error('gone')));
  };
  const read = () =>
    new Promise<{ done: boolean; value?: Uint8Array }>((done, failed) => {
      look = () => {
        const value = part;
        if (value) {
          part = undefined;
          done({ done: false, value });
        } else if (over === 'end') done({ done: true });
        else if (over) failed(over);
        else return;
        look = () => undefined;
      };
      look();
      if (!over) req.resume();
    });
  return {
    getReader: () => {
      start();
      return { read };
    },
  };
}

function askedBy(req: IncomingMessage): Asked {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers.set(name, value);
  const method = req.method ?? 'GET';
  // Which host was asked for does not matter, and may be anything.
  const url = new URL(req.url ?? '/', 'http://localhost').href;
  return { method, url, headers, body: method === 'GET' || method === 'HEAD' ? null : bodyOf(req) };
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
const firstOf = (from: EventEmitter, one: string, other: string): Promise<void> =>
  new Promise((done) => {
    const go = () => {
      from.off(one, go).off(other, go);
      done();
    };
    from.on(one, go).on(other, go);
  });

/** Throws away what still comes of a body: all of it, or what comes while the answer is on its way. */
async function letRun(req: IncomingMessage, within?: number): Promise<void> {
  if (req.destroyed) return;
  const timer = within === undefined ? undefined : setTimeout(() => req.destroy(), within).unref();
  // Nobody reads any more, so nobody holds it back.
  req.removeAllListeners('data');
  req.resume();
  await firstOf(req, 'close', 'end');
  clearTimeout(timer);
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
      if (res.destroyed) {
        await reader?.cancel();
        return;
      }
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
      request = askedBy(req);
    } catch {
      // An address that is none.
      res.writeHead(400, { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' });
      res.end('{"code":"bad-request"}');
      return;
    }
    const told = await answer(
      request,
      clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for']?.toString()),
    );
    // Where its body was not wanted: browsers hear the answer only if they may send the rest, so it is let run into nothing, unless it is too much.
    const tooMuch = !(Number(req.headers['content-length'] ?? 0) <= mostUnwanted) || 'transfer-encoding' in req.headers;
    if (!req.complete && tooMuch) res.setHeader('connection', 'close');
    await send(told, res);
    // One that was too slow for others has no line any more either.
    if (!req.complete) await letRun(req, tooMuch ? 2_000 : told.status === 429 ? 30_000 : undefined);
  } catch {
    // The line broke while the rest ran into nothing.
    res.destroy();
  } finally {
    stop();
  }
}
