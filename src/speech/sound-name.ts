/** The voice that sounds are made with; a part of their names. Grows when the voice or its settings change, so that every sound is made anew. */
const voiceName = 'espeak-ng en-gb-x-rp 1';

/** What the name of a sound is the SHA-256 of. @param spoken the words as they are spoken, without marks. */
export const namedAfter = (spoken: string, lang: string): string => `${voiceName}|${lang}|${spoken}`;

/** The name of a sound, and where it is served. @param sum the SHA-256, in hexadecimal. */
export const soundNamed = (sum: string): string => sum.slice(0, 16);
export const soundAt = (name: string): string => `/sounds/${name}.mp3`;
