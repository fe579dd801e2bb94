import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '#tests/support/other-browsers/driver.ts';

/** A server with a database of its own, whose disk can be set back to an earlier day, as an owner does after a fault. */
export interface AServer {
  url: string;
  /** Makes a backup of it as it is now. */ backUp: () => Promise<void>;
  /** Brings the backup back in its place: what came since is lost, and its epoch is another. */ goBack: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts it. As long as it runs, invites are made in its database. */
export async function aServer(): Promise<AServer> {
  const folder = mkdtempSync(join(tmpdir(), 'a-server-'));
  const [before, port] = [process.env['DATA_DIR'], await freePort()];
  const url = `http://localhost:${String(port)}`;
  const env = {
    ...process.env,
    HOST: 'localhost',
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    RATE_LIMIT: '100000',
  };
  process.env['DATA_DIR'] = env.DATA_DIR;
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, ['dist/serving.mjs'], { env, stdio: 'ignore' });
    for (
      const end = Date.now() + 60_000;
      !(await fetch(`${url}/healthz`).then(
        (r) => r.ok,
        () => false,
      ));
    ) {
      if (Date.now() > end) throw new Error('The server did not start.');
      await new Promise((done) => {
        setTimeout(done, 100);
      });
    }
  };
  const end = async () => {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const script = (name: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [`scripts/${name}.ts`, ...args], { env });
  const file = join(folder, 'backup.sqlite');
  await start();
  return {
    url,
    backUp: async () => {
      await script('backup', '--to', file);
    },
    goBack: async () => {
      await end();
      await script('restore', '--from', file, '--replace');
      await start();
    },
    stop: async () => {
      await end();
      if (before === undefined) delete process.env['DATA_DIR'];
      else process.env['DATA_DIR'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
