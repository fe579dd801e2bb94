import type { ReadToken } from '#model/mailbox-token.ts';
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

/** Whose Mailboxes these keys read: the worker's own, and a lead's team's. */
export const boxesOf = ({ box, team }: WorkerKeys): ReadToken[] => [box.read, ...(team?.read ? [team.read] : [])];

/** Asks the browser, then the server. @param read of whose Mailbox is told. @param key the public key of who runs this copy. @throws {NotLet}; what `chooseNotice` throws. */
export async function tellHere(read: ReadToken, key: string): Promise<void> {
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
  await chooseNotice(read, { way: 'push', endpoint: made.endpoint });
}

/** Whether what comes for this Mailbox is told in this browser. */
const isToldHere = async (read: ReadToken, here: string): Promise<boolean> =>
  (await noticesOf(read)).push?.endpoint === here;

/**
 * This browser shows nothing more for these Mailboxes of this worker's, or for all of them; where nobody else uses it, and none of the others is told
 * here, nothing at all. Does nothing where it shows nothing for them.
 */
export async function stopTellingHere(keys: WorkerKeys, reads = boxesOf(keys)): Promise<void> {
  const here = await endpointHere();
  if (here === undefined) return;
  const others = boxesOf(keys).filter((read) => !reads.includes(read));
  const isStillTold = (await Promise.all(others.map((read) => isToldHere(read, here)))).includes(true);
  if (!isStillTold && (await doorsHere()).every(({ id }) => id === keys.worker))
    await (await subscriptionHere())?.unsubscribe();
  for (const read of reads) if (await isToldHere(read, here)) await endNotice(read, 'push');
}
