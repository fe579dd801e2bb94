import type { z } from 'zod';
import { token, type Token } from '#model/answer.ts';

/**
 * What is secret about a Mailbox: *read* is its owner's, *drop* is for whoever writes to it, *take back* is for who put one Envelope there.
 * All are tokens, and a compiler lets none stand where another belongs.
 */
export const [readToken, dropToken, takeBackToken] = [token.brand<'read'>(), token.brand<'drop'>(), token.brand<'take-back'>()];
export type ReadToken = z.infer<typeof readToken>;
export type DropToken = z.infer<typeof dropToken>;
export type TakeBackToken = z.infer<typeof takeBackToken>;

/** A new random token of 128 bits, of the kind that is wanted. `getRandomValues` and not `randomUUID`, which is missing on plain-http addresses of a local network. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const newToken = <T extends Token = Token>(): T =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('') as T;

/** New tokens for a Mailbox that is to be opened. */
export const newMailboxTokens = (): { read: ReadToken; drop: DropToken } => ({ read: newToken(), drop: newToken() });

/** Now, on the person's own clock, with its offset: `2027-05-03T14:05:09.120+01:00`. It is shown; what orders is `moment.ts`. */
export function nowHere(now = new Date()): string {
  const ahead = -now.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  return `${local}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}
