import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import webPush from 'web-push';
import { newToken } from '#model/token.ts';
import { openDatabase } from '#mailbox/the-mailboxes.ts';
import { aMailServer } from '#tests/support/a-mail-server.ts';
import { sideways, tooSmall, violations } from '#tests/support/look.ts';
import { goTo } from '#tests/support/person.ts';
import { invite, joinBy } from '#tests/support/worker.ts';

const words = 'nine otters drink tea at dawn';

/** A copy whose owner set both ways up: its own server from the same build, over the Mailboxes of these tests. */
async function aCopyThatTells(smtp: number): Promise<{ base: string; child: ChildProcess }> {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const child = spawn(process.execPath, ['dist/serving.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      HOST: 'localhost',
      PORT: String(port),
      SMTP_URL: `smtp://127.0.0.1:${String(smtp)}`,
      MAIL_FROM: 'matters@council.example',
      MAIL_DOMAINS: 'council.example',
      VAPID_PUBLIC: publicKey,
      VAPID_PRIVATE: privateKey,
      VAPID_CONTACT: 'mailto:it@council.example',
      PUSH_HOSTS: 'push.example',
    },
  });
  await once(child, 'message');
  return { base: `http://localhost:${String(port)}`, child };
}

const myKeys = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Parts of your desk' })
    .getByRole('link', { name: 'My keys', exact: true })
    .click();

/** No push service is reached from here: the browser's answer is put in its place. */
async function aPushService(page: Page): Promise<void> {
  const endpoint = `https://push.example/${newToken()}`;
  await page.addInitScript((to) => {
    let made: { endpoint: string; unsubscribe: () => Promise<boolean> } | null = null;
    PushManager.prototype.subscribe = () => {
      made = {
        endpoint: to,
        unsubscribe: () => {
          made = null;
          return Promise.resolve(true);
        },
      };
      return Promise.resolve(made as PushSubscription);
    };
    PushManager.prototype.getSubscription = () => Promise.resolve(made as PushSubscription | null);
  }, endpoint);
}

interface AtMyKeys {
  page: Page;
  context: BrowserContext;
  base: string;
  folder: string;
  mail: Awaited<ReturnType<typeof aMailServer>>;
}

