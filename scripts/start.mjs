// Builds when something changed, then serves. HOST and PORT say where.
import { spawnSync } from 'node:child_process';
import { warnWhoRuns } from './who-runs.mjs';

// In a process of its own: what a build loads, and what reads TypeScript, would stay in the server's memory.
const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-new'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
warnWhoRuns(process.env.HOST ?? 'localhost');
await import('../dist/serving.mjs');
