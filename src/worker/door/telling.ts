import { chooseNotice, endNotice, noticesOf } from '#post/notice.ts';
import { sumOf } from '#sealing/sign.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { doorsHere } from '#worker/keep/place.ts';

/** This browser was told not to let us, or cannot. */
export class NotLet extends Error {
  override readonly name = 'NotLet';
}

/** Whether this browser could ever show that something came. */
export const canTellHere = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** Where pushes come to this browser; one for all workers who use it. */
async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!canTellHere()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** The sum of where pushes come to this browser, as the server tells it; undefined where none do. */
export async function endpointHere(): Promise<string | undefined> {
  const here = await subscriptionHere();
  return here ? sumOf(new TextEncoder().encode(here.endpoint)) : undefined;
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const plain = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Asks the browser, then the server. @param key the public key of who runs this copy. @throws {NotLet}; what `chooseNotice` throws. */
export async function tellHere(keys: WorkerKeys, key: string): Promise<void> {
  if (!canTellHere() || (await Notification.requestPermission()) !== 'granted')
    throw new NotLet('The browser does not show it.');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscribe = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  // One that was made with another key of this copy's is in the way of a new one.
  const made = await subscribe()
    .catch(async () => {
      await (await subscriptionHere())?.unsubscribe();
      return subscribe();
    })
    .catch((cause: unknown) => {
      throw new NotLet('The browser has no push service.', { cause });
    });
  await chooseNotice(keys.box.read, { way: 'push', endpoint: made.endpoint });
}

/** This browser shows nothing more for this worker; where nobody else uses it, nothing at all. Does nothing where it shows nothing for them. */
export async function stopTellingHere(keys: WorkerKeys): Promise<void> {
  const here = await endpointHere();
  if (here === undefined) return;
  if ((await doorsHere()).every(({ id }) => id === keys.worker)) await (await subscriptionHere())?.unsubscribe();
  if ((await noticesOf(keys.box.read)).push?.endpoint === here) await endNotice(keys.box.read, 'push');
}
