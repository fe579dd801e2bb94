import { namedAfter, soundAt, soundNamed } from './sound-name.ts';

/**
 * Where the ready sound of these words is, if there is one: every label has one, under a name made from its words (`sound-address.ts`).
 * @returns `undefined` where this browser cannot make the name (an address without https).
 */
export async function soundHere(words: string, lang: string): Promise<string | undefined> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return undefined;
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(namedAfter(words, lang)));
  return soundAt(soundNamed([...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')));
}
