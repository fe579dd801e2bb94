import { keptNames } from '#device/kept-names.ts';
import { errandsFlag, keepName, mayHaveBox, mayHaveHelper, mayHaveWorker } from '#person/keep/waits.ts';

/** How often it is looked whether something waits, in milliseconds: only a word in localStorage is read for it. */
const look = 15_000;
/** The first pause after something could not go, and the longest: each is twice the one before. */
const [firstPause, longestPause] = [30_000, 15 * 60_000];
/** Set once it was looked for in this window. */
const lookedHere = keptNames.errandsLooked;

/** Whether the keep itself knows a worker. Where it was never made, it is not made by looking. */
async function keepsWorker(): Promise<boolean> {
  const known = await (indexedDB as Partial<IDBFactory>).databases?.();
  if (known && !known.some((one) => one.name === keepName)) return false;
  const { hasWorkers } = await import('#person/keep/workers.ts');
  return hasWorkers();
}

/** A browser writes its flags down seconds later, and the keep at once: where a device went out in between, what waits is found in the keep. */
async function mayWait(): Promise<boolean> {
  if (errandsFlag() !== null) return true;
  try {
    if (sessionStorage.getItem(lookedHere)) return false;
    sessionStorage.setItem(lookedHere, 'yes');
    return mayHaveWorker() || (await keepsWorker());
  } catch {
    return false;
  }
}

/**
 * Sends what waits, on whatever screen the person is, when there is a way: again and again with growing pauses, and not before the server
 * said that it is worth it. What does it comes only where something waits. A Story that is kept safe is brought together with its box in the same way, and with what Helpers from afar say.
 */
export function startSending(): void {
  let tries = 0;
  let next = 0;
  let going = false;
  const go = async () => {
    if (going || Date.now() < next) return;
    going = true;
    try {
      if (!(await mayWait())) return;
      const { runErrands, notBefore } = await import('#person/send/run-errands.ts');
      tries = (await runErrands()) === 'all-gone' ? 0 : tries + 1;
      // Never at the same moment for everybody: thirty tablets behind one line would come back together.
      const pause = tries > 0 ? Math.min(firstPause * 2 ** (tries - 1), longestPause) * (0.5 + Math.random()) : 0;
      next = Math.max(Date.now() + pause, notBefore());
    } catch {
      // No internet for that part either, or nothing can be kept here: another time.
      tries += 1;
      next = Date.now() + firstPause;
    } finally {
      going = false;
    }
  };
  let keeping = false;
  const keep = async () => {
    if (keeping) return;
    keeping = true;
    try {
      if (mayHaveBox()) await (await import('#person/send/keep-safe.ts')).keepSafeByItself();
      if (mayHaveHelper()) await (await import('#person/send/with-helpers.ts')).withHelpersByItself();
    } catch {
      /* No internet for that part either, or nothing can be kept here: another time. */
    } finally {
      keeping = false;
    }
  };
  const begin = () => {
    void go();
    void keep();
    setInterval(() => {
      void go();
      void keep();
    }, look);
  };
  addEventListener('online', () => {
    next = 0;
    tries = 0;
    void go();
    void keep();
  });
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}
