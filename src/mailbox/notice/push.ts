import webPush from 'web-push';
import type { PushWay, Sent } from './round.ts';

/** The owner's VAPID keys (`npm run push-keys`), and where push services can reach them: `mailto:` or `https:`. */
export interface PushSetup {
  publicKey: string;
  privateKey: string;
  contact: string;
  hosts: readonly string[];
  /** For tests. */
  ask?: typeof fetch;
}

/** The services of the makers of Chrome, Firefox, Safari and Edge. */
export const knownPushServices = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const;

/** Seconds that a push service keeps it for a device that is off; ms that it may take to answer. */
const [keptFor, patience] = [3 * 86_400, 15_000];

const meaning = (status: number): Sent =>
  status === 404 || status === 410 ? 'gone' : status >= 200 && status < 300 ? 'sent' : 'refused';

/**
 * Web Push with nothing in it: what is shown is known to the device alone (`src/offline/sw.ts`). The package signs what RFC 8292 asks for; the request is
 * made here, so that it follows nobody elsewhere.
 * @throws in plain words where the keys are none.
 */
export function pushBy({ publicKey, privateKey, contact, hosts, ask = fetch }: PushSetup): PushWay {
  const signed = (endpoint: string) =>
    webPush.getVapidHeaders(new URL(endpoint).origin, contact, publicKey, privateKey, 'aes128gcm').Authorization;
  try {
    signed(`https://${hosts[0] ?? ''}`);
  } catch {
    throw new Error(
      'VAPID_PUBLIC and VAPID_PRIVATE must be the two keys that "npm run push-keys" wrote, and VAPID_CONTACT a mailto: or https: address.',
    );
  }
  return {
    key: publicKey,
    hosts,
    async send(endpoint) {
      // A later one takes the place of one that waits: whoever comes back to a device is told once.
      const headers = { authorization: signed(endpoint), ttl: String(keptFor), topic: 'came' };
      try {
        const came = await ask(endpoint, {
          method: 'POST',
          headers,
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        });
        await came.body?.cancel();
        return meaning(came.status);
      } catch {
        return 'away';
      }
    },
  };
}
