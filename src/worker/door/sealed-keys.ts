import { doorsHere, keepDoor, type Door } from '#worker/keep/place.ts';
import { workerKeys, type WorkerKeys } from '#worker/keep/keys.ts';
import { getVault, putVault } from '#post/mailbox.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import type { Sealed } from '#sealing/seal.ts';
import type { Way } from '#sealing/stretch.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { bytesOf, openByWay, sealByWay } from '#keys/at-rest.ts';

/** A worker's keys as bytes, padded. */
export const bytesOfKeys = (keys: WorkerKeys): Uint8Array => bytesOf(keys);

/** Seals a worker's keys by a way. */
export const sealKeys = (keys: WorkerKeys, way: Way): Promise<Sealed> => sealByWay(keys, way);

/** Opens sealed keys. Throws CannotOpen, also where what was sealed is no worker's keys. */
export const openKeysWith = (bytes: Uint8Array, way: Way): Promise<WorkerKeys> => openByWay(bytes, way, workerKeys);

/** Keeps sealed keys on this device, beside its passkey where it has one. @returns false where this browser keeps nothing. */
export async function keepHere(keys: WorkerKeys, passkey?: Pick<Door, 'byPasskey' | 'passkey'>): Promise<boolean> {
  try {
    const before = (await doorsHere()).find((door) => door.id === keys.worker);
    const way = keys.ways.passphrase;
    await keepDoor({
      ...before,
      ...passkey,
      id: keys.worker,
      code: keys.code,
      name: keys.name,
      ...(way ? { byPassphrase: await sealKeys(keys, way) } : {}),
    });
    return true;
  } catch {
    // A private window, or a full device: code and passphrase open it all the same.
    return false;
  }
}

/** Keeps sealed keys wherever they are kept: in the Mailbox, by each way, and here. Throws what `post` throws. */
export async function keepKeys(keys: WorkerKeys): Promise<boolean> {
  const { passphrase, recovery } = keys.ways;
  if (recovery) await putVault(keys.box.read, recovery.token, 'recovery', await sealKeys(keys, recovery));
  if (passphrase) await putVault(keys.box.read, passphrase.token, 'passphrase', await sealKeys(keys, passphrase));
  return keepHere(keys);
}

/**
 * The newest of these keys: a card or a passphrase may have changed on another device.
 * @returns undefined where nobody can tell, because both ways were changed elsewhere. Throws Ended, NoInternet, TryLater.
 */
export async function newest(keys: WorkerKeys): Promise<WorkerKeys | undefined> {
  for (const way of [keys.ways.recovery, keys.ways.passphrase]) {
    if (!way) continue;
    try {
      return await openKeysWith(await getVault(way.token), way);
    } catch (why) {
      // Changed on another device (then the other way may know), or damaged.
      if (!(why instanceof NotThere) && !(why instanceof CannotOpen)) throw why;
    }
  }
  return undefined;
}
