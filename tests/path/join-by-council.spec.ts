import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aStaffLogin } from '#tests/support/a-staff-login.ts';
import { sideways, tooSmall, violations } from '#tests/support/look.ts';
import { freePort } from '#tests/support/other-browsers/driver.ts';
import { invite } from '#tests/support/worker.ts';

/** A copy whose owner lets staff join by the council's own log-in. */
test('a worker shows who they are at the council’s log-in, comes back, and joins; nothing is asked there before they press', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'council-'));
  const before = process.env['DATA_DIR'];
  process.env['DATA_DIR'] = folder;
  const [login, port] = [await aStaffLogin(), await freePort()];
  const base = `http://localhost:${String(port)}`;
  const child = spawn(process.execPath, ['dist/serving.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      HOST: 'localhost',
      PORT: String(port),
      SITE_URL: base,
      OIDC_ISSUER: login.issuer,
      OIDC_CLIENT: login.client,
      OIDC_SECRET: login.secret,
    },
  });
  const context = await browser.newContext({ baseURL: base });
  try {
    await once(child, 'message');
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (
        new URL(request.url()).port !== String(port) &&
        !request.url().startsWith('data:') &&
        !request.url().startsWith('blob:')
      )
        elsewhere.push(request.url());
    });
    await page.goto(await invite('Jo Field'));
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('Your council wants to know first that it is you.', { exact: true })).toBeVisible();
    expect([await violations(page), await sideways(page), await tooSmall(page)]).toEqual([[], [], []]);
    expect([elsewhere, login.asked]).toEqual([[], {}]);

    await test.step('an answer that is not good leads nowhere, and it is said', async () => {
      login.wrong = { claims: { aud: 'another' } };
      await page.getByRole('button', { name: 'Join by your council', exact: true }).click();
      await expect(page.getByText('Your council did not say that it is you.', { exact: true })).toBeVisible();
      expect(page.url()).toBe(`${base}/worker/join/`);
    });

    await test.step('what nobody here asked for is not shown to the server', async () => {
      const tokens = login.asked['/token'];
      await page.goto('/worker/join/?code=stolen&state=another');
      await expect(page.getByText('Your council did not say that it is you.', { exact: true })).toBeVisible();
      expect(login.asked['/token']).toBe(tokens);
    });

    login.wrong = {};
    await page.getByRole('button', { name: 'Join by your council', exact: true }).click();
    await expect(page.getByText('Your council says you are Jo Field.', { exact: true })).toBeVisible();
    expect([page.url(), await context.cookies()]).toEqual([`${base}/worker/join/`, []]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('What is your name?', { exact: true })).toBeVisible();
    expect(
      elsewhere.every((address) => address.startsWith(`${login.issuer}/log-in?`)),
      elsewhere.join(' '),
    ).toBe(true);
  } finally {
    await context.close();
    child.kill('SIGKILL');
    await login.stop();
    if (before === undefined) delete process.env['DATA_DIR'];
    else process.env['DATA_DIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  }
});
