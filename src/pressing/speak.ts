import { namedAfter, soundAt, soundNamed } from '#speech/sound-name.ts';
import { play, stop } from '#speech/player.ts';

/**
 * Where the ready sound of these words is, if there is one: every label has one, under a name made from its words (`speech/sound-address.ts`).
 * @returns `undefined` where this browser cannot make the name (an address without https).
 */
async function readySound(words: string, lang: string): Promise<string | undefined> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return undefined;
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(namedAfter(words, lang)));
  return soundAt(soundNamed([...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')));
}

let turn = 0;

/** Says what scanning stands at: by its own sound, else the one made for these words, else the device's voice. Cuts off what was said before. */
export async function speak(words: string, sound: string | undefined, ownVoice: boolean): Promise<void> {
  const mine = ++turn;
  const { lang, dataset } = document.documentElement;
  if (dataset['sound'] === 'off' || words === '') return;
  const found = sound ?? (await readySound(words, lang));
  if (mine === turn) await play({ sound: found, words, lang, ...(ownVoice ? { other: true } : {}) });
}

/** Says no more. */
export function hush(): void {
  turn += 1;
  stop();
}
