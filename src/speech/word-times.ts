/** When each word of a made sound begins: found while the sound is made, kept beside it, and read while it is heard. */

/** Something that is said otherwise than it is written: "0800" digit by digit. */
export interface SaidAs {
  from: number;
  to: number;
  as: string;
}

/** Where a word that the voice speaks begins: in what it was given (counted from 0), and in the sound (in milliseconds). */
export interface SpokenWord {
  at: number;
  ms: number;
}

/**
 * What the voice is given, with what is said otherwise put in.
 * @returns `words` for the voice, and `writtenAt`, which finds where in the text a character of them stands.
 */
export function forVoice(
  text: string,
  saidAs: readonly SaidAs[],
): { words: string; writtenAt: (at: number) => number } {
  const parts: { words: string; from: number; same: boolean }[] = [];
  let done = 0;
  for (const { from, to, as } of [...saidAs].sort((a, b) => a.from - b.from)) {
    if (from < done) continue;
    parts.push({ words: text.slice(done, from), from: done, same: true }, { words: as, from, same: false });
    done = to;
  }
  parts.push({ words: text.slice(done), from: done, same: true });
  return {
    words: parts.map((part) => part.words).join(''),
    writtenAt: (at) => {
      let before = 0;
      for (const part of parts) {
        if (at < before + part.words.length) return part.same ? part.from + at - before : part.from;
        before += part.words.length;
      }
      return text.length;
    },
  };
}

/**
 * When each written word begins to be heard, in milliseconds of the sound: as many as the text has words. A word that is not heard apart
 * ("&") has the time of the one before it.
 */
export function timesOfWords(text: string, spoken: readonly SpokenWord[], writtenAt: (at: number) => number): number[] {
  const starts = [...text.matchAll(/\S+/g)].map((word) => ({ from: word.index, to: word.index + word[0].length }));
  let last = 0;
  return starts.map(({ from, to }) => {
    const first = spoken.find(({ at }) => {
      const written = writtenAt(at);
      return written >= from && written < to;
    });
    last = Math.max(last, Math.round(first?.ms ?? last));
    return last;
  });
}

/** Which word is heard at a moment, counted from 0; -1 before the first. */
export const wordAt = (times: readonly number[], ms: number): number =>
  times.filter((begins) => begins <= ms).length - 1;

const known = new Map<string, Promise<number[] | undefined>>();

/** The times of a sound that was made at build; undefined for a person's recording, and where they cannot be had now. */
export function wordTimes(sound: string): Promise<number[] | undefined> {
  if (!/^\/sounds\/[^/]+\.mp3$/.test(sound)) return Promise.resolve(undefined);
  const before = known.get(sound);
  if (before) return before;
  const coming = fetch(sound.replace(/\.mp3$/, '.json'))
    .then(async (answer) => {
      const times: unknown = answer.ok ? await answer.json() : undefined;
      return Array.isArray(times) && times.every((one) => typeof one === 'number') ? times : undefined;
    })
    .catch(() => {
      known.delete(sound);
      return undefined;
    });
  known.set(sound, coming);
  return coming;
}
