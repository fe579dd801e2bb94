import { Decrypter, Encrypter, webauthn } from 'age-encryption';
import type { Sealed } from './seal.ts';
import { CannotOpen } from './sealing-errors.ts';

/** Whether this browser may have passkeys at all; whether one can seal (PRF) is known only when it is made. */
export const mayHavePasskey = (): boolean => typeof PublicKeyCredential !== 'undefined' && window.isSecureContext;

/**
 * Makes a passkey on this device and seals bytes to it (WebAuthn PRF). Asks the worker twice: to make it, and to use it.
 * @param name what the device calls it in its own list.
 * @returns the sealed bytes and which passkey opens them. Throws CannotOpen where the device cannot or the worker said no.
 */
export async function sealToNewPasskey(plain: Uint8Array, name: string): Promise<{ sealed: Sealed; passkey: string }> {
  try {
    const passkey = await webauthn.createCredential({ keyName: name });
    const encrypter = new Encrypter();
    encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: passkey }));
    return { sealed: new Uint8Array(await encrypter.encrypt(plain)) as Sealed, passkey };
  } catch (cause) {
    throw new CannotOpen('This device made no passkey.', { cause });
  }
}

/** Opens what was sealed to a passkey of this device. Throws CannotOpen. */
export async function openWithPasskey(bytes: Uint8Array, passkey: string): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(new webauthn.WebAuthnIdentity({ identity: passkey }));
  try {
    return new Uint8Array(await decrypter.decrypt(bytes));
  } catch (cause) {
    throw new CannotOpen('The passkey did not open it.', { cause });
  }
}
