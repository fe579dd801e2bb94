// Builds the whole website into dist/: sounds, pages, service worker, compressed copies. Prints what it does.
import { buildAll } from './build-all.ts';

await buildAll();
// Astro and esbuild leave helpers running that would hold this process open.
process.exit(0);
