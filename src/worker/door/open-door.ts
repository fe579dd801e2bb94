import { doorsHere, type Door } from '#worker/keep/place.ts';
import { workerKeys, type WorkerKeys } from '#worker/keep/keys.ts';
import { getVault, mailboxOf } from '#post/mailbox.ts';
import { Ended, NoInternet, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { wayOf } from '#post/way-of.ts';
import { wayOfPassphrase, wayOfRecovery, type Way } from '#sealing/stretch.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { openByPasskey as openFromPasskey, tryForms } from '#keys/at-rest.ts';
import { keepHere, newest, openKeysWith } from './sealed-keys.ts';
import { readSpareKey } from './spare-key.ts';
import { tidyCode } from './worker-code.ts';

/** What came of trying to open. `wrong` says nothing of whether there is such a worker. */
export type Tried =
  | { opened: WorkerKeys; kept: boolean }
  | 'wrong'
  | 'wrong-passkey'
  | 'ended'
  | 'no-internet'
  | 'between'
  | 'slow-down';

/** What an error means for whoever stands before the door; others are thrown on. */
function meaning(why: unknown): Exclude<Tried, object> {
  if (why instanceof NotThere || why instanceof CannotOpen) return 'wrong';
  if (why instanceof Ended) return 'ended';
  const way = wayOf(why);
  if (way) return way === 'later' ? 'slow-down' : way;
  throw why;
}

/**
 * Keys that opened: made new where another device changed them, and kept here. Without internet, and where nothing newer can be had,
 * what is here opens and stays as it is: older keys must not take the place of newer ones.
 */
async function comeIn(found: WorkerKeys): Promise<Tried> {
  try {
    await mailboxOf(found.box.read);
    const fresh = await newest(found);
    return fresh ? { opened: fresh, kept: await keepHere(fresh) } : { opened: found, kept: true };
  } catch (why) {
    // These keys are right. A Mailbox that is gone was closed by its owner or their lead.
    if (why instanceof Ended || why instanceof NotThere) return 'ended';
    if (!(why instanceof NoInternet) && !(why instanceof TryLater)) throw why;
    return { opened: found, kept: true };
  }
}

const sealedHere = async (code: string): Promise<Door | undefined> =>
  (await doorsHere().catch(() => [])).find((door) => door.code === code);

async function openHere(door: Door | undefined, way: Way): Promise<WorkerKeys | undefined> {
  try {
    return door?.byPassphrase ? await openKeysWith(door.byPassphrase, way) : undefined;
  } catch (why) {
    if (why instanceof CannotOpen) return undefined;
    throw why;
  }
}

/**
 * Opens by code and passphrase: by what is sealed on this device, else by what the Mailbox keeps. A wrong passphrase and a code that
 * nobody has cost the same work and end in the same answer.
 * @param tell called with how far it is, from 0 to 1.
 */
export function openByPassphrase(codeTyped: string, passphrase: string, tell?: (far: number) => void): Promise<Tried> {
  return tryForms(passphrase, (form) => openByForm(tidyCode(codeTyped), form, tell));
}

async function openByForm(code: string, words: string, tell?: (far: number) => void): Promise<Tried> {
  const way = await wayOfPassphrase(words, code, tell);
  const door = await sealedHere(code);
  const here = await openHere(door, way);
  if (here) return comeIn(here);
  try {
    return await comeIn(await openKeysWith(await getVault(way.token), way));
  } catch (why) {
    const meant = meaning(why);
    // What is here did not open: that is known without internet too.
    return (meant === 'no-internet' || meant === 'between') && door?.byPassphrase ? 'wrong' : meant;
  }
}

/** Opens by the secret of the printed spare key. */
export async function openBySpareKey(typed: string): Promise<Tried> {
  const secret = readSpareKey(typed);
  if (!secret) return 'wrong';
  const way = wayOfRecovery(secret);
  try {
    return await comeIn(await openKeysWith(await getVault(way.token), way));
  } catch (why) {
    return meaning(why);
  }
}

/** Opens by a passkey of this device. */
export async function openByPasskey(door: Door): Promise<Tried> {
  try {
    return await comeIn(await openFromPasskey(door, workerKeys));
  } catch (why) {
    const meant = meaning(why);
    return meant === 'wrong' ? 'wrong-passkey' : meant;
  }
}
