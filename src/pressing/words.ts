import { ourAddress } from '#model/our-address.ts';
import type { Labels } from '#strings/fill.ts';

/** What the ways of pressing say: `content/strings`, by the last part of their key. */
export type PressingWords = Labels;

let coming: Promise<PressingWords> | undefined;

/** Their words, fetched once. Where they do not come, nothing is said: the ring is still seen. */
export function pressingWords(): Promise<PressingWords> {
  coming ??= fetch(ourAddress('/how-i-like-it/pressing.json'))
    .then((answer) => (answer.ok ? (answer.json() as Promise<PressingWords>) : {}))
    .catch(() => ({}));
  return coming;
}
