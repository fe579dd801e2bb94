// Puts the server and the commands of who runs it into files that need no package and no build: `node scripts/bundle-alone.ts FOLDER` (Dockerfile).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const to = process.argv[2] ?? 'alone';
// Where the website is looked for.
mkdirSync(join(to, 'dist'), { recursive: true });
buildSync({
  entryPoints: ['serving', 'healthy', 'invite-worker', 'end-mailbox', 'push-keys', 'backup', 'restore'].map((name) =>
    join('scripts', `${name}.ts`),
  ),
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  outdir: to,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
  // A driver in C that nobody asks for.
  external: ['pg-native'],
  // Some packages are written for `require`.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
});
