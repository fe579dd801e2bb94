import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
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
  for (const [path, text] of [['index.html', '<p>home</p>'.repeat(200)], ['404.html', 'not here'], ['_astro/a.123.js', 'let a'], ['sounds/s.mp3', '0123456789']] as const) {
    mkdirSync(join(dist, 'client', path, '..'), { recursive: true });
    writeFileSync(join(dist, 'client', path), text);
    if (path === 'index.html') writeFileSync(join(dist, 'client', `${path}.br`), brotliCompressSync(text));
  }
  mkdirSync(join(dist, 'server'));
  writeFileSync(join(dist, 'server', 'entry.mjs'), "export const handler = (req, res, next) => req.url === '/healthz' ? res.end('{\"status\":\"ok\"}') : next();");
  server = await serve({ host: '127.0.0.1', port: 0, dist });
  const at = server.address();
  port = typeof at === 'object' && at ? at.port : 0;
  base = `http://127.0.0.1:${String(port)}`;
});
afterAll(() => { server.close(); rmSync(dist, { recursive: true }); });

/** Sends bytes as they are. @returns the first line that comes back, or '' when the line was only closed. */
const send = (bytes: Uint8Array): Promise<string> => new Promise((done) => {
  const line = connect(port, '127.0.0.1', () => line.end(bytes));
  let said = '';
  line.on('data', (part) => { said += part.toString('latin1'); });
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

  it('stands up to any bytes: never a 500, and well afterwards', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', 'GET ', 'GET /', 'POST /api/x HTTP/1.1\r\n', 'GET /healthz HTTP/1.1\r\nhost: x\r\n'), async (bytes, start) => {
      expect(await send(Buffer.concat([Buffer.from(start), bytes, Buffer.from('\r\n\r\n')]))).not.toMatch(/ 5\d\d /);
    }), { numRuns: 300 });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});
