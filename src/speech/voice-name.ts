/** The voice that sounds are made with; a part of their names. Grows when the voice or its settings change, so that every sound is made anew. */
export const voiceName = 'espeak-ng en-gb-x-rp 1';
