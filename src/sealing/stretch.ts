import { hkdf } from '@noble/hashes/hkdf.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Token } from '#model/answer.ts';

/** A way to sealed keys: the token that the server knows them by, and the key that opens them. Neither tells the other. */
export interface Way {
  token: Token;
  key: string;
}

/** Two independent values from one secret (HKDF, RFC 5869). */
function wayFrom(secret: Uint8Array, purpose: string): Way {
  const derive = (what: string, length: number) =>
    bytesToHex(hkdf(sha256, secret, undefined, utf8ToBytes(`what-matters-to-me/1/${purpose}/${what}`), length));
  return { token: derive('token', 16), key: derive('key', 32) };
}

/**
 * Words made hard to guess: each guess costs 128 MB and about a second (scrypt, N=2^17, r=8, p=1: OWASP's Password Storage Cheat Sheet), also for
 * whoever has the server's files.
 * @param tell called with how far it is, from 0 to 1.
 */
const stretched = (words: string, salt: string, tell: (far: number) => void): Promise<Uint8Array> =>
  scryptAsync(
    utf8ToBytes(words.normalize('NFKC').trim().replace(/\s+/g, ' ')),
    utf8ToBytes(`what-matters-to-me/${salt}`),
    { N: 2 ** 17, r: 8, p: 1, dkLen: 32, onProgress: tell, maxmem: 2 ** 28 },
  );

/**
 * From a passphrase that a worker chose.
 * @param code the worker's code, as salt: two workers with the same passphrase have different keys.
 * @param tell called with how far it is, from 0 to 1.
 */
export async function wayOfPassphrase(
  passphrase: string,
  code: string,
  tell: (far: number) => void = () => undefined,
): Promise<Way> {
  return wayFrom(await stretched(passphrase, `worker/${code}`, tell), 'passphrase');
}

/** From the words by which a Helper locks what lies on their own device. @param salt stands beside the lock. @param tell called with how far it is, from 0 to 1. */
export const wayOfLock = async (
  words: string,
  salt: Token,
  tell: (far: number) => void = () => undefined,
): Promise<Way> => wayFrom(await stretched(words, `helper/${salt}`, tell), 'lock');

/** From the secret on a printed recovery sheet: random already, so nothing to stretch. */
export const wayOfRecovery = (secret: Token): Way => wayFrom(utf8ToBytes(secret), 'recovery');

/** From the words of a Story card, drawn by lot (`model/story-box.ts`). @param tell called with how far it is, from 0 to 1. */
export const wayOfStoryCard = async (words: string, tell: (far: number) => void = () => undefined): Promise<Way> =>
  wayFrom(await stretched(words, 'story-card', tell), 'story-card');

/** Where whose Story it is stands beside a Story box, and what opens it: from the box's own key. */
export const wayOfFace = (identity: string): Way => wayFrom(utf8ToBytes(identity), 'story-face');

/** From the secret in a Helper's link: to the keys of their box, and to what they may see. Random already, so nothing to stretch. */
export const wayOfHelp = (secret: Token, to: 'keys' | 'sight'): Way => wayFrom(utf8ToBytes(secret), `help-${to}`);

/** What only who holds a private key can know. Inside sealed bytes it says: I wrote this myself. Anybody can seal to me. */
export const ownMark = (identity: string): Token => wayFrom(utf8ToBytes(identity), 'own').token;

/** From the secret in a Worker card's link. */
export const wayOfCard = (secret: Token): Way => wayFrom(utf8ToBytes(secret), 'card');

/** An id that every device of whoever holds this private key makes alike for the same thing, and nobody else can. */
export const derivedId = (identity: string, thing: string): Token =>
  bytesToHex(hkdf(sha256, utf8ToBytes(identity), undefined, utf8ToBytes(`what-matters-to-me/1/id/${thing}`), 16));
