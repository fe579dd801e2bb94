import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { startPostgres } from '../../scripts/postgres.mjs';
import { press, words } from '#tests/support/on-screen.ts';
import { freePort } from '#tests/support/other-browsers/driver.ts';
import { choice, goTo, makeStory, saved } from '#tests/support/person.ts';
import { askFrom, aWorker, whatCame } from '#tests/support/two-sides.ts';

/**
 * A copy as an owner runs it: PostgreSQL, our own Caddyfile before it, and the files that the image is made of, started where no package is. Where there is no Caddy
 * (`apt-get install caddy`) it is left out, and says so.
 */
test.use({ actionTimeout: 60_000 });
const hasCaddy = spawnSync('caddy', ['version']).status === 0;

test('behind TLS on PostgreSQL: backed up, restored and updated with a Story under way, and nothing is lost', async ({
  browser,
}) => {
  test.skip(!hasCaddy, 'There is no Caddy here.');
  const folder = mkdtempSync(join(tmpdir(), 'behind-tls-'));
  const [postgres, port, tls] = [await startPostgres(), await freePort(), await freePort()];
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = postgres.url;
  const [inside, baseURL] = [`http://localhost:${String(port)}`, `https://localhost:${String(tls)}`];
  const alone = join(folder, 'alone');
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(process.execPath, ['serving.mjs'], {
      cwd: alone,
      env: { ...process.env, HOST: 'localhost', PORT: String(port), TRUST_PROXY: 'yes', RATE_LIMIT: '100000' },
      stdio: 'ignore',
    });
    await expect
      .poll(
        () =>
          fetch(`${inside}/healthz`)
            .then((r) => r.status)
            .catch(() => 0),
        { timeout: 60_000 },
      )
      .toBe(200);
  };
  const stop = async () => {
    server?.kill('SIGTERM');
    if (server?.exitCode === null) await once(server, 'exit');
  };
  const command = async (name: string, ...args: string[]) =>
    (await promisify(execFile)(process.execPath, [join(alone, `${name}.mjs`), ...args], { env: process.env })).stdout;
  // Its own authority stays its own: nothing is written to the machine's trust.
  writeFileSync(
    join(folder, 'Caddyfile'),
    readFileSync('deploy/Caddyfile', 'utf8').replace(
      /^\{\n/,
      '{\n\tskip_install_trust\n\tauto_https disable_redirects\n\tadmin off\n',
    ),
  );
  const proxy = spawn('caddy', ['run', '--config', join(folder, 'Caddyfile')], {
    env: {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      SITE_NAME: `localhost:${String(tls)}`,
      APP: `localhost:${String(port)}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  proxy.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  try {
    spawnSync(process.execPath, ['scripts/bundle-alone.ts', alone]);
    spawnSync('ln', ['-s', join(process.cwd(), 'dist', 'client'), join(alone, 'dist', 'client')]);
    await start();
    askFrom(inside);
    const worker = await aWorker('Maya Okafor', { door: false });
    const person = await (
      await browser.newContext({ baseURL, ignoreHTTPSErrors: true, viewport: { width: 360, height: 740 } })
    ).newPage();
    await expect
      .poll(
        () =>
          person.goto('/').then(
            (came) => came?.headers()['strict-transport-security'],
            () => 'not yet',
          ),
        { timeout: 30_000 },
      )
      .toBe('max-age=31536000');
    await makeStory(person, 'Zephyrine');
    await goTo(person, worker.link);
    await press(person, 'Yes, this is my worker');
    await expect(words(person, 'Maya Okafor is your named worker now.')).toBeVisible({ timeout: 60_000 });
    await goTo(person, '/say/my-home/how-it-is/');
    await choice(person, 'I feel safe').click();
    await saved(person);
    const give = async () => {
      await goTo(person, '/give/');
      await press(person, 'See it first');
      await press(person, 'Give to Maya Okafor');
      // Her name stands there before: only what is said of the giving itself says that it is kept.
      await expect(words(person, /^(It is on its way|You gave it to Maya Okafor)\.$/).first()).toBeVisible();
      await goTo(person, '/my-worker/given/');
    };
    const given = async () =>
      new Set(
        (await whatCame(worker))
          .flatMap(({ what }) => (what.kind === 'letter' ? what.answers : []))
          .map((answer) => answer.question),
      );
    await give();
    await expect.poll(async () => [...(await given())], { timeout: 60_000 }).toContain('my-home/how-it-is');

    const backup = join(folder, 'before.sqlite');
    expect(await command('backup', '--to', backup, '--verify')).toContain('Verified: it came back whole');
    // What is given after the backup is lost with it, and comes again from the device.
    await goTo(person, '/say/my-worker/must-know/');
    await person.getByRole('textbox').first().fill('Xylographic pancakes on Sundays');
    await saved(person);
    await give();
    await expect.poll(async () => [...(await given())], { timeout: 60_000 }).toContain('my-worker/must-know');
    await goTo(person, '/say/how-i-feel/how-it-goes/');
    await stop();
    expect((await person.request.get('/say/my-home/')).status()).toBe(502);
    // In the middle of a Question while nobody serves: it is kept on the device as ever.
    await person.locator('.sort-places').getByRole('button', { name: 'Going well', exact: true }).click();
    await saved(person);
    expect(await command('restore', '--from', backup, '--replace')).toContain('are back');
    await start();
    await give();
    await expect
      .poll(async () => [...(await given())].sort(), { timeout: 120_000 })
      .toEqual(expect.arrayContaining(['how-i-feel/how-it-goes', 'my-home/how-it-is', 'my-worker/must-know']));
    // The proxy tells of nobody.
    expect(said).not.toMatch(/\/api\/|\/say\/|remote_ip/);
    await person.context().close();
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    proxy.kill('SIGTERM');
    await stop();
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
