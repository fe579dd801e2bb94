import type { Token } from '#model/answer.ts';
import type { DropToken, ReadToken } from '#model/mailbox-token.ts';

/** A new random token of 128 bits, of the kind that is wanted. `getRandomValues` and not `randomUUID`, which is missing on plain-http addresses of a local network. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const newToken = <T extends Token = Token>(): T =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('') as T;

/** New tokens for a Mailbox that is to be opened. */
export const newMailboxTokens = (): { read: ReadToken; drop: DropToken } => ({ read: newToken(), drop: newToken() });

/** A new UUID (RFC 9562, version 4); `randomUUID` is missing on plain-http addresses of a local network. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Now, on the person's own clock, with its offset: `2027-05-03T14:05:09.120+01:00`. It is shown; what orders is `moment.ts`. */
export function nowHere(now = new Date()): string {
  const ahead = -now.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  return `${local}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}
