// Builds when something changed, then serves, and serves again when the server ends though nobody asked it to. HOST and PORT say where.
import { spawn, spawnSync } from 'node:child_process';
import { takeOwn } from './own.mjs';
import { watchOver } from './watch-over.mjs';
import { warnWhoRuns } from './who-runs.mjs';

takeOwn();
// In a process of its own: what a build loads, and what reads TypeScript, would stay in the server's memory.
const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-new'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
warnWhoRuns(process.env.HOST ?? 'localhost', process.env.SITE_URL);
watchOver(() =>
  spawn(process.execPath, ['--max-semi-space-size=4', '--expose-gc', 'dist/serving.mjs'], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  }),
);
