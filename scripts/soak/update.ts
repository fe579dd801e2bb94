import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { answersKept, choice, goTo } from '#tests/support/person.ts';
import { findBrowser } from '../browser.mjs';
import { makeServiceWorker } from '../build-all.ts';
import { filesIn } from '../built-from.ts';
import { serve } from '../serve.ts';
import type { Part, Soaking } from './part.ts';

/** A newer build out of this one: every script has another name, every page says that it is the second. */
async function nextVersion(): Promise<string> {
  const to = mkdtempSync(join(tmpdir(), 'soak-next-'));
  const client = join(to, 'client');
  cpSync(join('dist', 'client'), client, { recursive: true, filter: (path) => !/\/(sounds|symbols)\//.test(path) });
  const names = readdirSync(join(client, '_astro')).filter((name) => name.endsWith('.js'));
  const files = filesIn(client);
  // What is changed has no compressed copy of its own: that would be sent in its place.
  for (const path of files) if (/\.(br|gz)$/.test(path)) rmSync(path);
  for (const path of files.filter((p) => /\.(html|js|css)$/.test(p))) {
    let text = readFileSync(path, 'utf8');
    for (const name of names) text = text.replaceAll(name, name.replace(/\.js$/, '-2.js'));
    if (path.endsWith('.html')) text = text.replace('</head>', '<meta name="build" content="2"></head>');
    rmSync(path);
    writeFileSync(path.replace(/(_astro\/[^/]+)\.js$/, '$1-2.js'), text);
  }
  await makeServiceWorker(client);
  return to;
}

const ready = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelectorAll('astro-island[ssr]').length === 0 &&
      (!document.querySelector('.asking') || 'ready' in document.documentElement.dataset),
  );
const build = (page: Page) =>
  page.evaluate(() => document.querySelector('meta[name=build]')?.getAttribute('content') ?? '1');
const saved = (page: Page) => page.getByRole('status').getByText('Saved on this device.', { exact: true }).waitFor();
const typeInto = async (page: Page, words: string) => {
  await page.getByRole('textbox').first().fill(words);
  await saved(page);
};

async function close(server: Server): Promise<void> {
  const gone = new Promise((done) => {
    server.close(done);
  });
  server.closeAllConnections();
  await gone;
}

/** Until all of it is kept. Asked again and again: `waitForFunction` takes the first answer that a promise has, also where it is no. */
async function keptOffline(page: Page): Promise<void> {
  const is = () =>
    page.evaluate(async () => {
      const here = await navigator.serviceWorker.getRegistration();
      return here?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
    });
  for (const end = Date.now() + 300_000; !(await is());) {
    if (Date.now() > end) throw new Error('The old version was not kept offline.');
    await new Promise((done) => {
      setTimeout(done, 500);
    });
  }
}

/** Two windows in the middle of a Story while the server becomes newer; then both close, and a new one opens. */
async function underWay(
  context: BrowserContext,
  url: string,
  swap: () => Promise<void>,
  { say, wrong }: Soaking,
  kept: boolean,
): Promise<void> {
  const how = kept ? 'with the old version kept offline' : 'with nothing kept offline';
  const [one, two] = [await context.newPage(), await context.newPage()];
  const broke: string[] = [];
  for (const page of [one, two]) page.on('pageerror', (why) => broke.push(why.message));
  await goTo(one, `${url}/say/my-worker/must-know/`);
  if (kept) await keptOffline(one);
  await typeInto(one, 'before the update');
  await goTo(two, `${url}/say/my-home/how-it-is/`);
  await swap();
  await typeInto(one, 'before the update, and after it');
  await choice(two, 'I feel safe').click();
  await saved(two);
  // On to other screens in both: whatever version they meet, nothing breaks.
  await one.locator('.turn .strong').first().click();
  await ready(one);
  await goTo(two, `${url}/my-story/`);
  await two.getByText('before the update, and after it', { exact: true }).first().waitFor();
  say(`${how}: after the update the two windows show builds ${await build(one)} and ${await build(two)}`);
  if (kept && (await build(one)) !== '1') wrong(`${how}: what is open goes on in another version`);
  if (kept)
    await one.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
  await one.close();
  await two.close();
  const after = await context.newPage();
  const now = async () => {
    await goTo(after, `${url}/my-story/`);
    return build(after);
  };
  let is = await now();
  // The new one takes over when no window of the old one is open: it may still be fetching.
  for (let n = 0; n < 60 && is !== '2'; n += 1) {
    await after.goto('about:blank');
    await new Promise((done) => {
      setTimeout(done, 1000);
    });
    is = await now();
  }
  if (is !== '2') wrong(`${how}: a new window still shows the old version`);
  const all = await answersKept(after);
  const must = all.filter((a) => a.question === 'my-worker/must-know').map((a) => a.said['written']);
  if (!must.includes('before the update, and after it'))
    wrong(`${how}: words typed across the update are not there: ${JSON.stringify(must)}`);
  if (!all.some((a) => a.question === 'my-home/how-it-is'))
    wrong(`${how}: what was chosen after the update is not there`);
  for (const line of broke) wrong(`${how}: ${line}`);
  say(`${how}: all ${String(all.length)} Answers are there, in build ${is}`);
}

async function run(soaking: Soaking): Promise<void> {
  const next = await nextVersion();
  const data = mkdtempSync(join(tmpdir(), 'soak-'));
  process.env['DATA_DIR'] = data;
  const path = findBrowser();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(path ? { executablePath: path } : {}),
  });
  try {
    for (const kept of [true, false]) {
      let server = await serve({ host: 'localhost', port: 0 });
      const at = server.address();
      const port = typeof at === 'object' && at ? at.port : 0;
      const swap = async () => {
        await close(server);
        server = await serve({ host: 'localhost', port, dist: next });
      };
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        serviceWorkers: kept ? 'allow' : 'block',
      });
      await underWay(context, `http://localhost:${String(port)}`, swap, soaking, kept);
      await context.close();
      await close(server);
    }
  } finally {
    await browser.close();
    for (const folder of [next, data]) rmSync(folder, { recursive: true, force: true });
  }
}

export const update: Part = {
  what: 'an update of the software with two windows open and a Story under way',
  times: 1,
  run,
};
