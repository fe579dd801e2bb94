// Finds a browser for the tests: playwright's own, else a Chromium or Chrome of the system, else installs one and says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Debian's headless shell comes first: the same engine without a browser's windows, a third less work for the machine. Not by way of its script,
// which would stand between it and who kills it.
const shell = '/usr/lib/chromium/chromium-headless-shell';
const system = [
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns {string | undefined} the path of a browser of the system; undefined where playwright's own serves. */
export function findBrowser() {
  return process.env.BROWSER_PATH ?? system.find((path) => existsSync(path));
}

async function hasPlaywrights() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/** Makes sure there is a browser. */
export async function installBrowser() {
  const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const apt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!process.env.BROWSER_PATH && !existsSync(shell) && apt) {
    console.log("Browser: installing Chromium's headless shell with apt-get.");
    if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']);
  }
  if (findBrowser()) return console.log(`Browser: ${findBrowser()}`);
  if (await hasPlaywrights()) return console.log("Browser: playwright's own");
  if (apt && run('apt-get', ['install', '-y', '-qq', 'chromium'])) return undefined;
  console.log('Browser: none here. Asking playwright to install its own.');
  if (run('npx', ['playwright', 'install', 'chromium'])) return undefined;
  throw new Error(
    'There is no browser for the tests and none could be installed. Install Chromium, or set BROWSER_PATH.',
  );
}

/** Firefox and WebKit, for the journey in other browsers: what must be there, and what Debian calls it. */
const others = [
  {
    there: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
  { there: ['/usr/bin/WebKitWebDriver'], packages: ['webkit2gtk-driver', 'xvfb'] },
];

/** Installs the other browsers where apt-get can. What is left out without them its tests say themselves. */
export function installOthers() {
  const wanted = others
    .filter(({ there }) => !there.some((path) => existsSync(path)))
    .flatMap(({ packages }) => packages);
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Other browsers: installing ${wanted.join(', ')} with apt-get.`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], { stdio: 'ignore' });
  }
}
