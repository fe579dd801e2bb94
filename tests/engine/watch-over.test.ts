import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'watch-over-'));
let watching: ChildProcess | undefined;
afterEach(() => {
  watching?.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Watches over a server of a few lines. @returns what both say, as it comes. */
function watch(server: string): { said: () => string; left: Promise<unknown[]>; pids: () => number[] } {
  const [file, main] = [join(folder, 'server.mjs'), join(folder, 'main.mjs')];
  writeFileSync(file, server);
  writeFileSync(
    main,
    `import { spawn } from 'node:child_process';
    import { watchOver } from ${JSON.stringify(join(process.cwd(), 'scripts/watch-over.mjs'))};
    watchOver(() => spawn(process.execPath, [${JSON.stringify(file)}], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));`,
  );
  const child = (watching = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'pipe'] }));
  let said = '';
  for (const line of [child.stdout, child.stderr])
    line.on('data', (part: Buffer) => {
      said += part.toString();
    });
  return {
    said: () => said,
    left: once(child, 'exit'),
    pids: () => [...said.matchAll(/up (\d+)/g)].map((m) => Number(m[1])),
  };
}

const serves =
  "setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('closed'); process.exit(0); }); process.on('disconnect', () => process.exit(0)); process.send('serving'); console.log('up ' + process.pid);";

describe('npm start', () => {
  it('starts the server again when it was killed, no sooner than after a second, says so, and ends it in order when asked', async () => {
    const { said, left, pids } = watch(serves);
    await expect.poll(() => pids().length, { timeout: 15_000 }).toBe(1);
    const from = Date.now();
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await expect.poll(() => pids().length, { timeout: 15_000 }).toBe(2);
    expect(Date.now() - from).toBeGreaterThan(900);
    expect(said()).toContain('server: ended, and starts again');
    watching?.kill('SIGTERM');
    expect((await left)[0]).toBe(0);
    expect(said()).toContain('closed');
    expect(() => process.kill(pids()[1] ?? 0, 0)).toThrow();
  }, 40_000);

  it('does not start again what never came up, and ends as it did', async () => {
    const { said, left } = watch("console.log('up ' + process.pid); process.exit(3);");
    expect((await left)[0]).toBe(3);
    expect(said().match(/up/g)?.length).toBe(1);
  }, 20_000);

  it('leaves no server behind when it is killed itself', async () => {
    const { pids } = watch(serves);
    await expect.poll(() => pids().length, { timeout: 15_000 }).toBe(1);
    watching?.kill('SIGKILL');
    await expect
      .poll(
        () => {
          try {
            process.kill(pids()[0] ?? 0, 0);
            return 'there';
          } catch {
            return 'gone';
          }
        },
        { timeout: 15_000 },
      )
      .toBe('gone');
  }, 40_000);
});
