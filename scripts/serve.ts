import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { serveApi } from './serve-api.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

export interface ServeOptions {
  host: string;
  port: number;
  /** The built website. */
  dist?: string;
}

/** Addresses whose name changes with what they hold may be kept for ever. */
const forEver = /^\/(_astro|sounds)\/|^\/pictures\/[a-z0-9-]+\.[0-9a-f]{8}\.svg$/;

/** What a part of a page is and never a page: on a slow line what is said only for pages is left out. */
const partOfPage = /^\/(_astro|sounds)\/[^?]*\.(js|css|woff2|mp3)$|^\/(pictures|symbols)\/[^?]*\.svg$/;
/** What only a page needs to be told. The policy for scripts and styles stands in each page, with its hashes; here what only a header can say. */
const forPages = {
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()',
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

/**
 * Serves the built website: files with their compressed copies, and the few server addresses. Writes no address and no
 * visitor to any log. Resolves when it listens; rejects when the port is taken.
 */
export async function serve({ host, port, dist = 'dist' }: ServeOptions): Promise<Server> {
  const client = join(dist, 'client');
  const files = sirv(client, {
    // Looks anew each time: a build while this runs takes files away, and a list made at start would send it after them.
    dev: true, etag: true, brotli: true, gzip: true,
    setHeaders: (res, path) => { res.setHeader('cache-control', forEver.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'); },
  }) as Handler;
  const entry = join(dist, 'server', 'entry.mjs');
  const astro = existsSync(entry) ? ((await import(pathToFileURL(resolve(entry)).href)) as { handler: Handler }).handler : undefined;
  const lost = join(client, '404.html');
  const notFound = existsSync(lost) ? readFileSync(lost) : Buffer.from('404');
  const sayLost = (res: ServerResponse) => {
    res.writeHead(404, { ...forPages, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    res.end(notFound);
  };
  // Little is taken off a line before somebody wants it: with hundreds sending at once that is most of the memory.
  const server = createServer({ highWaterMark: 16_384 }, (req, res) => {
    guard(req, res);
    const [path = '/'] = (req.url ?? '/').split('?');
    try {
      decodeURIComponent(path);
    } catch {
      return end(res, 400);
    }
    if (path.startsWith('/api/')) return void serveApi(req, res);
    const serverAddress = path === '/healthz';
    if (!serverAddress && req.method !== 'GET' && req.method !== 'HEAD') return end(res, 405);
    if (serverAddress && astro) return void astro(req, res, () => sayLost(res));
    return void files(req, res, () => sayLost(res));
  });
  server.headersTimeout = 15_000;
  // Long enough for a large Envelope on a slow line; serve-api.ts ends those that bring next to nothing.
  server.requestTimeout = 900_000;
  server.setTimeout(30_000);
  // Bytes that are no HTTP: closed, and nothing said of it.
  server.on('clientError', (_why, socket) => { if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n'); });
  await new Promise<void>((done, failed) => { server.once('error', failed); server.listen(port, host, done); });
  return server;
}
