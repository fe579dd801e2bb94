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

/** What failed among unit tests, by name. @param r what vitest reports as JSON, as Jest does. */
const failedUnits = (r) =>
  r.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${failureMessages.join('\n')}`);
    return message ? [`${name}\n${message}`] : [];
  });

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

/** Files of unit tests of which something failed, where they are few enough to be tried again: what is broken fails then too. */
let unsteady = [];
const mostUnsteady = 3;

/** Adds a runner's own counts; a runner that died without any counts as one failed. */
function addCounts(good, name, file, read) {
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    for (const key of Object.keys(count)) count[key] += found[key] ?? 0;
    failures.push(...found.failures.map((failure) => `${name}: ${failure}`));
    if (found.passed + found.failed > 0 && (good || found.failed > 0 || found.later)) return;
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
const units = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'];
const unit = {
  name: 'Unit tests',
  command: 'node_modules/vitest/vitest.mjs',
  args: units,
  file: 'test-results/unit.json',
  read: (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests,
    failures: failedUnits(r),
  }),
};
const steadyUnits = {
  ...unit,
  read: (r) => {
    const failed = r.testResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 || failed.length > mostUnsteady) return unit.read(r);
    unsteady = failed.map(({ name }) => name);
    for (const failure of failedUnits(r)) console.log(`\nTRIED AGAIN: ${failure.slice(0, 1500)}`);
    const steady = r.testResults.filter(({ status }) => status !== 'failed').flatMap((file) => file.assertionResults);
    const of = (status) => steady.filter((one) => one.status === status).length;
    return { passed: of('passed'), failed: 0, skipped: of('pending') + of('skipped'), failures: [], later: true };
  },
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
  await step(steadyUnits);
  if (unsteady.length > 0) {
    const before = count.passed;
    await step({ ...unit, name: 'Unit tests of what failed, again', args: [...units, ...unsteady] });
    count.again += count.passed - before;
  }
  await installBrowser();
  installOthers();
  await step({ name: 'Build', command: 'scripts/build.mjs' });
  await step(browser);
}
for (const failure of failures) console.log(`\nFAILED: ${failure.slice(0, 1500)}`);
for (const why of new Set(leftOut)) console.log(`\nLEFT OUT: ${why}`);
if (count.again > 0)
  console.log(
    `\n${count.again} were tried again, and passed then: they stand above as flaky, or with those of their file as TRIED AGAIN.`,
  );
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
