import { configDefaults, defineConfig } from 'vitest/config';

/** What takes minutes, and is asked of a release alone (`npm run release`); what needs PostgreSQL or more than a few seconds, and is left out of `npm run check`. */
const ofRelease = 'tests/**/*.release.test.ts';
const leftOut = [...configDefaults.exclude, ofRelease, ...(process.env['QUICK'] ? ['tests/**/*.full.test.ts'] : [])];

/** Rooms whose tests only read: they share what they import, which takes longer than what they do. All others have a world of their own each. */
const reading = ['about-me', 'content', 'house', 'model', 'sealing', 'strings', 'symbols'].map(
  (room) => `tests/${room}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  test: {
    projects: process.env['RELEASE']
      ? [{ extends: true, test: { include: [ofRelease] } }]
      : [
          { extends: true, test: { name: 'reading', isolate: false, include: reading, exclude: leftOut } },
          {
            extends: true,
            test: {
              name: 'doing',
              include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
              exclude: [...leftOut, ...reading],
            },
          },
        ],
    environment: 'node',
    ...(process.env['QUICK'] ? { globalSetup: 'tests/support/in-memory.ts' } : {}),
    testTimeout: 120_000,
    // Left to itself it leaves one core to somebody who types meanwhile.
    maxWorkers: '100%',
  },
});
