import type { Token } from '#model/answer.ts';

/** A new random id of 128 bits. `getRandomValues` and not `randomUUID`, which is missing on plain-http addresses of a local network. */
export const newToken = (): Token =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Now, on the person's own clock, with its offset: `2027-05-03T14:05:09.120+01:00`. It is shown; what orders is `moment.ts`. */
export function nowHere(now = new Date()): string {
  const ahead = -now.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  return `${local}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}
