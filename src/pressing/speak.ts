import { play, stop } from '#speech/player.ts';
import { soundHere } from '#speech/sound-here.ts';

let turn = 0;

/** Says what scanning stands at: by its own sound, else the one made for these words, else the device's voice. Cuts off what was said before. */
export async function speak(words: string, sound: string | undefined, ownVoice: boolean): Promise<void> {
  const mine = ++turn;
  const { lang, dataset } = document.documentElement;
  if (dataset['sound'] === 'off' || words === '') return;
  const found = sound ?? (await soundHere(words, lang));
  if (mine === turn) await play({ sound: found, words, lang, ...(ownVoice ? { other: true } : {}) });
}

/** Says no more. */
export function hush(): void {
  turn += 1;
  stop();
}
