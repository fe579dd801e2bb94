// The server as `npm start` runs it: one plain file, in a process of its own, with its flags.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { bundleServer } from '../../scripts/bundle-server.ts';

const root = join(import.meta.dirname, '../..');

/** Which database it has: one of the two is said. */
export type Where = Record<'DATA_DIR' | 'DATABASE_URL', string>;

/** A server that runs. `said`: all that it wrote since it serves. */
export interface Running {
  child: ChildProcess;
  port: number;
  said: () => string;
}

const freePort = async (): Promise<number> => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const at = taken.address();
  taken.close();
  await once(taken, 'close');
  return typeof at === 'object' && at ? at.port : 0;
};

/**
 * Puts the server into one file, as a build does: without that each start reads TypeScript for a second.
 * @returns starts it with `folder/dist` as the built website; and takes the file away again
 */
export function theServer(): {
  start: (folder: string, where: Where, more?: Record<string, string>) => Promise<Running>;
  remove: () => void;
} {
  // Packages are found from where the file lies.
  const file = join(root, 'test-results', `serving-${String(process.pid)}-${String(Date.now())}.mjs`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  bundleServer(join(root, 'scripts/serving.ts'), file);
  return {
    async start(folder, where, more = {}) {
      const port = await freePort();
      const child = spawn(process.execPath, ['--max-semi-space-size=4', '--expose-gc', file], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, ...where, RATE_LIMIT: '10000000', HOST: '127.0.0.1', PORT: String(port), ...more },
      });
      let said = '';
      for (const line of [child.stdout, child.stderr])
        line?.on('data', (part: Buffer) => {
          said += part.toString();
        });
      await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => {
          throw new Error(`The server did not come up: ${said}`);
        }),
      ]);
      // What it says of itself when it is up is no fault.
      return { child, port, said: () => said.replace(/^\s*What Matters to Me is here: \S+\s*/, '') };
    },
    remove() {
      rmSync(file, { force: true });
    },
  };
}
