// Measures the website in a real browser on a slow line and a slow processor, beside two pages to compare with.
// All targets take turns in one run; each figure is the median of RUNS visits. Compare ratios within one run, never across machines.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { makeBaselines } from './bench/baselines.ts';
import { bigStory } from './bench/big-story.ts';
import { inbox } from './bench/inbox.ts';
import { visit, type Visit } from './bench/measure.ts';
import { findBrowser, installBrowser } from './browser.mjs';
import { benchMailbox } from './bench/say-mailbox.ts';
import { buildAll } from './build-all.ts';
import { isBuilt } from './built-from.ts';
import { serve } from './serve.ts';

const runs = Number(process.env['RUNS'] ?? 5);
const targets = { hand: '/hand/', page: '/read/my-rights/', question: '/say/my-home/how-it-is/', bare: '/bare/' } as const;
type Target = keyof typeof targets;
const slowness = [4, 14] as const;

// `npm run bench -- mailbox`: the server alone.
if (process.argv[2] === 'mailbox') process.exit(await benchMailbox());

if (!isBuilt()) await buildAll();
await installBrowser();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
// A Mailbox of its own, where a thousand Letters may come from one place in a minute.
process.env['DATA_DIR'] = join(folder, 'mailbox');
process.env['RATE_LIMIT'] = '1000000';
const dist = join(folder, 'dist');
await makeBaselines('dist', dist, targets.page, targets.question);
const port = 4500 + (process.pid % 400);
const server = await serve({ host: 'localhost', port, dist });
const path = findBrowser();
const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'], ...(path ? { executablePath: path } : {}) });

const visits = new Map<string, Visit[]>();
const of = (target: Target, slower: number) => visits.get(`${target} ${String(slower)}`) ?? [];
for (let run = 0; run < runs; run += 1) {
  for (const slower of slowness) {
    for (const target of Object.keys(targets) as Target[]) {
      const one = await visit(browser, `http://localhost:${String(port)}`, targets[target], dist, slower, target === 'question' || target === 'bare');
      visits.set(`${target} ${String(slower)}`, [...of(target, slower), one]);
      process.stdout.write('.');
    }
  }
}
console.log('');
const big = await bigStory(browser, `http://localhost:${String(port)}`, 4, { answers: 2000, photos: 200, recordings: 60, recordingSize: 3_000_000 });
const desk = await inbox(browser, `http://localhost:${String(port)}`, 4);
await browser.close();
server.closeAllConnections();
server.close();
rmSync(folder, { recursive: true, force: true });

const sorted = (all: number[]) => [...all].sort((a, b) => a - b);
const at = (all: number[], share: number) => sorted(all)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const median = (target: Target, slower: number, what: 'first' | 'largest' | 'shift' | 'blocked' | 'ready' | 'script' | 'all') => at(of(target, slower).map((v) => v[what] ?? 0), 0.5);
const pressed = (what: 'taps' | 'keys', slower: number, share: number) => at(of('question', slower).flatMap((v) => v[what]), share);

let missed = 0;
function say(what: string, is: number, most: number, unit: string): void {
  const good = is <= most;
  if (!good) missed += 1;
  console.log(`${good ? 'reached' : 'MISSED '}  ${what.padEnd(62)} ${is.toFixed(unit === '×' ? 2 : 0).padStart(8)} ${unit}  (at most ${String(most)})`);
}

for (const slower of slowness) {
  console.log(`\nProcessor ${String(slower)}× slower, 1.6 Mbit/s, 150 ms: medians of ${String(runs)}`);
  for (const target of Object.keys(targets) as Target[]) {
    const ready = target === 'question' || target === 'bare' ? `  ready ${median(target, slower, 'ready').toFixed(0)} ms` : '';
    console.log(`  ${target.padEnd(9)} first paint ${median(target, slower, 'first').toFixed(0)} ms  largest ${median(target, slower, 'largest').toFixed(0)} ms${ready}  blocked ${median(target, slower, 'blocked').toFixed(0)} ms  script ${(median(target, slower, 'script') / 1000).toFixed(1)} kB  in all ${(median(target, slower, 'all') / 1000).toFixed(1)} kB`);
  }
}

