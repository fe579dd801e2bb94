import { afterEach, describe, expect, it, vi } from 'vitest';
import sharp from 'sharp';
import { encode } from 'uqr';
import { cardInPicture } from '#ui/card-in-picture.ts';
import { cardFragment, readCardLink } from '#envelopes/worker-cards.ts';
import { newToken } from '#model/token.ts';
import { newIdentity } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';

/** A browser's way from a photo to its pixels, with sharp in its place: the code is then read as on a device. */
interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
  close: () => void;
}

async function opened(file: Blob): Promise<Picture> {
  const { data, info } = await sharp(Buffer.from(await file.arrayBuffer()))
    .rotate()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data), close: () => undefined };
}

/** A canvas that makes a picture smaller, each pixel the mean of those it stands for. */
function aCanvas() {
  const canvas = { width: 0, height: 0, getContext: () => pen };
  let drawn: Uint8ClampedArray = new Uint8ClampedArray();
  const pen = {
    drawImage({ width, height, data }: Picture, _x: number, _y: number, w: number, h: number) {
      drawn = new Uint8ClampedArray(w * h * 4);
      for (let y = 0; y < h; y += 1)
        for (let x = 0; x < w; x += 1)
          for (let c = 0; c < 4; c += 1) {
            let [sum, n] = [0, 0];
            for (
              let v = Math.floor((y * height) / h);
              v < Math.max(Math.floor(((y + 1) * height) / h), Math.floor((y * height) / h) + 1);
              v += 1
            ) {
              for (
                let u = Math.floor((x * width) / w);
                u < Math.max(Math.floor(((x + 1) * width) / w), Math.floor((x * width) / w) + 1);
                u += 1
              ) {
                sum += data[(v * width + u) * 4 + c] ?? 0;
                n += 1;
              }
            }
            drawn[(y * w + x) * 4 + c] = sum / n;
          }
    },
    getImageData: (_x: number, _y: number, width: number, height: number) => ({ width, height, data: drawn }),
  };
  return canvas;
}

const svgOf = (text: string) => {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="700" height="700"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')}"/></svg>`,
  );
};

/** A photo as somebody takes it of a card on a table: askew, in poor light, not sharp, with other things around, as JPEG. */
async function aPhoto(text: string): Promise<Blob> {
  const card = await sharp(svgOf(text)).rotate(8, { background: '#f4efe6' }).toBuffer();
  const table = sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#7a5c40' } });
  const jpeg = await table
    .composite([
      { input: card, left: 620, top: 330 },
      {
        input: Buffer.from(
          '<svg width="300" height="300"><circle cx="150" cy="150" r="140" fill="#fff" stroke="#333" stroke-width="12"/></svg>',
        ),
        left: 120,
        top: 900,
      },
    ])
    .png()
    .toBuffer()
    .then((flat) => sharp(flat).blur(1.2).modulate({ brightness: 0.75 }).jpeg({ quality: 60 }).toBuffer());
  return new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
}

describe('a photo of a Worker card', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('gives the card’s link, also askew and in poor light; a photo without a code gives nothing', async () => {
    vi.stubGlobal('createImageBitmap', opened);
    vi.stubGlobal('document', { createElement: aCanvas });
    const own = await newIdentity();
    const link = { secret: newToken(), recipient: own.recipient, signs: signingKeyOf(own.identity) };
    const read = await cardInPicture(await aPhoto(`https://example.org/card/#${cardFragment(link)}`));
    expect(read && readCardLink(read)).toEqual(link);
    const none = new Blob(
      [
        new Uint8Array(
          await sharp({ create: { width: 800, height: 600, channels: 3, background: '#7a5c40' } })
            .jpeg()
            .toBuffer(),
        ),
      ],
      { type: 'image/jpeg' },
    );
    expect(await cardInPicture(none)).toBeUndefined();
  });
});
