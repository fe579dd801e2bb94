// Builds the whole website into dist/: sounds, pages, service worker, compressed copies, the server. Prints what it does.
// With `--if-new` only where something changed since the last time; `--own FOLDER` lays a folder over content/.
import { spawnSync } from 'node:child_process';
import { isBuilt } from './built-from.ts';
import { takeOwn } from './own.mjs';

takeOwn();

const ifNew = process.argv.includes('--if-new');
if (!ifNew || !isBuilt()) {
  if (ifNew) console.log('Building. The first time takes a few minutes.');
  // What is not easy to read is not shown to anybody. Ours is checked before it comes here; what lies over it is checked now.
  if (process.env.OWN && spawnSync(process.execPath, ['scripts/check-content.ts'], { stdio: 'inherit' }).status !== 0) process.exit(1);
  const { buildAll } = await import('./build-all.ts');
  await buildAll();
}
// Astro and esbuild leave helpers running that would hold this process open.
process.exit(0);
