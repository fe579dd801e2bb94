import type { z } from 'zod';
import type { Identity } from '#sealing/seal.ts';

/** Sealed bytes as they travel through a room: base64. */
export const asBase64 = (sealed: Uint8Array): string =>
  btoa(Array.from(sealed, (byte) => String.fromCharCode(byte)).join(''));

/** Opens what came through a room. Undefined for what was not sealed to this key, or says something else: whoever is in the room can send anything. */
export async function openAs<Shape extends z.ZodType>(
  shape: Shape,
  sealed: string,
  identity: Identity,
): Promise<z.infer<Shape> | undefined> {
  const { open } = await import('#sealing/seal.ts');
  try {
    const bytes = await open(
      Uint8Array.from(atob(sealed), (sign) => sign.charCodeAt(0)),
      identity,
    );
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
