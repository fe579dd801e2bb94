import { sha256 } from '@noble/hashes/sha2.js';

/** What a browser says that has no X25519 of its own: then age goes on in JavaScript. */
const none = () => Promise.reject(new DOMException('There is none here.', 'NotSupportedError'));

/**
 * On plain-http addresses of a local network a browser has no `crypto.subtle` at all. age (0.3) asks it for X25519 first and goes on without only where it says that it has none:
 * so something that says so is put in its place. It knows SHA-256, for whoever finds it there and asks for that. Random numbers are the browser's own as everywhere.
 */
export function saysItHasNone(): void {
  if ((crypto as Partial<Crypto>).subtle) return;
  const digest = (_name: string, bytes: Uint8Array | ArrayBuffer) =>
    Promise.resolve(sha256(new Uint8Array(bytes)).buffer);
  Object.defineProperty(crypto, 'subtle', {
    configurable: true,
    value: { importKey: none, deriveBits: none, generateKey: none, digest },
  });
}
