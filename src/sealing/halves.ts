import { combine, split } from 'shamir-secret-sharing';

/** Splits a secret in 3, so that any 2 bring it back and 1 alone tells nothing of it (Shamir's scheme over GF(256), docs/decisions/0103). @returns each is 1 byte longer than the secret: its place, from 1 to 255. */
export const splitInThree = (secret: Uint8Array): Promise<Uint8Array[]> => split(secret, 3, 2);

/** Whether this can be a half: what stands at the place 0 would be the secret itself, whatever the other half says. */
export const isHalf = (half: Uint8Array): boolean => half.length > 1 && half.at(-1) !== 0;

/** What 2 halves say together. Throws where one of them is none, or both stand at one place. Halves that were changed, or do not belong together, give something else. */
export async function joinTwo(one: Uint8Array, other: Uint8Array): Promise<Uint8Array> {
  if (!isHalf(one) || !isHalf(other)) throw new RangeError('This is no half.');
  return combine([one, other]);
}
