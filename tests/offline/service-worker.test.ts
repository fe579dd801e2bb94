import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** A cache as far as the service worker uses one. */
class Cache {
  kept = new Map<string, Response>();
  keys() {
    return Promise.resolve([...this.kept.keys()].map((key) => ({ url: new URL(key, 'https://here.test').href })));
  }
  put(key: string, answer: Response) {
    this.kept.set(key, answer);
    return Promise.resolve();
  }
  match(key: string) {
    return Promise.resolve(this.kept.get(key)?.clone());
  }
  delete(key: string) {
    return Promise.resolve(this.kept.delete(key));
  }
}

const help = '<h1>Get help</h1>';
const sumOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const heard = new Map<
  string,
  (event: {
    waitUntil: (work: Promise<unknown>) => void;
    respondWith: (answer: Promise<Response>) => void;
    request: Request;
    notification: { close: () => void };
  }) => void
>();
const kept = new Map<string, Cache>();
let served: (address: string) => Response;

const shown: unknown[] = [];
const windows: { url: string; focus: () => Promise<void> }[] = [];
const opened: string[] = [];

const put = async (name: string, request?: Request): Promise<Response | undefined> => {
  let work: Promise<unknown> = Promise.resolve();
  heard.get(name)?.({
    waitUntil: (what) => {
      work = what;
    },
    respondWith: (what) => {
      work = what;
    },
    request: request ?? new Request('https://here.test/'),
    notification: {
      close: () => {
        shown.pop();
      },
    },
  });
  return (await work) as Response | undefined;
};

beforeAll(async () => {
  vi.stubGlobal('BASE', '/');
  vi.stubGlobal('CAME', 'Something came.');
  vi.stubGlobal('KEEP', [{ url: '/help/', revision: sumOf(help) }]);
  vi.stubGlobal('self', {
    addEventListener: (name: string, listener: never) => heard.set(name, listener),
    location: { origin: 'https://here.test' },
    registration: {
      showNotification: (...said: unknown[]) => {
        shown.push(said);
        return Promise.resolve();
      },
    },
    clients: {
      matchAll: () => Promise.resolve(windows),
      openWindow: (address: string) => {
        opened.push(address);
        return Promise.resolve();
      },
    },
  });
  vi.stubGlobal('caches', {
    open: (name: string) => {
      const one = kept.get(name) ?? new Cache();
      kept.set(name, one);
      return Promise.resolve(one);
    },
  });
  vi.stubGlobal('fetch', (asked: string | Request) =>
    Promise.resolve(served(typeof asked === 'string' ? asked : new URL(asked.url).pathname)),
  );
  await import('#offline/sw.ts');
});
beforeEach(() => kept.clear());

const portal = () => new Response('<h1>Welcome to Guest Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } });

describe('keeping for reading without internet', () => {
  it('never keeps the page of a café in place of ours, and tries again later', async () => {
    served = portal;
    await expect(put('install')).rejects.toThrow('/help/ did not come as it was built.');
    expect([...(kept.get('pages')?.kept.keys() ?? [])]).toEqual([]);
    served = () => new Response(help, { headers: { 'content-type': 'text/html', 'content-encoding': 'br' } });
    await put('install');
    const shown = await put('fetch', new Request('https://here.test/help/'));
    expect(await shown?.text()).toBe(help);
    expect(shown?.headers.get('content-encoding')).toBeNull();
  });

  it('never keeps a page in place of a sound or a picture', async () => {
    for (const address of ['/sounds/en/abc.mp3', '/symbols/1F418.svg']) {
      served = portal;
      await put('fetch', new Request(`https://here.test${address}`));
      served = () =>
        new Response('right', {
          headers: { 'content-type': address.endsWith('.mp3') ? 'audio/mpeg' : 'image/svg+xml' },
        });
      expect(await (await put('fetch', new Request(`https://here.test${address}`)))?.text()).toBe('right');
      served = portal;
      expect(await (await put('fetch', new Request(`https://here.test${address}`)))?.text()).toBe('right');
    }
  });
});

describe('a push to a worker’s device', () => {
  it('says that something came and nothing else, and pressed opens the Inbox, where it is open the window that has it', async () => {
    await put('push');
    expect(shown).toEqual([['Something came.', { tag: 'came', icon: '/icon-192.png', badge: '/icon-64.png' }]]);
    windows.push({ url: 'https://here.test/help/', focus: () => Promise.reject(new Error('not this one')) });
    await put('notificationclick');
    expect([shown, opened]).toEqual([[], ['https://here.test/worker/']]);
    let seen = 0;
    windows.push({
      url: 'https://here.test/worker/#keys',
      focus: () => {
        seen += 1;
        return Promise.resolve();
      },
    });
    await put('notificationclick');
    expect([seen, opened.length]).toEqual([1, 1]);
  });
});
