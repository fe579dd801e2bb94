import { createHash } from 'node:crypto';
import { withStandIns } from '#model/stand-in.ts';
import { namedAfter, soundAt, soundNamed } from './sound-name.ts';

/** A sentence as it is spoken: without marks. */
const spoken = (text: string) => withStandIns(text).replaceAll('**', '').replace(/\s+/g, ' ').trim();

/**
 * The name of a sentence's sound: the same words have the same name, changed words another, so no sound is ever stale.
 * @returns undefined for a sentence with something to fill in, which the device's own voice speaks.
 */
export function soundName(text: string, lang: string): string | undefined {
  if (text.trim() === '' || /\{\w+\}/.test(withStandIns(text))) return undefined;
  return soundNamed(
    createHash('sha256')
      .update(namedAfter(spoken(text), lang))
      .digest('hex'),
  );
}

/** Where a sentence's sound is served. */
export function soundAddress(text: string, lang: string): string | undefined {
  const name = soundName(text, lang);
  return name && soundAt(name);
}
