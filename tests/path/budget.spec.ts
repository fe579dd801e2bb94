import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { scriptSizes } from '../../scripts/bench/sizes.ts';
import { goTo } from '#tests/support/person.ts';

/** Bytes of every script of an address, gzip, with what stands inline. */
async function scripts(page: Page, address: string): Promise<number> {
  const came = new Set<string>();
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') came.add(new URL(answer.url()).pathname);
  });
  await goTo(page, address);
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')].map((s) => s.textContent).join('\n'),
  );
  return [...came].reduce(
    (sum, path) => sum + gzipSync(readFileSync(`dist/client${path}`), { level: 9 }).length,
    gzipSync(inline).length,
  );
}

test('a Page brings at most 12 kB of script, a Question at most 107 kB: old phones pay for each', async ({
  browser,
  baseURL,
}) => {
  for (const [address, most] of [
    ['/read/my-rights/', 12],
    ['/say/my-home/how-it-is/', 107],
    ['/say/how-i-feel/feel-home/', 107],
    ['/say/my-home/where-i-live/', 107],
  ] as const) {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), serviceWorkers: 'block' });
    expect((await scripts(await context.newPage(), address)) / 1000, address).toBeLessThanOrEqual(most);
    await context.close();
  }
});

test('what an address asks for before anything is pressed: the door brings no desk, and what seals comes later', () => {
  const sizes = scriptSizes('dist/client');
  const over = (most: number, of: (address: string) => boolean) =>
    [...sizes].filter(([address, bytes]) => of(address) && bytes > most * 1000).map(([address]) => address);
  expect(sizes.size).toBeGreaterThan(300);
  expect(over(118, (address) => address === '/worker/')).toEqual([]);
  expect(
    over(131, (address) => /^\/(my-story|my-worker|say|give|card|whose|helping)\/(?!copy\/)/.test(address)),
  ).toEqual([]);
  expect(over(166, () => true)).toEqual([]);
});
