import { isTooBigToOpen } from './picture-size.ts';

/** A picture is looked at no larger than this, on its longer side: a code is large in it, and old tablets have little memory. */
const largest = 1600;

async function pixelsOf(source: ImageBitmapSource, side: number): Promise<ImageData> {
  const picture = await createImageBitmap(source);
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  ];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser cannot look at a picture.');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * Reads the code on a picture, on this device. What reads it comes only now (`qr`, by the author of @noble).
 * @param sides how large it is looked at, in pixels of the longer side, one after the other.
 * @returns what the code says; undefined where there is none, or it is no picture.
 */
export async function codeIn(source: ImageBitmapSource, sides: readonly number[]): Promise<string | undefined> {
  const { default: readQR } = await import('qr/decode.js');
  for (const side of sides) {
    try {
      return readQR(await pixelsOf(source, side));
    } catch {
      /* Not in this size: a blurred code is often found in a smaller one. */
    }
  }
  return undefined;
}

/** Reads the code on a photo or a picture of a Worker card. @returns what it says; undefined where there is none, or the file is no picture. */
export async function cardInPicture(file: Blob): Promise<string | undefined> {
  return (await isTooBigToOpen(file)) ? undefined : codeIn(file, [largest, largest / 2, largest / 4]);
}