console.log('\nA Page');
say('script, gzip', median('page', 4, 'script') / 1000, 12, 'kB');
say('everything without sound', median('page', 4, 'all') / 1000, 90, 'kB');
for (const slower of slowness) {
  say(`first paint against a hand-written page, ${String(slower)}×`, median('page', slower, 'first') / median('hand', slower, 'first'), 1.3, '×');
  say(`largest paint against a hand-written page, ${String(slower)}×`, median('page', slower, 'largest') / median('hand', slower, 'largest'), 1.3, '×');
  say(`blocked beyond a hand-written page, ${String(slower)}×`, Math.max(0, median('page', slower, 'blocked') - median('hand', slower, 'blocked')), 0, 'ms');
}
say('layout shift, in thousandths', Math.max(...slowness.map((s) => median('page', s, 'shift'))) * 1000, 0, '');
console.log('\nA Question');
say('script, gzip', median('question', 4, 'script') / 1000, 110, 'kB');
for (const slower of slowness) {
  say(`painted against the Page, ${String(slower)}×`, median('question', slower, 'largest') / median('page', slower, 'largest'), 1.5, '×');
  say(`ready for a tap against a bare React page, ${String(slower)}×`, median('question', slower, 'ready') / median('bare', slower, 'ready'), 1.3, '×');
}
say('a tap answered on the screen, 4×', pressed('taps', 4, 0.5), 50, 'ms');
say('a key answered on the screen, 4×', pressed('keys', 4, 0.5), 20, 'ms');
say('a key answered on the screen, 95th percentile, 14×', pressed('keys', 14, 0.95), 160, 'ms');
say('blocked in all, 4×', median('question', 4, 'blocked'), 50, 'ms');
say('layout shift, in thousandths', Math.max(...slowness.map((s) => median('question', s, 'shift'))) * 1000, 0, '');
say('visits that lost a typed word', slowness.flatMap((s) => of('question', s)).reduce((sum, v) => sum + v.lost, 0), 0, '');
console.log(`\nA Story of ${String(big.answers)} Answers and ${String(big.pieces)} photos and recordings, processor 4× slower`);
say('opens: the Topics, with whose Story', big.opens, 1000, 'ms');
say('everything said is there to be looked over', big.looksOver, 1000, 'ms');
say('the next Question is there', big.next, 100, 'ms');
console.log(`         it hears a press ${big.nextReady.toFixed(0)} ms after the way on was pressed`);
say('the longest the screen did not answer while copying', big.frozen, 200, 'ms');
console.log(`         a copy of ${(big.copySize / 1e6).toFixed(0)} MB is made in ${(big.copyTakes / 1000).toFixed(1)} s and brought back in ${(big.bringTakes / 1000).toFixed(1)} s`);
console.log(`         ${big.keptASecond.toFixed(0)} Answers are kept a second, each ${big.bytesAnAnswer.toFixed(0)} bytes in the browser`);
console.log('\nFind a picture, processor 4× slower');
say('pictures for a letter typed, median', at(big.search, 0.5), 50, 'ms');
say('pictures for a letter typed, 95th percentile', at(big.search, 0.95), 50, 'ms');
console.log(`         all that are on the screen drawn in ${at(big.pictures, 0.5).toFixed(0)} ms, 95th percentile ${at(big.pictures, 0.95).toFixed(0)} ms`);
missed += await benchMailbox();
console.log(`\nA worker with ${String(desk.letters)} Letters from ${String(desk.people)} people, processor 4× slower`);
say('the Inbox is open', desk.opens, 1500, 'ms');
console.log(`         on a new device, where all is fetched and opened first, ${(desk.fetches / 1000).toFixed(1)} s; the first search ${desk.searches.toFixed(0)} ms`);
console.log(`\n${missed === 0 ? 'All reached.' : `${String(missed)} missed.`}`);
process.exit(missed === 0 ? 0 : 1);
