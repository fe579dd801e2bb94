import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Around, type Driver } from './driver.ts';

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Where Firefox is; undefined where there is none. */
export const firefoxHere = (): string | undefined => places.find((path) => existsSync(path));

interface Told {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
}

/** Speaks WebDriver BiDi over a line: one command at a time is enough. */
class Line {
  #next = 0;
  #waits = new Map<number, { done: (result: unknown) => void; failed: (why: Error) => void }>();
  readonly #socket: WebSocket;
  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const told = JSON.parse(String(data)) as Told;
      const wait = this.#waits.get(told.id ?? -1);
      if (told.type === 'success') wait?.done(told.result);
      else if (told.type === 'error') wait?.failed(new Error(`${told.error ?? ''}: ${told.message ?? ''}`));
    });
    socket.addEventListener('close', () => {
      for (const wait of this.#waits.values()) wait.failed(new Error('Firefox went away.'));
    });
  }
  static to = (address: string): Promise<Line> =>
    new Promise((done, failed) => {
      const socket = new WebSocket(address);
      socket.addEventListener('open', () => done(new Line(socket)));
      socket.addEventListener('error', () => failed(new Error(`no line to ${address}`)));
    });
  ask = (method: string, params: Record<string, unknown>): Promise<unknown> =>
    new Promise((done, failed) => {
      this.#next += 1;
      this.#waits.set(this.#next, { done, failed });
      this.#socket.send(JSON.stringify({ id: this.#next, method, params }));
    });
  close = (): void => this.#socket.close();
}

async function listens(child: ReturnType<Around['start']>): Promise<string> {
  if (!child.stderr) throw new Error('no way to hear Firefox');
  child.stdout?.resume();
  for await (const line of createInterface({ input: child.stderr })) {
    const at = /BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1];
    if (!at) continue;
    child.stderr.resume();
    return at;
  }
  throw new Error('Firefox did not start.');
}

/** Opens Firefox, without a window, the size of a small phone. */
export async function firefox(path: string): Promise<Driver> {
  const around = new Around();
  try {
    const child = around.start(path, [
      '--headless',
      '--no-remote',
      '--profile',
      around.folder,
      '--remote-debugging-port=0',
      '--width=400',
      '--height=800',
      'about:blank',
    ]);
    const line = await Line.to(`${await listens(child)}/session`);
    await line.ask('session.new', {
      capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: 'accept' } } },
    });
    const { contexts } = (await line.ask('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    const context = contexts[0]?.context ?? '';
    await line.ask('browsingContext.setViewport', { context, viewport: { width: 360, height: 740 } });
    return {
      goTo: async (url) => {
        await line.ask('browsingContext.navigate', { context, url, wait: 'complete' });
      },
      run: async (body) => {
        const told = (await line.ask('script.callFunction', {
          functionDeclaration: `async () => JSON.stringify(await (async () => { ${body} })())`,
          awaitPromise: true,
          target: { context },
        })) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
        if (told.type === 'exception') throw new Error(told.exceptionDetails?.text);
        return told.result?.value === undefined ? undefined : (JSON.parse(told.result.value) as unknown);
      },
      act: async (actions) => {
        await line.ask('input.performActions', { context, actions });
      },
      close: async () => {
        line.close();
        await around.end();
      },
    };
  } catch (why) {
    await around.end();
    throw why;
  }
}
