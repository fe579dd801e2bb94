// Builds the whole website into dist/: sounds, pages, service worker, compressed copies, the server. Prints what it does.
// With `--if-new` only where something changed since the last time.
import { isBuilt } from './built-from.ts';

const ifNew = process.argv.includes('--if-new');
if (!ifNew || !isBuilt()) {
  if (ifNew) console.log('Building. The first time takes a few minutes.');
  const { buildAll } = await import('./build-all.ts');
  await buildAll();
}
// Astro and esbuild leave helpers running that would hold this process open.
process.exit(0);
