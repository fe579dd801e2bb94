import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/other-browsers/driver.ts';

/** The server as `npm start` runs it, in a process and with a disk of its own. */
export interface SoakedServer {
  url: string;
  pid: number;
  folder: string;
  stop: () => Promise<void>;
}

async function isThere(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null;) {
    if (
      await fetch(`${url}/healthz`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  throw new Error('The server did not start.');
}

/** Starts it. @param more of its environment. */
export async function aSoakedServer(more: Record<string, string> = {}): Promise<SoakedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--expose-gc', 'dist/serving.mjs'], {
    env: {
      ...process.env,
      HOST: 'localhost',
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: '',
      RATE_LIMIT: '10000000',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${String(port)}`;
  await isThere(url, child);
  return {
    url,
    pid: child.pid ?? 0,
    folder,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
