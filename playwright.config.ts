import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const port = Number(process.env['TEST_PORT'] ?? 4399);
/** Where the server under test keeps its Mailbox: new for each run, and known to the tests, which look into it. */
process.env['DATA_DIR'] = process.env['TEST_MAILBOX'] ??= mkdtempSync(join(tmpdir(), 'mailbox-'));
const browser = findBrowser();

/** Flags for machines without a network of their own, a graphics card or a user to sandbox for. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  // None of these tests is about time: on a machine that is slow for a while they take long, and are as true.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    // What is kept for reading without internet is kept only where a test is about that: it fetches the whole website for each new browser.
    serviceWorkers: 'block',
    baseURL: `http://localhost:${String(port)}`,
    viewport: { width: 360, height: 740 },
    launchOptions: { args, ...(browser ? { executablePath: browser } : {}) },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    env: { PORT: String(port), HOST: 'localhost', DATA_DIR: process.env['TEST_MAILBOX'], RATE_LIMIT: '100000' },
    url: `http://localhost:${String(port)}/healthz`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