/** A copy that tells, with a mail server and a place of its own, and somebody who joined it and stands at *My keys*: who has a team leads it. Afterwards nothing of it is left. */
async function atMyKeys(
  browser: Browser,
  { name, team }: { name: string; team?: string },
  work: (there: AtMyKeys) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'notice-'));
  const before = process.env['DATA_DIR'];
  process.env['DATA_DIR'] = folder;
  const mail = await aMailServer();
  const { base, child } = await aCopyThatTells(mail.port);
  const context = await browser.newContext({ baseURL: base, permissions: ['notifications'] });
  const page = await context.newPage();
  await aPushService(page);
  try {
    await joinBy(page, await invite(name, team === undefined ? 'worker' : 'lead'), {
      words,
      ...(team === undefined ? {} : { team }),
    });
    await goTo(page, '/worker/');
    await page.getByLabel('My words', { exact: true }).fill(words);
    await page.keyboard.press('Enter');
    await myKeys(page);
    await work({ page, context, base, folder, mail });
  } finally {
    await context.close();
    child.kill();
    await once(child, 'exit');
    mail.end();
    if (before === undefined) delete process.env['DATA_DIR'];
    else process.env['DATA_DIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

test.use({ serviceWorkers: 'allow' });

test('a worker is told that something came: by e-mail once they typed what came there, on this device once they chose it, and by neither once they say so', async ({
  browser,
}) => {
  await atMyKeys(browser, { name: 'Jo Field' }, async ({ page, context, base, folder, mail }) => {
    const tell = page.getByRole('region', { name: 'We can tell you when something came.', exact: true });

    await test.step('by e-mail', async () => {
      await tell.getByRole('button', { name: 'Tell me by email' }).click();
      const address = tell.getByLabel('My email address');
      await address.fill('jo@home.example');
      await tell.getByRole('button', { name: 'Send me 6 numbers' }).click();
      await expect(tell.getByText('We cannot write to this address.')).toBeVisible();
      expect(mail.mails).toEqual([]);
      await address.fill('jo@council.example');
      await tell.getByRole('button', { name: 'Send me 6 numbers' }).click();
      await expect(tell.getByText('We sent 6 numbers to this address.')).toBeVisible();
      await expect.poll(() => mail.mails.length).toBe(1);
      const code = /^\d{6}$/m.exec(mail.mails[0]?.text ?? '')?.[0] ?? '';
      await tell.getByRole('textbox', { name: 'The 6 numbers' }).fill(code === '111111' ? '222222' : '111111');
      await tell.getByRole('button', { name: 'These are the numbers' }).click();
      await expect(tell.getByText('These are not the right numbers.')).toBeVisible();
      await tell.getByRole('textbox', { name: 'The 6 numbers' }).fill(code);
      await tell.getByRole('button', { name: 'These are the numbers' }).click();
      await expect(tell.getByText('We tell you by email.')).toBeVisible();
    });

    await test.step('on this device, where it says that something came and no more', async () => {
      await tell.getByRole('button', { name: 'Tell me on this device' }).click();
      await expect(tell.getByText('We tell you on this device.')).toBeVisible();
      // Chromium's headless shell shows no notifications; its window does, and there the push itself is tried.
      if ((await page.evaluate(() => Notification.permission)) !== 'granted') return;
      const line = await context.newCDPSession(page);
      const registration = new Promise<string>((done) => {
        line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          if (registrations[0]) done(registrations[0].registrationId);
        });
      });
      await line.send('ServiceWorker.enable');
      await page.evaluate(() => navigator.serviceWorker.ready);
      await line.send('ServiceWorker.deliverPushMessage', {
        origin: base,
        registrationId: await registration,
        data: '',
      });
      await expect
        .poll(() =>
          page.evaluate(async () =>
            (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => [title, body]),
          ),
        )
        .toEqual([['Something came.', '']]);
    });

    await test.step('it can be read and pressed on a phone and at a desk', async () => {
      for (const [width, height] of [
        [390, 844],
        [1280, 800],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect([await sideways(page), await tooSmall(page), await violations(page)]).toEqual([[], [], []]);
      }
    });

    await test.step('no more', async () => {
      await tell.getByRole('button', { name: 'No email any more' }).click();
      await expect(tell.getByRole('button', { name: 'Tell me by email' })).toBeVisible();
      await tell.getByRole('button', { name: 'Not on this device any more' }).click();
      await expect(tell.getByRole('button', { name: 'Tell me on this device' })).toBeVisible();
      const db = await openDatabase({ DATA_DIR: folder });
      expect(await db.read('SELECT way FROM notices')).toEqual([]);
      await db.close();
    });
  });
});

test('who leads a team is told that something came for the team too, and stops one without the other', async ({
  browser,
}) => {
  await atMyKeys(browser, { name: 'Ann Lead', team: 'North team' }, async ({ page, folder, mail }) => {
    const [mine, team] = [
      'We can tell you when something came.',
      'We can tell you when something came for your team.',
    ].map((name) => page.getByRole('region', { name, exact: true })) as [Locator, Locator];
    const db = await openDatabase({ DATA_DIR: folder });
    const told = () =>
      db.read(
        'SELECT role, way, notices.state FROM notices JOIN mailboxes ON mailboxes.read_sum = notices.mailbox ORDER BY role, way',
      );
    const byPush = (role: string) => ({ role, way: 'push', state: 1 });

    await team.getByRole('button', { name: 'Tell me by email' }).click();
    await team.getByLabel('My email address').fill('ann@council.example');
    await team.getByRole('button', { name: 'Send me 6 numbers' }).click();
    await expect.poll(() => mail.mails.length).toBe(1);
    const code = /^\d{6}$/m.exec(mail.mails[0]?.text ?? '')?.[0] ?? '';
    await team.getByRole('textbox', { name: 'The 6 numbers' }).fill(code);
    await team.getByRole('button', { name: 'These are the numbers' }).click();
    await expect(team.getByText('We tell you by email.')).toBeVisible();
    await expect(mine.getByRole('button', { name: 'Tell me by email' })).toBeVisible();
    expect(await told()).toEqual([{ role: 'team', way: 'email', state: 1 }]);
    await team.getByRole('button', { name: 'No email any more' }).click();
    await expect(team.getByRole('button', { name: 'Tell me by email' })).toBeVisible();

    for (const one of [mine, team]) {
      await one.getByRole('button', { name: 'Tell me on this device' }).click();
      await expect(one.getByText('We tell you on this device.')).toBeVisible();
    }
    expect(await told()).toEqual([byPush('lead'), byPush('team')]);
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect([await sideways(page), await tooSmall(page), await violations(page)]).toEqual([[], [], []]);
    }
    const isSubscribed = () =>
      page.evaluate(async () => Boolean(await (await navigator.serviceWorker.ready).pushManager.getSubscription()));
    await mine.getByRole('button', { name: 'Not on this device any more' }).click();
    await expect(mine.getByRole('button', { name: 'Tell me on this device' })).toBeVisible();
    await expect(team.getByText('We tell you on this device.')).toBeVisible();
    expect([await told(), await isSubscribed()]).toEqual([[byPush('team')], true]);
    await team.getByRole('button', { name: 'Not on this device any more' }).click();
    await expect(team.getByRole('button', { name: 'Tell me on this device' })).toBeVisible();
    expect([await told(), await isSubscribed()]).toEqual([[], false]);
    await db.close();
  });
});
