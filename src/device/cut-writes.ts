import { keptNames } from './kept-names.ts';

/** Chromium and everything made of it: its maker's name is the only thing that tells it on every platform. */
const isChromium = (): boolean => navigator.vendor === 'Google Inc.';

/** More than Chromium writes before it begins a new log (4 MB), in values that it keeps in the log itself (64 kB at most). */
const [values, valueSize] = [80, 60_000];

/** Bytes that must be left: on a full device the little room is for what somebody says. */
const least = 20_000_000;

/** Writes until what was cut lies behind: in a place of its own, that holds nothing of anybody and is taken away. */
async function beginNewLog(): Promise<void> {
  const name = 'begin-new-log';
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('filling');
    };
    opening.onsuccess = () => {
      done(opening.result);
    };
    opening.onerror = () => {
      failed(opening.error ?? new Error('It does not open.'));
    };
  });
  // By lot: what repeats itself would be made small.
  const filling = crypto.getRandomValues(new Uint8Array(valueSize));
  for (let n = 0; n < values; n += 1) {
    await new Promise<void>((done, failed) => {
      const tx = db.transaction('filling', 'readwrite');
      tx.objectStore('filling').put(filling, 'filling');
      tx.oncomplete = () => {
        done();
      };
      tx.onabort = () => {
        failed(tx.error ?? new Error('It was broken off.'));
      };
    });
  }
  db.close();
  indexedDB.deleteDatabase(name);
}

/** A mark stands while somebody looks at a page of ours: whoever finds it at the beginning follows a page that could not say goodbye. */
function markWhileSeen(): void {
  const mark = () => {
    try {
      if (document.visibilityState === 'visible') localStorage.setItem(keptNames.inUse, 'yes');
      else localStorage.removeItem(keptNames.inUse);
    } catch {
      /* A browser that keeps nothing, or is full: then nothing is known. */
    }
  };
  mark();
  document.addEventListener('visibilitychange', mark);
  // Another window of ours took it away when it went.
  addEventListener('focus', mark);
  addEventListener('pageshow', mark);
  addEventListener('pagehide', () => {
    try {
      localStorage.removeItem(keptNames.inUse);
    } catch {
      /* As above. */
    }
  });
}

let mended: Promise<void> | undefined;

/**
 * Where Chromium is killed in the middle of a write (no battery, no memory), half a record stays at the end of its log. It goes on writing behind
 * it, says of each step that it is done, and when it is opened the next time stops reading at that half record: all that was kept since the kill is
 * gone, or the whole database. So after an end that was cut, before anything is kept, so much is written that it begins a new log, into which all
 * that it knows goes. Once for all places of ours: they share a log. 0.1 s on a desk, and only then. Never rejects.
 * @see docs/decisions/0106
 */
export function mendCutWrites(): Promise<void> {
  mended ??= (async () => {
    if (typeof window === 'undefined' || !isChromium()) return;
    const cut = localStorage.getItem(keptNames.inUse) !== null;
    markWhileSeen();
    if (!cut) return;
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage > least) await beginNewLog();
  })().catch(() => undefined);
  return mended;
}
