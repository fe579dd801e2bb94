import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isTooBig, isTooBigToOpen, pictureSize } from '#ui/picture-size.ts';
import { whitePicture } from '#tests/support/picture.ts';

const blob = (bytes: Uint8Array): Blob => new Blob([Uint8Array.from(bytes)]);
const drawn = sharp({
  create: { width: 300, height: 170, channels: 4, background: { r: 200, g: 40, b: 40, alpha: 0.5 } },
});
/** 76 kB that would be 20,000 pixels wide and high. */
const bomb = blob(whitePicture(20_000, 20_000));

describe('how large a picture is', () => {
  const made: [string, () => Promise<Uint8Array>][] = [
    ['a PNG', () => drawn.clone().png().toBuffer()],
    ['a JPEG', () => drawn.clone().jpeg().toBuffer()],
    [
      'a JPEG that comes in steps, with what a camera writes',
      () =>
        drawn
          .clone()
          .jpeg({ progressive: true })
          .withExif({ IFD0: { Copyright: 'x'.repeat(30_000) } })
          .toBuffer(),
    ],
    ['a WebP', () => drawn.clone().removeAlpha().webp().toBuffer()],
    ['a WebP one can look through', () => drawn.clone().webp().toBuffer()],
    ['a WebP that lost nothing', () => drawn.clone().webp({ lossless: true }).toBuffer()],
    ['a GIF', () => drawn.clone().gif().toBuffer()],
  ];
  it.each(made)('is read from the first bytes of %s, before it is decoded', async (_, make) => {
    const bytes = await make();
    expect(await pictureSize(blob(bytes))).toEqual({ width: 300, height: 170 });
    expect(await isTooBig(blob(bytes))).toBe(false);
  });

  it('keeps a small file of 400 million pixels from being decoded, and a photo of 40 million not', async () => {
    expect(bomb.size).toBeLessThan(100_000);
    expect(await isTooBig(bomb)).toBe(true);
    expect(await isTooBigToOpen(bomb)).toBe(true);
    expect(await isTooBig(blob(whitePicture(8_000, 5_000)))).toBe(false);
    expect(await isTooBigToOpen(blob(whitePicture(12_000, 9_000)))).toBe(false);
  });

  it('is that of the first picture in a GIF that says it is small', async () => {
    const bytes = Buffer.from(await drawn.clone().gif().toBuffer());
    const first = bytes.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 300 & 0xff, 300 >> 8]));
    bytes.writeUInt16LE(60_000, first + 5);
    bytes.writeUInt16LE(60_000, first + 7);
    expect(await isTooBig(blob(bytes))).toBe(true);
  });

  it('is not guessed: what some browser would show and we cannot read is not shown', async () => {
    const avif = await drawn.clone().avif({ effort: 0 }).toBuffer();
    for (const bytes of [
      avif,
      Buffer.from('BM rest'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      (await drawn.clone().png().toBuffer()).subarray(0, 20),
    ])
      expect(await isTooBig(blob(bytes))).toBe(true);
  });

  it('is none of a recording or a film, which are played', async () => {
    for (const start of ['OggS', 'ID3', '\u001aE\u00df\u00a3', '....ftypisom', '....ftypqt  ', 'RIFF....WAVE', ''])
      expect(await isTooBig(new Blob([start])), start).toBe(false);
  });
});
