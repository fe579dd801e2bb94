/** A number below `below`, each as likely: what does not divide evenly is drawn again. */
function drawn(below: number): number {
  const most = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const [n = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (n < most) return n % below;
  }
}

/** So many words of a list, drawn by lot by the browser's own random numbers, with a space between. */
export const wordsByLot = (many: number, from: readonly string[]): string =>
  Array.from({ length: many }, () => from[drawn(from.length)] ?? '').join(' ');
