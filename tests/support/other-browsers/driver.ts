import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One source of input and what it does, as WebDriver and WebDriver BiDi both take it. */
export interface Input {
  type: 'pointer' | 'key';
  id: string;
  parameters?: { pointerType: 'mouse' | 'touch' };
  actions: Record<string, unknown>[];
}

/** The few things a journey needs of a browser. Nothing in it says which browser it is. */
export interface Driver {
  goTo: (address: string) => Promise<void>;
  /** Runs the body of an async function in the page. @returns what it returns, which JSON can carry. */
  run: (body: string) => Promise<unknown>;
  /** Moves, presses and types as a hand does. */
  act: (inputs: Input[]) => Promise<void>;
  close: () => Promise<void>;
}

/** A port that nobody uses now. */
export const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => done(typeof at === 'object' && at ? at.port : 0));
    });
  });

/** What a browser needs around it: processes and a folder, all gone afterwards. */
export class Around {
  readonly folder = mkdtempSync(join(tmpdir(), 'other-browser-'));
  #running: ChildProcess[] = [];
  start(command: string, args: string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: this.folder, ...env },
    });
    this.#running.push(child);
    return child;
  }
  async end(): Promise<void> {
    for (const child of this.#running.reverse()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((done) => {
        child.once('exit', done);
      });
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Tries until it goes, at most so many milliseconds. */
export async function untilIt<T>(
  what: string,
  work: () => Promise<T | undefined | false>,
  within = 30_000,
): Promise<T> {
  let last: unknown;
  for (const end = Date.now() + within; Date.now() < end;) {
    try {
      const got = await work();
      if (got !== undefined && got !== false) return got;
      last = got;
    } catch (why) {
      last = why;
    }
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  throw new Error(`${what}: not within ${String(within / 1000)} s`, { cause: last });
}
