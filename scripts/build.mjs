// Builds the whole website into dist/: sounds, pages, service worker, compressed copies, the server. Prints what it does.
// With `--if-new` only where something changed since the last time; `--own FOLDER` lays a folder over content/. `--static` builds for a host
// with files only: a folder to put there (`--to`), for the path it will be under (`--under /matters/`).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isBuilt } from './built-from.ts';
import { takeOwn } from './own.mjs';

const { values: said } = parseArgs({ options: { 'if-new': { type: 'boolean' }, own: { type: 'string' }, static: { type: 'boolean' }, under: { type: 'string' }, to: { type: 'string' } } });
const to = resolve(process.env.INIT_CWD ?? '.', said.to ?? 'static-site');
takeOwn();
if (said.static) {
  const path = (said.under ?? '').split('/').filter(Boolean);
  if (!path.every((part) => /^[\w.-]+$/.test(part))) {
    console.error('Say the path like this: --under /matters/');
    process.exit(1);
  }
  // Only what this made before is taken away.
  if (existsSync(to) && !existsSync(join(to, 'sw.js'))) {
    console.error(`${to} is already there, and holds something else. Name another folder.`);
    process.exit(1);
  }
  Object.assign(process.env, { PUBLIC_POST: 'none', BUILD_TO: join('.cache', 'static'), UNDER: ['', ...path, ''].join('/') });
}
if (!said['if-new'] || !isBuilt()) {
  if (said['if-new']) console.log('Building. The first time takes a few minutes.');
  // What is not easy to read is not shown to anybody. Ours is checked before it comes here; what lies over it is checked now.
  if (process.env.OWN && spawnSync(process.execPath, ['scripts/check-content.ts'], { stdio: 'inherit' }).status !== 0) process.exit(1);
  const { buildAll } = await import('./build-all.ts');
  await buildAll();
}
if (said.static) {
  rmSync(to, { recursive: true, force: true });
  cpSync(join('.cache', 'static', 'client'), to, { recursive: true });
  rmSync(join('.cache', 'static'), { recursive: true });
  console.log(`Put all that lies in ${to} on your host, at ${process.env.UNDER}.`);
}
// Astro and esbuild leave helpers running that would hold this process open.
process.exit(0);
