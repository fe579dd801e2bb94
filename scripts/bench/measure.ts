import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { gzipped } from './sizes.ts';

/** One visit to one address with an empty cache. Times in ms from the start of navigation, sizes in bytes. */
export interface Visit {
  first: number;
  largest: number;
  shift: number;
  blocked: number;
  /** When a press on a choice shows on the screen; none for a page without choices. */
  ready?: number;
  /** From a press to the next painted frame. */
  taps: number[];
  keys: number[];
  /** gzip size of every script, and bytes of everything that came over the network, without sound. */
  script: number;
  all: number;
  /** Words typed and not found in the keep: must be none. */
  lost: number;
}

interface Seen {
  largest: number;
  shift: number;
  blocked: number;
  ready?: number;
  pressed?: number;
  painted: number[];
}
declare global {
  interface Window {
    seen: Seen;
  }
}

/** Stands in the page before anything else and writes down what the browser tells. */
function watch(): void {
  const seen: Seen = { largest: 0, shift: 0, blocked: 0, painted: [] };
  window.seen = seen;
  const on = (type: string, each: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(each);
    }).observe({ type, buffered: true });
  };
  on('largest-contentful-paint', (e) => {
    seen.largest = e.startTime;
  });
  on('layout-shift', (e) => {
    if (!seen.pressed || e.startTime < seen.pressed) seen.shift += (e as PerformanceEntry & { value: number }).value;
  });
  on('longtask', (e) => {
    seen.blocked += Math.max(0, e.duration - 50);
  });
  // From the event to the frame that shows its effect: the task after the frame's own work.
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(
      type,
      (event) => {
        const { timeStamp } = event;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            seen.painted.push(performance.now() - timeStamp);
          };
          port2.postMessage(0);
        });
      },
      true,
    );
  }
  // Ready: a press on the first choice shows. Pressed once the scripts say that they are there, and again until it shows.
  const press = setInterval(() => {
    const choice = document.querySelector<HTMLElement>('.choice');
    if (!choice || (document.querySelector('.asking') && !('ready' in document.documentElement.dataset))) return;
    if (document.querySelector('[data-selected="true"]')) {
      seen.ready = performance.now();
      clearInterval(press);
      return;
    }
    seen.pressed ??= performance.now();
    (choice.querySelector('input') ?? choice).click();
  }, 10);
}

async function sendKeys(page: Page, session: CDPSession, words: string): Promise<void> {
  for (const letter of words) {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    await page.waitForTimeout(90);
  }
}

/** A new visitor on a slow line (1.6 Mbit/s, 150 ms) with the processor slowed down. */
async function slowly(browser: Browser, slower: number) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { context, page, session };
}

/** What the keep of a Question holds: of all Answers, or of what is being said. */
const keptIn = (page: Page, store: 'answers' | 'drafts') =>
  page.evaluate(
    (from) =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open('what-matters-to-me');
        opening.onerror = () => {
          failed(new Error('The keep does not open.'));
        };
        opening.onsuccess = () => {
          const all = opening.result.transaction(from).objectStore(from).getAll();
          all.onsuccess = () => {
            done(JSON.stringify(all.result));
          };
        };
      }),
    store,
  );

/**
 * Presses the first choice in the first frame that it stands in: nobody knows that a script is still coming.
 * @param address a Question, or the page to compare it with. @returns from the press to the frame that shows it, in ms, and whether it was kept.
 */
