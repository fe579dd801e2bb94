import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { newToken } from '#model/token.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { askFrom, aPerson, aWorker, type AWorker } from '#tests/support/two-sides.ts';

/** Milliseconds. `opens`: from open keys to the whole Inbox, the log being on the device. `fetches`: the same on a new device. */
export interface InboxFigures {
  letters: number;
  people: number;
  opens: number;
  again: number[];
  fetches: number;
  searches: number;
  /** Every script that the desk asked for until all its people stood there. */ scripts: string[];
}

/** Notes, in the page, when the door went and when the last row of the Inbox was drawn. */
const watch = (page: Page, rows: number) =>
  page.evaluate((all) => {
    const at: Record<string, number> = {};
    (globalThis as unknown as { desk: typeof at }).desk = at;
    const look = () => {
      if (!at['opened'] && !document.querySelector('input[type=password], .secret input'))
        at['opened'] = performance.now();
      if (document.querySelectorAll('.desk-row').length < all) return requestAnimationFrame(look);
      // Drawn, not only put into the page.
      return requestAnimationFrame(() => {
        setTimeout(() => {
          at['drawn'] = performance.now();
        });
      });
    };
    requestAnimationFrame(look);
  }, rows);

async function open(
  page: Page,
  base: string,
  worker: AWorker,
  known: boolean,
  rows: number,
  slower: number,
): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.goto(`${base}/worker/`);
  if (!known) {
    await page.getByRole('button', { name: 'With my code and my words' }).click();
    await page.getByRole('textbox', { name: 'My code' }).fill(worker.keys.code);
  }
  await page.getByLabel('My words', { exact: true }).fill(worker.words);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await watch(page, rows);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForFunction(() => (globalThis as unknown as { desk?: { drawn?: number } }).desk?.drawn, undefined, {
    timeout: 600_000,
  });
  return page.evaluate(() => {
    const { desk } = globalThis as unknown as { desk: { opened: number; drawn: number } };
    return desk.drawn - desk.opened;
  });
}

/** Writes the Letters: each person some, ten Answers in each. */
async function write(worker: AWorker, letters: number, people: number): Promise<void> {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '+00:00');
  for (let p = 0; p < people; p += 1) {
    const story = aStory();
    const person = await aPerson(`Person ${String(p)}`, worker.keys);
    for (let n = 0; n < letters / people; n += 1) {
      const at = ago(300 - n);
      await person.give(
        Array.from({ length: 10 }, (_, q) =>
          anAnswer(story, {
            id: newToken(),
            at,
            question: `my-home/q-${String(q)}`,
            asked: { prompt: 'Where do you live now?', choices: { family: 'With my family' } },
            said: {
              chosen: ['family'],
              written: `What I say on day ${String(n)} of thing ${String(q)}, in my own words`,
            },
          }),
        ),
        { at },
      );
    }
  }
}

/** Measures the Inbox of a worker with so many Letters on a processor `slower` times slower. The server's DATA_DIR must be this process's too. */
export async function inbox(
  browser: Browser,
  base: string,
  slower: number,
  { letters = 1000, people = 50 }: { letters?: number; people?: number } = {},
): Promise<InboxFigures> {
  askFrom(base);
  const worker = await aWorker('Jo Bell');
  await write(worker, letters, people);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const fetches = await open(page, base, worker, false, people, slower);
  const again: number[] = [];
  for (let n = 0; n < 5; n += 1) again.push(await open(page, base, worker, true, people, slower));
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((one) => new URL(one.name).pathname)
      .filter((path) => path.endsWith('.js')),
  );
  const searches = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    const from = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'thing');
    input?.dispatchEvent(new Event('input', { bubbles: true }));
    while (!document.querySelector('.desk-found li'))
      await new Promise((done) => {
        requestAnimationFrame(done);
      });
    return performance.now() - from;
  });
  await context.close();
  const sorted = [...again].sort((a, b) => a - b);
  return { letters, people, opens: sorted[2] ?? 0, again, fetches, searches, scripts };
}

if (import.meta.main) {
  const data = mkdtempSync(join(tmpdir(), 'inbox-bench-'));
  process.env['DATA_DIR'] = data;
  // A thousand Letters come from one place here, and are fetched in one minute.
  process.env['RATE_LIMIT'] = '1000000';
  const { serve } = await import('../serve.ts');
  const { findBrowser } = await import('../browser.mjs');
  const path = findBrowser();
  const server = await serve({ host: 'localhost', port: 4417 });
  const browser = await chromium.launch({
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...(path ? { executablePath: path } : {}),
  });
  const ms = (n: number) => `${String(Math.round(n))} ms`;
  try {
    const figures = await inbox(browser, 'http://localhost:4417', 4);
    console.log(
      `Inbox of ${String(figures.letters)} Letters from ${String(figures.people)} people, 4 times slower: opens in ${ms(figures.opens)} (limit 1500; ${figures.again.map(ms).join(', ')}), on a new device ${ms(figures.fetches)}, first search ${ms(figures.searches)}.`,
    );
    if (figures.opens > 1500) process.exitCode = 1;
  } finally {
    await browser.close();
    server.close();
    rmSync(data, { recursive: true, force: true });
  }
  process.exit();
}
