import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a token's 32 hex digits: all that the server keeps of it. 128 random bits need no salt and no slow hash. */
export type TokenSum = Uint8Array;

const nobody = new Uint8Array(32);

/** @param token 32 lowercase hex digits, or '' where none was shown. */
export const sumOf = (token: string): TokenSum => hash('sha256', token, 'buffer');

/** Compares in the same time whatever is compared; with `undefined` it does the same work and says no. */
export function sameSum(found: TokenSum | undefined, asked: TokenSum): boolean {
  const same = timingSafeEqual(found ?? nobody, asked);
  return found !== undefined && same;
}
