/// <reference lib="webworker" />
/**
 * The service worker: keeps every page, picture and script for reading without internet, and each sound once it was heard.
 * Each file is checked against its sum from the build; one that is not as it was built ends the keeping, and it is tried again later.
 * It never sees what a person says: Answers stay in the keep and are never requested.
 * A new version waits until no window of the old one is open, so nothing changes under somebody's hands.
 */
declare const self: ServiceWorkerGlobalScope;
declare const KEEP: { url: string; revision: string }[];
/** The path that the website is under: `/`, or `/matters/` on a host that serves other things too. */
declare const BASE: string;
/** What is shown when a push comes to a worker's device: there is nothing in the push itself. */
declare const CAME: string;

// A cache belongs to the whole host: two copies under one host must not empty each other's.
const ofThis = (name: string) => (BASE === '/' ? name : `${name} ${BASE}`);
const [sounds, symbols, pageCache] = [ofThis('sounds'), ofThis('symbols'), ofThis('pages')];
/** An address kept together with its revision: a changed file has another key. */
const key = ({ url, revision }: { url: string; revision: string }) => `${url}?kept=${revision}`;
const revisions = new Map(KEEP.map((one) => [one.url, key(one)]));

const hex = (sum: ArrayBuffer) => [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A file as the build made it. Throws where something else came in its place, such as the page of a café that wants a log-in. */
async function asBuilt({ url, revision }: { url: string; revision: string }): Promise<Response> {
  const answer = await fetch(url, { cache: 'no-cache' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !hex(await crypto.subtle.digest('SHA-256', bytes)).startsWith(revision))
    throw new Error(`${url} did not come as it was built.`);
  const headers = new Headers(answer.headers);
  // The bytes are unpacked by now.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(bytes, { headers });
}

/** What a sound, or the small file of when its words begin, comes as. */
const kindOf = (address: string) => (address.endsWith('.json') ? 'application/json' : 'audio/');

/** Whether a sound or a symbol came, and not a page in its place. */
const isA = (answer: Response, kind: string) =>
  answer.status === 200 && (answer.headers.get('content-type') ?? '').startsWith(kind);

/** Fetches what is new, few at a time so that reading stays quick, and lets go of what is no longer there. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(pageCache);
  const here = new Set(
    (await cache.keys()).map((request) => new URL(request.url).pathname + new URL(request.url).search),
  );
  const missing = KEEP.filter((one) => !here.has(key(one)));
  const next = missing[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const one of next) {
        await cache.put(key(one), await asBuilt(one));
      }
    }),
  );
}

async function letGo(): Promise<void> {
  const cache = await caches.open(pageCache);
  const wanted = new Set(revisions.values());
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request);
  }
}

/** Part of a kept sound: browsers ask for ranges, and Safari plays nothing without a 206. */
async function part(whole: Response, range: string): Promise<Response> {
  const bytes = await whole.arrayBuffer();
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const start = from === '' ? Math.max(0, bytes.byteLength - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.byteLength - 1 : Math.min(Number(to), bytes.byteLength - 1);
  if (start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.byteLength}` } });
  return new Response(bytes.slice(start, end + 1), {
    status: 206,
    headers: {
      'content-type': 'audio/mpeg',
      'content-range': `bytes ${start}-${end}/${bytes.byteLength}`,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
    },
  });
}

async function sound(request: Request): Promise<Response> {
  const cache = await caches.open(sounds);
  const address = new URL(request.url).pathname;
  let whole = await cache.match(address);
  if (!whole) {
    const answer = await fetch(address);
    if (isA(answer, kindOf(address))) await cache.put(address, answer.clone()).catch(() => undefined);
    whole = answer;
  }
  const range = request.headers.get('range');
  return range && whole.status === 200 ? part(whole, range) : whole;
}

/** Kept first: the same at once, with and without internet. What is not kept comes from the network. */
async function page(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const known = revisions.get(pathname) ?? revisions.get(`${pathname}/`);
  const kept = known && (await (await caches.open(pageCache)).match(known));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (why) {
    const lost = revisions.get(`${BASE}404.html`);
    const shown = request.mode === 'navigate' && lost && (await (await caches.open(pageCache)).match(lost));
    if (shown) return shown;
    throw why;
  }
}

/**
 * A symbol of the whole set, once it was found: it is there without internet afterwards. Its address says nothing of whose it is. One
 * that was only ever seen small, and is chosen without internet, is shown as it was seen.
 */
async function symbol(request: Request): Promise<Response> {
  const cache = await caches.open(symbols);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (isA(answer, 'image/')) await cache.put(request.url, answer.clone()).catch(() => undefined);
    return answer;
  } catch (why) {
    const seen = await cache.match(request.url.replace(/([^/]+)\.svg$/, 'small/$1.png'));
    if (seen) return seen;
    throw why;
  }
}

async function keepAllSounds(client: Client | ServiceWorker | MessagePort | null): Promise<void> {
  const cache = await caches.open(sounds);
  const names = (await (await fetch(`${BASE}sounds/all.json`)).json()) as string[];
  let kept = 0;
  const next = names[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const name of next) {
        const address = `${BASE}sounds/${name}.mp3`;
        if (!(await cache.match(address))) {
          const answer = await fetch(address);
          if (!isA(answer, 'audio/')) throw new Error(`${address} did not come.`);
          await cache.put(address, answer);
          // When its words begin is good to have, and nothing is lost without.
          await sound(new Request(new URL(address.replace('.mp3', '.json'), self.location.origin))).catch(
            () => undefined,
          );
        }
        kept += 1;
        if (kept % 20 === 0 || kept === names.length) client?.postMessage({ kept, of: names.length });
      }
    }),
  );
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(letGo().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'keep-all-sounds') event.waitUntil(keepAllSounds(event.source));
});
/** One at a time: the next takes the place of the one before. */
const showCame = () =>
  self.registration.showNotification(CAME, { tag: 'came', icon: `${BASE}icon-192.png`, badge: `${BASE}icon-64.png` });

/** The Inbox: the window where it is open, or another. */
async function openInbox(): Promise<void> {
  const inbox = new URL(`${BASE}worker/`, self.location.origin).href;
  const open = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).find(
    ({ url }) => url.split('#')[0] === inbox,
  );
  await (open ? open.focus() : self.clients.openWindow(inbox));
}

self.addEventListener('push', (event) => event.waitUntil(showCame()));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openInbox());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (path === 'healthz' || path.startsWith('api/')) return;
  if (/^sounds\/(?!all\.json)/.test(path)) event.respondWith(sound(request));
  else if (/^symbols\/.*\.(svg|png)$/.test(path)) event.respondWith(symbol(request));
  else event.respondWith(page(request));
});
export {};
