import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textKinds, addressesUnder } from '../../scripts/under-path.ts';
import { lostAddresses } from '#tests/support/lost-addresses.ts';

/** What was built for these tests, moved under a path in memory. Built so, and walked, it is a part of `npm run release`. */
test('each address of the built website can be put under a path, and none is left outside of it', () => {
  const [site, under] = [join('dist', 'client'), '/matters/'];
  const move = addressesUnder(under, readdirSync(site));
  const isThere = (address: string) => {
    const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
    const file = join(site, path.slice(under.length), path.endsWith('/') ? 'index.html' : '');
    return path.startsWith(under) && existsSync(file) && statSync(file).isFile();
  };
  expect(
    lostAddresses(site, under, isThere, (path) => {
      const kind = path.endsWith('sw.js') ? undefined : textKinds[extname(path)];
      return kind ? move(readFileSync(path, 'utf8'), kind) : '';
    }),
  ).toEqual([]);
});
