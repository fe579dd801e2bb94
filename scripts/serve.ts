import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Health } from '#mailbox/health.ts';
import { logCode } from '#mailbox/gate/log.ts';
import { serveApi } from './serve-api.ts';
import { filesOf, lostPage } from './serve-files.ts';
import { keepLinesFree } from './serve-lines.ts';

export interface ServeOptions {
  host: string;
  port: number;
  /** The built website. */
  dist?: string;
  /** How what the server stands on is, for `/healthz`. Without it only that the process is up. */
  health?: (() => Promise<Health>) | undefined;
}

/** What a part of a page is and never a page: on a slow line what is said only for pages is left out. */
const partOfPage = /^\/(_astro|sounds)\/[^?]*\.(js|css|woff2|mp3)$|^\/(pictures|symbols)\/[^?]*\.svg$/;
/** What only a page needs to be told. The policy for scripts and styles stands in each page, with its hashes; here what only a header can say. */
const forPages = {
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "frame-ancestors 'none'",
};

/** Said with every answer. */
function guard(req: IncomingMessage, res: ServerResponse): void {
  const secure = process.env['TRUST_PROXY'] === 'yes' && req.headers['x-forwarded-proto'] === 'https';
  const headers: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...(partOfPage.test(req.url ?? '') ? {} : forPages),
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/** Ends a request that asks for nothing we have, in one word and without saying why. */
function end(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(String(status));
}

/** Nothing is done where a line breaks: whoever was at its other end has gone. Without a listener it would end the process. */
const lineBroke = () => undefined;

/**
 * One line's requests one after the other: who sends many at once and goes would leave those behind the first without an end,
 * with their files open, because an answer learns that its line broke only once it is its turn.
 */
function inTurn(answer: (req: IncomingMessage, res: ServerResponse) => void): typeof answer {
  const last = new WeakMap<Socket, ServerResponse>();
  return (req, res) => {
    const { socket } = req;
    const before = last.get(socket);
    last.set(socket, res);
    res.once('close', () => {
      if (last.get(socket) === res) last.delete(socket);
    });
    if (before)
      before.once('close', () => {
        if (!socket.destroyed) answer(req, res);
      });
    else answer(req, res);
  };
}

/** Whatever goes wrong with one request ends that request alone. */
function giveUp(res: ServerResponse): void {
  logCode('unexpected');
  if (res.headersSent || res.destroyed) res.destroy();
  else end(res, 500);
}

/** Says whether all is well: 200, or 503, so that who watches need read nothing. Each part in one word, and no figure. */
function sayHealth(res: ServerResponse, parts?: Health): void {
  const well = Object.values(parts ?? {}).every((part) => part === 'ok');
  res.writeHead(well ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify({ status: well ? 'ok' : 'trouble', ...parts }));
}

/** What is asked under which address. */
function answers(client: string, health?: () => Promise<Health>) {
  const notFound = lostPage(client);
  const sayLost = (res: ServerResponse) => {
    if (res.destroyed) return;
    res.writeHead(404, { ...forPages, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    res.end(notFound);
  };
  const files = filesOf(client, sayLost);
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    guard(req, res);
    const [path = '/'] = (req.url ?? '/').split('?');
    let plain: string;
    try {
      plain = decodeURIComponent(path);
    } catch {
      return end(res, 400);
    }
    if (path.startsWith('/api/')) return serveApi(req, res);
    if (req.method !== 'GET' && req.method !== 'HEAD') return end(res, 405);
    if (path === '/healthz') return sayHealth(res, await health?.());
    // An address with a host in it, or none at all (`OPTIONS *`), is no file's.
    return path.startsWith('/') ? files(req, res, plain) : sayLost(res);
  };
}

/**
 * Serves the built website: files with their compressed copies, and the few server addresses. Writes no address and no
 * visitor to any log. Resolves when it listens; rejects when the port is taken.
 */
export async function serve({ host, port, dist = 'dist', health }: ServeOptions): Promise<Server> {
  const answer = answers(join(dist, 'client'), health);
  // Little is taken off a line before somebody wants it: with hundreds sending at once that is most of the memory.
  const server = createServer({ highWaterMark: 16_384 });
  const begin = inTurn((req, res) => {
    answer(req, res).catch(() => giveUp(res));
  });
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    req.on('error', lineBroke);
    res.on('error', lineBroke);
    begin(req, res);
  });
  server.headersTimeout = 15_000;
  // Long enough for a large Envelope on a slow line; serve-api.ts ends those that bring next to nothing.
  server.requestTimeout = 900_000;
  server.setTimeout(30_000);
  // Bytes that are no HTTP are said to be none. On a line where nothing was asked nothing is said: browsers open lines ahead of need, and
  // would take what stands on one for the answer to the next press.
  server.on('clientError', (_why, socket) => {
    if (socket.writable && 'bytesRead' in socket && socket.bytesRead !== 0)
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  server.on('connection', (socket) => {
    socket.on('error', lineBroke);
  });
  keepLinesFree(server);
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  server.on('error', () => logCode('unexpected'));
  return server;
}
