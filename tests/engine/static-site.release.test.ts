import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../scripts/built-from.ts';
import { lostAddresses } from '#tests/support/lost-addresses.ts';
import { choice, saved } from '#tests/support/person.ts';
import { findBrowser, installBrowser } from '../../scripts/browser.mjs';

/**
 * The example of an own folder, built for a host with files only, under a path: three things in one build. It is served as the simplest of hosts would,
 * and every address in every file is asked for.
 */
const under = '/matters/';
const folder = mkdtempSync(join(tmpdir(), 'static-'));
const site = join(folder, 'site');
const asked: string[] = [];
let host: Server;
let browser: Browser;
let base = '';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.mp3': 'audio/mpeg',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The file behind an address of the host; none where it is outside of the path. */
function fileOf(address: string): string | undefined {
  const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
  if (!path.startsWith(under)) return undefined;
  const file = join(site, path.slice(under.length), path.endsWith('/') ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

beforeAll(async () => {
  const built = spawn(
    process.execPath,
    ['scripts/build.mjs', '--static', '--under', under, '--to', site, '--own', join('docs', 'own-folder-example')],
    { env: { ...process.env, SITE_URL: 'https://host.example' }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  expect(await once(built, 'close')).toEqual([0, null]);
  host = createServer((req, res) => {
    asked.push(req.url ?? '');
    const file = fileOf(req.url ?? '');
    if (!file)
      return void res.writeHead(404, { 'content-type': 'text/html' }).end(readFileSync(join(site, '404.html')));
    res.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((done) => {
    host.listen(0, 'localhost', done);
  });
  const at = host.address();
  base = `http://localhost:${String(typeof at === 'object' && at ? at.port : 0)}${under}`;
  await installBrowser();
  const executablePath = findBrowser();
  browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath ? { executablePath } : {}),
  });
}, 1_500_000);
afterAll(async () => {
  await browser.close();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a copy for a host with files only, under a path, with an own folder', () => {
  it('names no address that is not there, in any file', () => {
    expect(lostAddresses(site, under, (address) => fileOf(address) !== undefined)).toEqual([]);
  });

  it('is of its owner: name, logo, colours, Page, Topic, what a worker is called', () => {
    const home = readFileSync(join(site, 'index.html'), 'utf8');
    for (const own of [
      '<title>My Voice in Anytown</title>',
      'alt="Anytown Council"',
      '--press:#0b4f5c',
      'Welcome to My Voice in Anytown.',
    ])
      expect(home).toContain(own);
    expect(readFileSync(join(site, 'near-me', 'places', 'tuesday-club', 'index.html'), 'utf8')).toContain(
      'It is at 5 High Street, Anytown.',
    );
    expect(existsSync(join(site, 'say', 'in-anytown', 'where', 'index.html'))).toBe(true);
    expect(existsSync(join(site, 'say', 'my-money'))).toBe(false);
    expect(readFileSync(join(site, 'read', 'named-worker', 'index.html'), 'utf8')).toContain(
      'A link worker is 1 social worker who knows you.',
    );
    expect(JSON.parse(readFileSync(join(site, 'app.webmanifest'), 'utf8'))).toMatchObject({
      name: 'My Voice in Anytown',
      start_url: under,
      id: under,
      theme_color: '#0b4f5c',
    });
    expect(readFileSync(join(site, '.well-known', 'security.txt'), 'utf8')).toMatch(
      /^Contact: https:\/\/anytown\.example\/security\nExpires: /,
    );
    expect(filesIn(site).filter((file) => /\.(br|gz|mjs)$/.test(file))).toEqual([]);
  });

  it('is read, heard and answered without a server, from a service worker of that path alone; where a person would give it says what they can do', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const broken: string[] = [];
    page.on('response', (came) => {
      if (came.status() >= 400) broken.push(came.url());
    });
    page.on('pageerror', (why) => {
      broken.push(why.message);
    });
    await page.goto(base);
    await page.getByRole('link', { name: /Say/ }).first().click();
    await page.goto(`${base}say/in-anytown/where/`);
    await choice(page, 'The library').click();
    await saved(page);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope), {
        timeout: 60_000,
      })
      .toBe(base);
    await page.goto(`${base}my-story/`);
    await expect
      .poll(() => page.getByText('The library', { exact: true }).count(), { timeout: 30_000 })
      .toBeGreaterThan(0);
    for (const where of ['give/', 'card/', 'my-worker/given/', 'my-worker/']) {
      await page.goto(base + where);
      expect([where, await page.getByText('This website cannot send your words to your worker.').count()]).toEqual([
        where,
        1,
      ]);
      expect([where, await page.locator('main a[href="/matters/my-story/print/"]').count()]).toEqual([where, 1]);
    }
    await page.goto(`${base}worker/`);
    expect(await page.getByText('Workers cannot get words on this website.').count()).toBe(1);
    expect(broken).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(under) || address.includes('/api/'))).toEqual([]);
    await page.close();
  });
});
