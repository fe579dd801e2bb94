// Runs every check and counts. `--quick` leaves out the build, the browser, PostgreSQL and all that takes long. The last line is a plain count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser } from './browser.mjs';
import { installPostgres } from './postgres.mjs';

const quick = process.argv.includes('--quick');
const count = { passed: 0, failed: 0, skipped: 0 };

function step(name, command, args) {
  const from = Date.now();
  console.log(`\n── ${name}`);
  const done = spawnSync('node', [command, ...args], { stdio: 'inherit' });
  console.log(`── ${name}: ${done.status === 0 ? 'good' : 'NOT good'}, ${Math.round((Date.now() - from) / 1000)} s`);
  return done.status === 0;
}

const one = (name, command, args) => { if (step(name, command, args)) count.passed += 1; else count.failed += 1; };

/** Adds a runner's own counts; a runner that died without any counts as one failed. */
function many(name, command, args, file, read) {
  rmSync(file, { force: true });
  const good = step(name, command, args);
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    for (const key of Object.keys(count)) count[key] += found[key];
    if (found.passed + found.failed === 0 || (!good && found.failed === 0)) count.failed += 1;
  } catch {
    count.failed += 1;
  }
}

// Tests that need PostgreSQL, or more than a few seconds, are named `.full.test.ts`.
const which = quick ? ['--exclude=**/*.full.test.ts'] : [];
if (!quick) installPostgres();
mkdirSync('test-results', { recursive: true });
one('Types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
one('Lint', 'node_modules/eslint/bin/eslint.js', ['.']);
one('Easy-read rules', 'scripts/check-content.ts', []);
many('Unit tests', 'node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json', ...which], 'test-results/unit.json',
  (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests, skipped: r.numPendingTests }));
if (!quick) {
  await installBrowser();
  one('Build', 'scripts/build.mjs', []);
  many('Browser tests', 'node_modules/@playwright/test/cli.js', ['test'], 'test-results/browser.json',
    (r) => ({ passed: r.stats.expected + r.stats.flaky, failed: r.stats.unexpected, skipped: r.stats.skipped }));
}
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
