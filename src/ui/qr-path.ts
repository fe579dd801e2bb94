import { encode } from 'uqr';

/** A QR code as one path of an SVG, with its quiet edge: `side` units wide. A quarter of it may be creased or stained. Throws where the text is too long for one. */
export function qrPath(text: string): { side: number; path: string } {
  const made = encode(text, { ecc: 'M', border: 4 });
  return {
    side: made.size,
    path: made.data
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
      .join(''),
  };
}
