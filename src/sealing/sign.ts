import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SigningKey } from '#model/worker-card.ts';
import type { Identity } from './seal.ts';

/** What a signature of another use would begin with is something else: none is good in another's place. */
const purpose = 'what-matters-to-me/1/part\n';

/**
 * A key pair for signing (Ed25519), from the private key one has already (HKDF, RFC 5869): who opens with it is who signs with it, and
 * nothing more is to be kept, copied or lost. Neither tells the other.
 */
const secretOf = (identity: Identity): Uint8Array =>
  hkdf(sha256, utf8ToBytes(identity), undefined, utf8ToBytes('what-matters-to-me/1/sign'), 32);

/** What others know a signature by. */
export const signingKeyOf = (identity: Identity): SigningKey => bytesToHex(ed25519.getPublicKey(secretOf(identity)));

/** Signs some words. @returns 128 hex digits. */
export const sign = (says: string, identity: Identity): string =>
  bytesToHex(ed25519.sign(utf8ToBytes(purpose + says), secretOf(identity)));

/** Whether this key signed these words. Never throws. */
export function isSignedBy(says: string, mark: string, by: SigningKey): boolean {
  try {
    return ed25519.verify(hexToBytes(mark), utf8ToBytes(purpose + says), hexToBytes(by), { zip215: false });
  } catch {
    return false;
  }
}

/** SHA-256 of bytes, in hex. Not the browser's own, which is missing on plain-http addresses of a local network. */
export const sumOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
