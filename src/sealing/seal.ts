import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Recipient } from '#model/worker-card.ts';
import { saysItHasNone } from './no-web-crypto.ts';
import { CannotOpen } from './sealing-errors.ts';

declare const sealed: unique symbol;
/** Bytes that nobody but whom they were sealed to can read. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly [sealed]: true };

/** A private key: `AGE-SECRET-KEY-1…`. It never leaves the device unsealed. */
export type Identity = string;

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);

/** A new X25519 key pair of the age format, made by the browser's own random numbers. */
export async function newIdentity(): Promise<{ identity: Identity; recipient: Recipient }> {
  saysItHasNone();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Whom to seal to, so that this key opens it. */
export function recipientOf(identity: Identity): Promise<Recipient> {
  saysItHasNone();
  return identityToRecipient(identity);
}

/** Seals bytes to one or more recipients. Padding is the caller's (`pack.ts`): the size of sealed bytes can be seen. */
export async function seal(plain: Uint8Array, to: readonly Recipient[]): Promise<Sealed> {
  saysItHasNone();
  const encrypter = new Encrypter();
  for (const each of to) encrypter.addRecipient(each);
  return own(await encrypter.encrypt(plain)) as Sealed;
}

/** Opens what was sealed to this key. Throws CannotOpen. */
export async function open(bytes: Uint8Array, identity: Identity): Promise<Uint8Array<ArrayBuffer>> {
  saysItHasNone();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return own(await decrypter.decrypt(bytes));
  } catch (cause) {
    throw new CannotOpen('This was not sealed to this key, or it was changed.', { cause });
  }
}

/** The work of age's own scrypt for keys that are random or stretched already: least, since there is nothing to guess. */
const noWork = 1;

/** Seals bytes with a secret of at least 128 random or stretched bits (`stretch.ts`), never with a word somebody chose. */
export async function sealWith(plain: Uint8Array, key: string): Promise<Sealed> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(noWork);
  encrypter.setPassphrase(key);
  return own(await encrypter.encrypt(plain)) as Sealed;
}

/** How much work the head of sealed bytes asks for (https://age-encryption.org/v1: `-> scrypt <salt> <log2 of N>`), before any is done. */
const workOf = (bytes: Uint8Array): number =>
  Number(
    /^age-encryption\.org\/v1\n-> scrypt \S{1,60} (\d{1,4})\n/.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
    )?.[1] ?? Infinity,
  );

/** Opens what was sealed with a secret. What asks for more work than ours is not ours: it would hold a slow device for a minute. Throws CannotOpen. */
export async function openWith(bytes: Uint8Array, key: string): Promise<Uint8Array<ArrayBuffer>> {
  if (workOf(bytes) > noWork) throw new CannotOpen('It asks for more work than what is sealed here.');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(key);
  try {
    return own(await decrypter.decrypt(bytes));
  } catch (cause) {
    throw new CannotOpen('This secret does not open it, or it was changed.', { cause });
  }
}