export async function earlyPress(
  browser: Browser,
  base: string,
  address: string,
  slower: number,
): Promise<{ shown: number; kept: boolean }> {
  const { context, page } = await slowly(browser, slower);
  await page.addInitScript(() => {
    const early: { shown?: number } = {};
    Object.assign(window, { early });
    const look = () => {
      const choice = document.querySelector<HTMLElement>('.choice');
      if (!choice || performance.getEntriesByName('first-contentful-paint').length === 0)
        return void requestAnimationFrame(look);
      const pressed = performance.now();
      (choice.querySelector('input') ?? choice).click();
      const seen = () => {
        if (!document.querySelector('.choice:is([data-selected="true"], [data-early])'))
          return void requestAnimationFrame(seen);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          early.shown ??= performance.now() - pressed;
        };
        requestAnimationFrame(() => {
          port2.postMessage(0);
        });
      };
      seen();
    };
    look();
  });
  await page.goto(base + address, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForFunction(
    () => (window as unknown as { early: { shown?: number } }).early.shown !== undefined,
    undefined,
    { timeout: 60_000 },
  );
  const shown = await page.evaluate(() => (window as unknown as { early: { shown: number } }).early.shown);
  const ours = address.startsWith('/say/');
  if (ours)
    await page.waitForFunction(() => 'ready' in document.documentElement.dataset, undefined, { timeout: 60_000 });
  await page.waitForTimeout(400 * Math.sqrt(slower));
  const kept = ours
    ? (await keptIn(page, 'answers')).includes('"chosen":["')
    : await page.evaluate(() => localStorage.getItem('hand') !== null);
  await context.close();
  return { shown, kept };
}

const typedWords = 'I want to live near my sister and my dog.';

/**
 * Visits `address` on a slow line (1.6 Mbit/s, 150 ms) with the processor slowed down.
 * @param slower how many times slower than this machine. @param use presses choices and types as a person would.
 */
export async function visit(
  browser: Browser,
  base: string,
  address: string,
  dist: string,
  slower: number,
  use: boolean,
): Promise<Visit> {
  const { context, page, session } = await slowly(browser, slower);
  let all = 0;
  const scripts = new Set<string>();
  const ofSound = new Set<string>();
  session.on('Network.responseReceived', (e) => {
    const { pathname } = new URL(e.response.url);
    if (e.type === 'Script') scripts.add(pathname);
    if (pathname.startsWith('/sounds/')) ofSound.add(e.requestId);
  });
  session.on('Network.loadingFinished', (e) => {
    if (!ofSound.has(e.requestId)) all += e.encodedDataLength;
  });
  await page.addInitScript(watch);
  await page.goto(base + address, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForTimeout(400 * Math.sqrt(slower));
  if (use) await page.waitForFunction(() => window.seen.ready !== undefined, undefined, { timeout: 60_000 });
  const seen = await page.evaluate(() => window.seen);
  const loaded = all;
  const result: Visit = {
    first: 0,
    largest: seen.largest,
    shift: seen.shift,
    blocked: seen.blocked,
    taps: [],
    keys: [],
    script: 0,
    all: loaded,
    lost: 0,
    ...(seen.ready === undefined ? {} : { ready: seen.ready }),
  };
  result.first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')].map((s) => s.textContent).join('\n'),
  );
  result.script = [...scripts].reduce(
    (sum, path) => sum + gzipped(readFileSync(join(dist, 'client', path), 'utf8')),
    inline ? gzipped(inline) : 0,
  );
  if (use) {
    const ours = address.startsWith('/say/');
    const painted = async (work: () => Promise<void>) => {
      await page.evaluate(() => {
        window.seen.painted = [];
      });
      await work();
      await page.waitForTimeout(300);
      return page.evaluate(() => window.seen.painted);
    };
    await page.waitForTimeout(500);
    result.taps = await painted(async () => {
      for (let i = 0; i < 6; i += 1) {
        const choice = page.locator('.choice').nth(i % 3);
        await choice.scrollIntoViewIfNeeded();
        const box = await choice.boundingBox();
        if (!box) throw new Error('A choice is not there.');
        await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
        await page.waitForTimeout(400);
      }
    });
    if (ours) {
      await page.locator('.turn').getByRole('link', { name: 'Say it my way', exact: true }).click();
      await page.getByRole('button', { name: 'Say it in my own words', exact: true }).click();
    }
    const box = page.getByRole('textbox', { name: 'My own words' });
    await box.focus();
    result.keys = await painted(() => sendKeys(page, session, typedWords));
    await page.waitForTimeout(1500);
    if (ours) result.lost = (await keptIn(page, 'drafts')).includes(typedWords) ? 0 : 1;
  }
  await context.close();
  return result;
}
