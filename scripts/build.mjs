// Builds the whole website into dist/: sounds, pages, service worker, compressed copies, the server. Prints what it does.
// With `--if-new` only where something changed since the last time; `--own FOLDER` lays a folder over content/. `--static` builds for a host
// with files only: a folder to put there (`--to`), for the path it will be under (`--under /matters/`).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { isBuilt } from './built-from.ts';
import { takeOwn } from './own.mjs';
import { giveUp, said } from './said.ts';

const usage =
  'npm run build [-- --own ../our-copy]\n  npm run build:static [-- --own ../our-copy --under /matters/ --to ../to-upload]';
const {
  'if-new': ifNew,
  static: filesOnly,
  under: underSaid,
  to: toSaid,
} = said(
  {
    'if-new': { type: 'boolean' },
    own: { type: 'string' },
    static: { type: 'boolean' },
    under: { type: 'string' },
    to: { type: 'string' },
  },
  usage,
);
const to = toSaid === undefined ? 'static-site' : resolve(process.env.INIT_CWD ?? '.', toSaid);
const parts = (underSaid ?? '').split('/').filter(Boolean);
const under = ['', ...parts, ''].join('/');
if (!filesOnly && (underSaid ?? toSaid) !== undefined)
  giveUp('--under and --to are for a host with files only.', usage);
if (!parts.every((part) => /^\w[\w.-]*$/.test(part)))
  giveUp('The path that it will be under is letters, digits, "-" and "_", between "/".', usage);
// Only in our own folder is what was built before taken away: another one may be somebody's whole website.
if (toSaid !== undefined && existsSync(to) && readdirSync(to).length > 0)
  giveUp(
    `${to} is there already, and is not empty. Nothing is written over: name another folder, or empty it first.`,
    usage,
  );
takeOwn();

if (!ifNew || !isBuilt()) {
  if (ifNew) console.log('Building. The first time takes a few minutes.');
  // What is not easy to read is not shown to anybody. Ours is checked before it comes here; what lies over it is checked now.
  if (process.env.OWN && spawnSync(process.execPath, ['scripts/check-content.ts'], { stdio: 'inherit' }).status !== 0)
    process.exit(1);
  const { buildAll } = await import('./build-all.ts');
  if (filesOnly) {
    await buildAll({ to, under });
    console.log(`Put all that lies in ${to} on your host, at ${under}.`);
  } else await buildAll();
}
// Astro and esbuild leave helpers running that would hold this process open.
process.exit(0);
