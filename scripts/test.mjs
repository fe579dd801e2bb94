// Runs every check and counts. `--quick` leaves out the build, the browser, PostgreSQL and all that takes long; `--own FOLDER` asks only
// whether what that folder lays over ours is easy to read. The last line is a plain count.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser, installOthers } from './browser.mjs';
import { takeOwn } from './own.mjs';
import { installPostgres } from './postgres.mjs';

takeOwn();
const quick = process.argv.includes('--quick');
process.env.ASTRO_TELEMETRY_DISABLED = '1';
/** `again`: passed only when it was tried again. */
const count = { passed: 0, failed: 0, skipped: 0, again: 0 };

/** Why browser tests were left out, each as it says itself. */
const leftOut = [];
const whyLeftOut = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) =>
    tests.flatMap(({ annotations }) =>
      annotations.filter(({ type }) => type === 'skip').map(({ description }) => description ?? title),
    ),
  ),
  ...suites.flatMap(whyLeftOut),
];

/** What failed, each with what it said: said once more at the end, where somebody looks first. */
const failures = [];

/** Unit tests that passed only when they were tried again may stand in so many files: what is broken fails twice, and what shakes everywhere is broken. */
const mostUnsteady = 3;

/** Unit tests of a file that ended so, each with its name and what it said. */
const unitsThat = ({ name, assertionResults }, ended) =>
  assertionResults
    .filter(({ status, failureMessages }) => status === ended && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${failureMessages.join('\n')}`);

/** Reads what vitest reports as JSON, as Jest does. A test that was tried again and passed still says there why it was. */
function readUnits(r) {
  const again = r.testResults.map((file) => unitsThat(file, 'passed')).filter((ofFile) => ofFile.length > 0);
  const isUnsteady = again.length > mostUnsteady;
  const tried = again.flat();
  for (const one of tried) console.log(`\nTRIED AGAIN: ${one.slice(0, 1500)}`);
  const failed = r.testResults.flatMap((file) => {
    const units = unitsThat(file, 'failed');
    return units.length > 0 || !file.message ? units : [`${file.name}\n${file.message}`];
  });
  return {
    passed: r.numPassedTests - (isUnsteady ? tried.length : 0),
    failed: r.numFailedTests + (isUnsteady ? tried.length : 0),
    skipped: r.numPendingTests,
    again: isUnsteady ? 0 : tried.length,
    failures: isUnsteady ? [...failed, ...tried] : failed,
  };
}

/** What failed among browser tests, by name. @param suite one of Playwright's JSON report. */
const failedSpecs = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(
      ({ file, line, title, tests }) =>
        `${file}:${line} › ${title}\n${tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message))).join('\n')}`,
    ),
  ...suites.flatMap(failedSpecs),
];

/** Adds a runner's own counts; a runner that died without any counts as one failed. */
function addCounts(good, name, file, read) {
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    for (const key of Object.keys(count)) count[key] += found[key] ?? 0;
    failures.push(...found.failures.map((failure) => `${name}: ${failure}`));
    if (found.passed + found.failed > 0 && (good || found.failed > 0)) return;
  } catch {
    /* it wrote no report: counted and said below */
  }
  count.failed += 1;
  failures.push(`${name}: ended as not good, and names no test`);
}

/**
 * Runs a step. It counts as one, or, where it writes a report to `file`, as many as `read` finds in it.
 * @param shown whether what it says is shown while it runs, or all at once when it is over: for steps side by side.
 */
const step = ({ name, command, args = [], file, read, shown = true }) =>
  new Promise((done) => {
    const from = Date.now();
    if (file) rmSync(file, { force: true });
    if (shown) console.log(`\n── ${name}`);
    const run = spawn('node', [command, ...args], { stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const line of [run.stdout, run.stderr])
      line?.on('data', (part) => {
        said += part;
      });
    run.on('close', (code) => {
      console.log(
        `${shown ? '' : `\n── ${name}\n${said}`}── ${name}: ${code === 0 ? 'good' : 'NOT good'}, ${Math.round((Date.now() - from) / 1000)} s`,
      );
      if (file) addCounts(code === 0, name, file, read);
      else if (code === 0) count.passed += 1;
      else {
        count.failed += 1;
        failures.push(`${name}\n${said}`);
      }
      done();
    });
  });

// Tests that need PostgreSQL, or more than a few seconds, are named `.full.test.ts` (`vitest.config.ts`).
if (quick) process.env.QUICK = '1';
else installPostgres();
mkdirSync('test-results', { recursive: true });
const lint = {
  name: 'Types and lint',
  command: 'node_modules/oxlint/bin/oxlint',
  args: ['--type-aware', '--type-check', '--deny-warnings', '--report-unused-disable-directives'],
  shown: false,
};
// Pages are looked at too where there is time: it takes half a minute more.
const pages = {
  name: 'Types of pages',
  command: 'node_modules/astro/bin/astro.mjs',
  args: ['check', '--minimumSeverity', 'error'],
  shown: false,
};
const unused = {
  name: 'Nothing unused',
  command: 'node_modules/knip/bin/knip.js',
  args: ['--no-progress'],
  shown: false,
};
const format = { name: 'Format', command: 'node_modules/oxfmt/bin/oxfmt', args: ['--check', '.'], shown: false };
const content = { name: 'Easy-read rules', command: 'scripts/check-content.ts', shown: false };
const packages = { name: 'Packages', command: 'scripts/audit.ts', shown: false };
const unit = {
  name: 'Unit tests',
  command: 'node_modules/vitest/vitest.mjs',
  // Where there is time each is tried once more, as browser tests are.
  args: [
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
    ...(quick ? [] : ['--retry=1']),
  ],
  file: 'test-results/unit.json',
  read: readUnits,
};
const browser = {
  // Tried twice more where it fails: a machine that stands still for a moment is no fault of ours. Those are named, and are to be looked into.
  name: 'Browser tests',
  command: 'node_modules/@playwright/test/cli.js',
  args: ['test', '--retries=2'],
  file: 'test-results/browser.json',
  read: (r) => {
    leftOut.push(...whyLeftOut(r));
    return {
      passed: r.stats.expected + r.stats.flaky,
      failed: r.stats.unexpected,
      skipped: r.stats.skipped,
      again: r.stats.flaky,
      failures: failedSpecs(r),
    };
  },
};

if (process.env.OWN) {
  await step({ ...content, shown: true });
  process.exit(count.failed);
}
// Side by side: none of them needs a core for all its time.
await Promise.all([
  step(lint),
  ...(quick ? [] : [step(pages)]),
  step(unused),
  step(format),
  step(content),
  ...(quick ? [step({ ...unit, shown: false })] : [step(packages)]),
]);
if (!quick) {
  await step(unit);
  await installBrowser();
  installOthers();
  await step({ name: 'Build', command: 'scripts/build.mjs' });
  await step(browser);
}
for (const failure of failures) console.log(`\nFAILED: ${failure.slice(0, 1500)}`);
for (const why of new Set(leftOut)) console.log(`\nLEFT OUT: ${why}`);
if (count.again > 0)
  console.log(`\n${count.again} passed only when tried again: they stand above as flaky, or as TRIED AGAIN.`);
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
