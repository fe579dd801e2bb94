import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import send from 'send';

/** Addresses whose name changes with what they hold may be kept for ever. */
const forEver = /^\/(_astro|sounds)\/|^\/pictures\/[a-z0-9-]+\.[0-9a-f]{8}\.svg$/;

/** What the build compresses (scripts/build-all.ts), and what it is; the type of all else is known by its name. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const securityTxt = '/.well-known/security.txt';

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The file that an address means: itself, the page of that name, or a folder's own page. Looked up anew each time: a build may run meanwhile. */
async function fileFor(client: string, path: string): Promise<string | undefined> {
  // Where to tell of a hole (RFC 9116) is the only address with such a part.
  if (path === securityTxt) return (await isFile(join(client, path))) ? path : undefined;
  // A part that begins with a dot, or holds what no file of ours has in its name, is nobody's address.
  if (/(^|\/)\.|[\\\0]/.test(path)) return undefined;
  const tried = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  for (const one of tried) if (await isFile(join(client, one))) return one;
  return undefined;
}

/** A part counted from the end, and longer than the file, is the whole (RFC 9110); `send` takes it for one that is not there. */
async function shortenSuffix(client: string, file: string, { headers }: IncomingMessage): Promise<void> {
  if (!headers.range?.includes('-')) return;
  const size = await stat(join(client, file)).then(
    (found) => found.size,
    () => Infinity,
  );
  headers.range = headers.range.replace(/(?<=[=,]\s*)-\s*(\d+)(?=\s*(,|$))/g, (said, long: string) =>
    Number(long) > size ? '0-' : said,
  );
}

/** Its compressed copy, where there is one that the client takes. A part of a file is always a part of the file itself. */
async function packedFor(
  client: string,
  file: string,
  { headers }: IncomingMessage,
): Promise<[end: string, coding: string] | undefined> {
  if (headers.range !== undefined || !(extname(file) in types)) return undefined;
  const takes = (headers['accept-encoding']?.toString() ?? '').toLowerCase();
  const refused = (coding: string) => new RegExp(`\\b${coding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(takes);
  for (const [end, coding] of [
    ['.br', 'br'],
    ['.gz', 'gzip'],
  ] as const) {
    if (new RegExp(`\\b${coding}\\b`).test(takes) && !refused(coding) && (await isFile(join(client, file + end))))
      return [end, coding];
  }
  return undefined;
}

/**
 * Sends the files of the built website. Ranges, `If-…` headers and letting go of a file whose reader left are the work of `send`
 * (docs/decisions/0028-files-by-send.md).
 * @returns answers one GET or HEAD of a decoded path.
 */
export function filesOf(client: string, sayLost: (res: ServerResponse) => void) {
  return async (req: IncomingMessage, res: ServerResponse, path: string): Promise<void> => {
    const file = await fileFor(client, path);
    if (file === undefined || res.destroyed) return sayLost(res);
    const packed = await packedFor(client, file, req);
    await shortenSuffix(client, file, req);
    const type = types[extname(file)];
    if (type) {
      res.setHeader('content-type', type);
      res.setHeader('vary', 'accept-encoding');
    }
    if (packed) res.setHeader('content-encoding', packed[1]);
    send(req, encodeURIComponent(file + (packed?.[0] ?? '')).replaceAll('%2F', '/'), {
      root: client,
      index: false,
      cacheControl: false,
      dotfiles: path === securityTxt ? 'allow' : 'ignore',
    })
      .on('headers', () => {
        res.setHeader('cache-control', forEver.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      })
      .on('error', (why: { status?: number; headers?: Record<string, string> }) => {
        for (const name of ['content-type', 'content-encoding', 'vary', 'etag', 'last-modified'])
          if (!res.headersSent) res.removeHeader(name);
        if (res.headersSent) res.destroy();
        else if (why.status === 416 || why.status === 412)
          res.writeHead(why.status, { ...why.headers, 'cache-control': 'no-store' }).end();
        else sayLost(res);
      })
      .on('directory', () => sayLost(res))
      .pipe(res);
  };
}

/** The page for what is not here. */
export function lostPage(client: string): Buffer {
  try {
    return readFileSync(join(client, '404.html'));
  } catch {
    return Buffer.from('404');
  }
}
