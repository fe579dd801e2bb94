import { existsSync, readdirSync } from 'node:fs';
import { Around, freePort, untilIt, type Driver } from './driver.ts';

const driverAt = '/usr/bin/WebKitWebDriver';
const screenAt = '/usr/bin/Xvfb';
const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64'];

function miniBrowser(): string | undefined {
  const folders = libraries
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path)
        .filter((name) => name.startsWith('webkit2gtk-'))
        .map((name) => `${path}/${name}`),
    );
  return folders.map((folder) => `${folder}/MiniBrowser`).find((path) => existsSync(path));
}

/** Where WebKit's small browser is; undefined where it, its driver or a screen for it is not there. */
export const webkitHere = (): string | undefined =>
  existsSync(driverAt) && existsSync(screenAt) ? miniBrowser() : undefined;

async function ask(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const told = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await told.json()) as { value: { error?: string; message?: string } | null };
  if (!told.ok) throw new Error(`${value?.error ?? ''}: ${value?.message ?? ''}`);
  return value;
}

/** Opens WebKit's small browser on a screen that nobody sees. */
export async function webkit(binary: string): Promise<Driver> {
  const around = new Around();
  try {
    const port = await freePort();
    // A screen number that another run does not have: the port is ours alone.
    const display = `:${String(port)}`;
    for (const stream of ['stdout', 'stderr'] as const)
      around.start(screenAt, [display, '-screen', '0', '400x840x24', '-nolisten', 'tcp'])[stream]?.resume();
    const driver = around.start(driverAt, [`--port=${String(port)}`], {
      DISPLAY: display,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      XDG_DATA_HOME: around.folder,
      XDG_CACHE_HOME: around.folder,
      XDG_RUNTIME_DIR: around.folder,
    });
    driver.stdout?.resume();
    driver.stderr?.resume();
    const base = `http://127.0.0.1:${String(port)}`;
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation', '--geometry=360x740'] } },
    };
    const session = (await untilIt('WebKit starts', () => ask(base, 'POST', '/session', { capabilities }))) as {
      sessionId: string;
    };
    const at = `/session/${session.sessionId}`;
    await ask(base, 'POST', `${at}/timeouts`, { script: 60_000, pageLoad: 60_000, implicit: 0 });
    return {
      goTo: async (url) => {
        await ask(base, 'POST', `${at}/url`, { url });
      },
      run: async (body) => {
        const script = `const done = arguments[0]; (async () => { ${body} })().then((v) => done({ v: JSON.stringify(v) }), (why) => done({ why: String(why) }));`;
        const told = (await ask(base, 'POST', `${at}/execute/async`, { script, args: [] })) as {
          v?: string;
          why?: string;
        };
        if (told.why) throw new Error(told.why);
        return told.v === undefined ? undefined : (JSON.parse(told.v) as unknown);
      },
      act: async (actions) => {
        await ask(base, 'POST', `${at}/actions`, { actions });
      },
      close: async () => {
        await ask(base, 'DELETE', at).catch(() => undefined);
        await around.end();
      },
    };
  } catch (why) {
    await around.end();
    throw why;
  }
}
