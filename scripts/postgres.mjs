// Finds PostgreSQL for the tests, installs it where it can, and starts a throw-away one: its own folder, its own port, gone afterwards.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = process.getuid?.() === 0;

/** @returns {string | undefined} the folder that holds initdb and pg_ctl: in PATH, else where Debian puts the newest. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((v) => join(debian, v, 'bin'))
    : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...versions].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/** Makes sure there is a PostgreSQL. */
export function installPostgres() {
  if (findPostgres()) return console.log(`PostgreSQL: ${findPostgres()}`);
  const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log('PostgreSQL: none here. Installing it with apt-get.');
    if (run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'postgresql']) && findPostgres())
      return undefined;
  }
  throw new Error(
    'There is no PostgreSQL for the tests and none could be installed. Install it (initdb and pg_ctl must be in PATH).',
  );
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function run(command, args, options = {}) {
  const [first, rest] = root
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
    : [command, args];
  const done = spawnSync(first, rest, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', ...options });
  if (done.status !== 0) throw new Error(`${command} did not work: ${done.stderr ?? done.error?.message}`);
}

const freePort = () =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** @returns {Promise<{ url: string, folder: string, stop: () => void }>} a PostgreSQL with an empty database. `stop` takes it away with all it holds. */
export async function startPostgres() {
  const bin = findPostgres();
  if (!bin) throw new Error('There is no PostgreSQL here. `npm test` installs one where it can.');
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = (what) => Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout);
  if (root) chownSync(folder, user('-u'), user('-g'));
  const data = join(folder, 'cluster');
  const port = await freePort();
  run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { cwd: folder });
  // pg_ctl's child keeps the pipes it was given: it gets none.
  run(
    join(bin, 'pg_ctl'),
    ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -h 127.0.0.1 -p ${port}`, 'start'],
    { cwd: folder, stdio: 'ignore' },
  );
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    stop() {
      run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { cwd: folder, stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
