import { configDefaults, defineConfig } from 'vitest/config';

/** What takes minutes, and is asked of a release alone (`npm run release`). */
const ofRelease = 'tests/**/*.release.test.ts';

export default defineConfig({
  test: {
    ...(process.env['RELEASE'] ? { include: [ofRelease] } : { include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, ofRelease] }),
    environment: 'node',
    testTimeout: 120_000,
    // Left to itself it leaves one core to somebody who types meanwhile.
    maxWorkers: '100%',
  },
});
