import decode from 'qr/decode.js';
import { expect, it } from 'vitest';
import { qrPath } from '#ui/qr-path.ts';

it('draws a code that a camera reads as the same address', () => {
  const text = 'https://matters.example.org/read/i-make-my-own-decisions/';
  const { side, path } = qrPath(text);
  const large = 6;
  const width = side * large;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < large * large; i += 1) {
      const at = ((Number(y) * large + Math.floor(i / large)) * width + Number(x) * large + (i % large)) * 4;
      data.fill(0, at, at + 3);
    }
  }
  expect(decode({ width, height: width, data })).toBe(text);
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});
