import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.mjs';

/** A browser in a process of its own, on a disk of its own, that can be killed in the middle of anything and opened again. */
export interface ABrowser {
  /** Its first page, of the size of a small phone where nothing else is said. */
  page: Page;
  /** Kills it as a battery that is taken out does: nothing is told, nothing is finished. */
  kill: () => Promise<void>;
  /** Leaves half a record at the end of what its database wrote, as a kill in the middle of a write does: its head, and none of so many bytes. */
  tear: (bytes: number) => void;
  /** Opens it again, with what its disk holds. */
  reopen: () => Promise<Page>;
  /** Kills it and takes its disk away. */
  done: () => Promise<void>;
}

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  'about:blank',
];

/** Starts it and finds where it listens. A group of its own: its helpers die with it. */
async function start(folder: string, more: readonly string[]): Promise<{ child: ChildProcess; browser: Browser }> {
  const child = spawn(findBrowser() ?? chromium.executablePath(), [...more, `--user-data-dir=${folder}`, ...flags], {
    // What it leaves behind when it is killed goes with its disk.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  if (!child.stderr) throw new Error('no way to hear the browser');
  for await (const line of createInterface({ input: child.stderr })) {
    const at = /ws:\/\/\S+/.exec(line)?.[0];
    if (!at) continue;
    // What it says later is of no use, and a full pipe would stop it.
    child.stderr.resume();
    return { child, browser: await chromium.connectOverCDP(at) };
  }
  throw new Error('The browser did not start.');
}

/**
 * Opens a browser that can be killed.
 * @param size of its window. @param more flags of its own.
 */
export async function aBrowser(size = { width: 360, height: 740 }, more: readonly string[] = []): Promise<ABrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'a-browser-'));
  let now = await start(folder, more);
  const firstPage = async () => {
    const [context] = now.browser.contexts();
    const page = context?.pages()[0] ?? (await context?.newPage());
    if (!page) throw new Error('no page');
    await page.setViewportSize(size);
    return page;
  };
  const kill = async () => {
    const { pid } = now.child;
    if (pid === undefined || now.child.exitCode !== null || now.child.signalCode !== null) return;
    const dead = once(now.child, 'exit');
    process.kill(-pid, 'SIGKILL');
    await dead;
    await now.browser.close().catch(() => undefined);
  };
  const one: ABrowser = {
    page: await firstPage(),
    kill,
    tear: (bytes) => {
      const places = join(folder, 'Default', 'IndexedDB');
      for (const place of readdirSync(places).filter((name) => name.endsWith('.leveldb'))) {
        const log = readdirSync(join(places, place))
          .filter((name) => name.endsWith('.log'))
          .sort()
          .at(-1);
        // A sum that is never right, the length, and that it is a whole record (LevelDB's log format).
        if (log) appendFileSync(join(places, place, log), Buffer.from([1, 2, 3, 4, bytes & 255, bytes >> 8, 1]));
      }
    },
    reopen: async () => {
      await kill();
      // A lock of the one that was killed keeps nobody out.
      for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
        rmSync(join(folder, lock), { force: true });
      now = await start(folder, more);
      one.page = await firstPage();
      return one.page;
    },
    done: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
  return one;
}
