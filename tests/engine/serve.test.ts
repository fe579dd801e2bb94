import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/serve.ts';

let server: Server;
let base = '';
let port = 0;
const dist = mkdtempSync(join(tmpdir(), 'dist-'));

beforeAll(async () => {
  for (const [path, text] of [
    ['index.html', '<p>home</p>'.repeat(200)],
    ['404.html', 'not here'],
    ['_astro/a.123.js', 'let a'],
    ['sounds/s.mp3', '0123456789'],
  ] as const) {
    mkdirSync(join(dist, 'client', path, '..'), { recursive: true });
    writeFileSync(join(dist, 'client', path), text);
    if (path === 'index.html') writeFileSync(join(dist, 'client', `${path}.br`), brotliCompressSync(text));
  }
  server = await serve({ host: '127.0.0.1', port: 0, dist });
  const at = server.address();
  port = typeof at === 'object' && at ? at.port : 0;
  base = `http://127.0.0.1:${String(port)}`;
});
afterAll(() => {
  server.close();
  rmSync(dist, { recursive: true });
});

/**
 * Sends bytes as they are. @param leaves nothing more comes from this side.
 * @returns the first line that comes back, or '' when the line was only closed.
 */
const send = (bytes: Uint8Array, leaves = true): Promise<string> =>
  new Promise((done) => {
    const line = connect(port, '127.0.0.1', () => {
      if (leaves) line.end(bytes);
      else line.write(bytes);
    });
    let said = '';
    line.on('data', (part) => {
      said += part.toString('latin1');
    });
    line.on('close', () => done(said.split('\r\n')[0] ?? ''));
    line.on('error', () => done(''));
  });

describe('serving', () => {
  it('sends the compressed copy, and says how long to keep each kind', async () => {
    const page = await fetch(base, { headers: { 'accept-encoding': 'br' } });
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await fetch(`${base}/_astro/a.123.js`)).headers.get('cache-control')).toContain('immutable');
  });

  it('says with every answer that nothing else may frame, sniff or follow', async () => {
    for (const address of ['/', '/nothing', '/healthz', '/_astro/nothing.js']) {
      const { headers } = await fetch(base + address);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('sends a part of a page with what a part needs to be told, and no more', async () => {
    const { headers } = await fetch(`${base}/_astro/a.123.js`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBeNull();
  });

  it('sends a part of a sound, as Safari asks', async () => {
    const part = await fetch(`${base}/sounds/s.mp3`, { headers: { range: 'bytes=2-5' } });
    expect([part.status, await part.text()]).toEqual([206, '2345']);
  });

  it.each([
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=2-', 206, '23456789', 'bytes 2-9/10'],
    ['bytes=-5', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-50', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99999999999999999999999', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=99999999999999999999999-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 416, '', 'bytes */10'],
    ['bytes=1-2,4-5,7-8', 200, '0123456789', null],
    ['bytes=', 200, '0123456789', null],
    ['bytes=a-b', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
    ['bytes=-11', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=-10', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes= -99999999999999999999999', 206, '0123456789', 'bytes 0-9/10'],
    // Those that touch are one.
    ['bytes=0-1,2-3,4-9', 206, '0123456789', 'bytes 0-9/10'],
  ])('sends what was asked for with the range %s', async (range, status, text, said) => {
    const part = await fetch(`${base}/sounds/s.mp3`, { headers: { range } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([status, text, said]);
  });

  it('takes a thousand ranges at once for what they are, and sends the whole', async () => {
    for (const many of [
      `bytes=${'0-0,2-2,'.repeat(900)}5-5`,
      `bytes=${Array.from({ length: 900 }, (_, n) => String(-n)).join(',')}`,
    ]) {
      expect((await fetch(`${base}/sounds/s.mp3`, { headers: { range: many } })).status).toBeLessThan(417);
    }
  });

  it('sends a part of a page as a part of the page itself, never of its compressed copy', async () => {
    const part = await fetch(base, { headers: { range: 'bytes=0-6', 'accept-encoding': 'br, gzip' } });
    expect([part.status, part.headers.get('content-encoding'), await part.text()]).toEqual([206, null, '<p>home']);
    expect(
      (await fetch(base, { headers: { 'accept-encoding': 'br;q=0, gzip' } })).headers.get('content-encoding'),
    ).toBeNull();
    const known = (await fetch(base)).headers.get('etag') ?? '';
    expect(
      await send(
        Buffer.from(`GET / HTTP/1.1\r\nhost: x\r\nif-none-match: ${known}\r\nconnection: close\r\n\r\n`),
        false,
      ),
    ).toBe('HTTP/1.1 304 Not Modified');
  });

  it('says nothing to the log when it is asked in ways that are not there', async () => {
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words) => {
      said.push(...words);
    };
    try {
      for (const method of ['OPTIONS', 'TRACE', 'CONNECT', 'PATCH', 'PROPFIND', 'QUERY']) {
        for (const path of ['/healthz', '/', '*', '/_astro/a.123.js', 'http://x/healthz'])
          expect(
            await send(Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`), false),
          ).toMatch(method === 'CONNECT' ? /^$/ : /^HTTP\/1\.1 40[045] /);
      }
    } finally {
      console.error = error;
    }
    expect(said).toEqual([]);
  });

  it('is well, and says so', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('says kindly that a page is not here, and shortly what it does not take', async () => {
    const lost = await fetch(`${base}/nothing/here/`);
    expect([lost.status, await lost.text()]).toEqual([404, 'not here']);
    expect((await fetch(base, { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await fetch(`${base}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`${base}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  // Node's own check of lines runs every half minute: here it is told to have found this one.
  it('says nothing on a line where nothing was asked: a browser opens lines ahead, and would show it as the answer to the next press', async () => {
    const line = connect(port, '127.0.0.1');
    const socket = await new Promise<Socket>((done) => {
      server.once('connection', done);
    });
    const said = new Promise<string>((done) => {
      let all = '';
      line.on('data', (part) => {
        all += String(part);
      });
      line.on('close', () => {
        done(all);
      });
    });
    server.emit(
      'clientError',
      Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
      socket,
    );
    expect(await said).toBe('');
    expect(await send(Buffer.from('no HTTP at all\r\n\r\n'), false)).toBe('HTTP/1.1 400 Bad Request');
  });

  it('stands up to any bytes: never a 500, and well afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'GET ', 'GET /', 'POST /api/x HTTP/1.1\r\n', 'GET /healthz HTTP/1.1\r\nhost: x\r\n'),
        async (bytes, start) => {
          expect(await send(Buffer.concat([Buffer.from(start), bytes, Buffer.from('\r\n\r\n')]))).not.toMatch(
            / 5\d\d /,
          );
        },
      ),
      { numRuns: 300 },
    );
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});
