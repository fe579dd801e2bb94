// Makes a fresh clone ready: installs what the lockfile names, when it is not there yet. Runs under any Node from 20 on,
// and needs nothing installed itself. `npm start` and `npm test` call it first.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const wanted = join(root, 'package-lock.json');
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const ready = existsSync(installed) && existsSync(node) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
if (!ready) {
  console.log('Installing what this needs. The first time takes about a minute.');
  const done = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      'The install did not work. Is there a way to the npm registry, and space on the disk? Then try again.',
    );
    process.exit(done.status ?? 1);
  }
  utimesSync(installed, new Date(), new Date());
}
