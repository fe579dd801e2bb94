import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newToken } from '#model/token.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { answersKept, choice } from '#tests/support/person.ts';
import { askFrom, aWorker } from '#tests/support/two-sides.ts';
import { putEnvelope } from '#post/mailbox.ts';
import { aSoakedServer } from './a-soaked-server.ts';
import type { Part, Soaking } from './part.ts';

const choose = async (
  page: Page,
  url: string,
  question: string,
  n: number,
): Promise<'saved' | 'full' | 'cannot keep' | 'nothing'> => {
  try {
    await page.goto(`${url}/say/${question}/`, { timeout: 30_000 });
    await page.waitForFunction(() => 'ready' in document.documentElement.dataset, undefined, { timeout: 20_000 });
    await page.locator('.choice-row .choice').nth(n).click();
    const saved = page.getByText('Saved on this device.', { exact: true });
    const full = page.getByText('This device is full, so we could not save that.', { exact: true });
    const cannot = page.getByText('This browser cannot keep what you say.', { exact: true });
    await saved.or(full).or(cannot).first().waitFor({ timeout: 20_000 });
    return (await full.count()) > 0 ? 'full' : (await cannot.count()) > 0 ? 'cannot keep' : 'saved';
  } catch {
    return 'nothing';
  }
};

/** What is there when it is looked at anew; undefined where it cannot be read. */
async function looked(page: Page, url: string): Promise<string[] | undefined> {
  try {
    await page.goto(`${url}/my-story/`, { timeout: 30_000 });
    await page.getByText('I feel safe', { exact: true }).first().waitFor({ timeout: 20_000 });
    return (await answersKept(page)).map((a) => a.question);
  } catch {
    return undefined;
  }
}

/** From an Answer kept, through a place that is full, to room again. */
async function through(
  page: Page,
  url: string,
  where: string,
  fill: () => Promise<void>,
  free: () => Promise<void>,
  { say, wrong }: Soaking,
): Promise<void> {
  await page.goto(`${url}/say/my-home/how-it-is/`);
  await page.waitForFunction(() => 'ready' in document.documentElement.dataset);
  await choice(page, 'I feel safe').click();
  await page.getByText('Saved on this device.', { exact: true }).waitFor();
  await fill();
  const told = await choose(page, url, 'my-wishes/wishes', 1);
  say(`${where}: a press says “${told}”`);
  if (told === 'cannot keep') wrong(`${where}: it is said that this browser cannot keep anything`);
  if (told === 'nothing') wrong(`${where}: nothing is said of a press that could not be kept`);
  const then = await looked(page, url);
  if (!then) wrong(`${where}: what was kept before cannot be read while it is full`);
  if (told === 'saved' && then && !then.includes('my-wishes/wishes'))
    wrong(`${where}: said to be saved, and is not there`);
  await free();
  const again = await choose(page, url, 'about-me/likes', 0);
  if (again !== 'saved') wrong(`${where}: with room again a press says “${again}”`);
  const end = await looked(page, url);
  if (!end?.includes('about-me/likes')) wrong(`${where}: with room again, what was said is not there`);
}

/** A disk of its own, so small that it can be filled. */
function smallDisk(
  megabytes: number,
): { folder: string; fill: () => void; free: () => void; gone: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'soak-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      } catch {
        /* Somebody else took the last of it. */
      }
    },
    free: () => rmSync(filler, { force: true }),
    gone: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function browsersDisk(url: string, soaking: Soaking): Promise<void> {
  const disk = smallDisk(150);
  if (!disk) return soaking.say('LEFT OUT: a full disk under the browser (no right to make a small disk here)');
  const before = process.env['TMPDIR'];
  mkdirSync(join(disk.folder, 'tmp'));
  process.env['TMPDIR'] = join(disk.folder, 'tmp');
  const browser = await aBrowser(undefined, ['--disk-cache-size=1000000']);
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  try {
    await through(
      browser.page,
      url,
      'disk full',
      () => Promise.resolve(disk.fill()),
      () => Promise.resolve(disk.free()),
      soaking,
    );
  } finally {
    await browser.done();
    disk.gone();
  }
}

async function browsersQuota(url: string, soaking: Soaking): Promise<void> {
  const browser = await aBrowser();
  try {
    const cdp = await browser.page.context().newCDPSession(browser.page);
    const quota = (quotaSize?: number) =>
      cdp
        .send('Storage.overrideQuotaForOrigin', { origin: url, ...(quotaSize === undefined ? {} : { quotaSize }) })
        .then(() => undefined);
    await through(
      browser.page,
      url,
      'quota full',
      () => quota(1),
      () => quota(),
      soaking,
    );
  } finally {
    await browser.done();
  }
}

async function serversDisk({ say, wrong }: Soaking): Promise<void> {
  const disk = smallDisk(40);
  if (!disk) return say('LEFT OUT: a full disk under the server (no right to make a small disk here)');
  const server = await aSoakedServer({ DATA_DIR: disk.folder, DISK_RESERVE: String(8 * 1024 ** 2) });
  try {
    process.env['DATA_DIR'] = disk.folder;
    askFrom(server.url);
    const { keys } = await aWorker('Maya Okafor', { door: false });
    const put = () =>
      putEnvelope(keys.box.drop, newToken(), new Blob([new Uint8Array(200_000)])).then(
        () => 'kept',
        (why: unknown) => (why as Error).constructor.name,
      );
    if ((await put()) !== 'kept') wrong('server: does not keep with room');
    disk.fill();
    const told = [];
    for (let n = 0; n < 5; n += 1) told.push(await put());
    say(`server's disk full: ${told.join(', ')}`);
    if (told.some((t) => t !== 'TryLater')) wrong(`server: a full disk is said as ${told.join(', ')}`);
    disk.free();
    const after = await put();
    if (after !== 'kept') wrong(`server: with room again it says ${after}`);
  } finally {
    await server.stop();
    disk.gone();
  }
}

async function run(soaking: Soaking): Promise<void> {
  const server = await aSoakedServer();
  try {
    await browsersQuota(server.url, soaking);
    await browsersDisk(server.url, soaking);
  } finally {
    await server.stop();
  }
  await serversDisk(soaking);
}

export const full: Part = {
  what: 'a full quota, a really full disk under the browser and under the server',
  times: 1,
  run,
};
