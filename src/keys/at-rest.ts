import { openWithPasskey, sealToNewPasskey } from '#sealing/passkey.ts';
import { openWith, sealWith, type Sealed } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import type { Way } from '#sealing/stretch.ts';
import { formsToTry } from './passphrase.ts';

/** Keys as they lie on a device: sealed by words, by a passkey, or by both. `passkey` names the one that opens `byPasskey`. */
export interface KeysAtRest {
  byPassphrase?: Uint8Array | undefined;
  byPasskey?: Uint8Array | undefined;
  passkey?: string | undefined;
}

/** Reads what was sealed; throws where it is not what its owner calls keys (a `zod` shape is one). */
interface Shape<Keys> {
  parse: (plain: unknown) => Keys;
}

/** Sizes can be seen by who runs the server: keys are padded (with spaces, which JSON may end in) to whole 4 kB. */
const step = 4096;

/** Keys as bytes, padded. */
export function bytesOf(keys: unknown): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(keys));
  const bytes = new Uint8Array(Math.ceil(text.length / step) * step).fill(0x20);
  bytes.set(text);
  return bytes;
}

/** Keys from what was sealed. Throws CannotOpen where it is none. */
function keysFrom<Keys>(bytes: Uint8Array, shape: Shape<Keys>): Keys {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new CannotOpen('These are no keys.', { cause });
  }
}

/** Seals keys by a way: a secret that is random, or was stretched. */
export const sealByWay = (keys: unknown, { key }: Way): Promise<Sealed> => sealWith(bytesOf(keys), key);

/** Opens keys that were sealed by a way. Throws CannotOpen. */
export const openByWay = async <Keys>(bytes: Uint8Array, { key }: Way, shape: Shape<Keys>): Promise<Keys> =>
  keysFrom(await openWith(bytes, key), shape);

/** Seals keys to a new passkey of this device. @param name what the device calls it. Throws CannotOpen where it cannot, or somebody said no. */
export async function sealByPasskey(keys: unknown, name: string): Promise<Pick<KeysAtRest, 'byPasskey' | 'passkey'>> {
  const { sealed, passkey } = await sealToNewPasskey(bytesOf(keys), name);
  return { byPasskey: sealed, passkey };
}

/** Opens keys by a passkey of this device. Throws CannotOpen, also where they were sealed to none. */
export async function openByPasskey<Keys>({ byPasskey, passkey }: KeysAtRest, shape: Shape<Keys>): Promise<Keys> {
  if (!byPasskey || !passkey) throw new CannotOpen('No passkey opens these keys.');
  return keysFrom(await openWithPasskey(byPasskey, passkey), shape);
}

/**
 * Tries words as somebody typed them, in each form that they may have been sealed in.
 * @param tryOne what one form opens; `wrong` where it opens nothing, and then the next is tried.
 * @returns what the first that opened gave, or failed by; `wrong` where none did.
 */
export async function tryForms<Opened>(
  typed: string,
  tryOne: (form: string) => Promise<Opened | 'wrong'>,
): Promise<Opened | 'wrong'> {
  for (const form of formsToTry(typed)) {
    const tried = await tryOne(form);
    if (tried !== 'wrong') return tried;
  }
  return 'wrong';
}
