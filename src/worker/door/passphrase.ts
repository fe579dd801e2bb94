/** Words of the worker's own are at least so long. */
export const least = 16;

/** As the passphrase is counted and compared: spaces at its ends and double ones are slips of the hand. */
export const tidyWords = (words: string): string => words.normalize('NFKC').trim().replace(/\s+/g, ' ');

export const longEnough = (words: string): boolean => Array.from(tidyWords(words)).length >= least;

/** A number below `below`, each as likely: what does not divide evenly is drawn again. */
function drawn(below: number): number {
  const most = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const [n = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (n < most) return n % below;
  }
}

/** 5 words drawn by lot. From 700 words that is 47 bits, each guess costing a second (`sealing/stretch.ts`). */
export const fiveWords = (from: readonly string[]): string => Array.from({ length: 5 }, () => from[drawn(from.length)] ?? '').join(' ');
