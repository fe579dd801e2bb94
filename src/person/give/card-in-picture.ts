import { isTooBigToOpen } from '#ui/picture-size.ts';

/** A picture is looked at no larger than this, on its longer side: a code is large in it, and old tablets have little memory. */
const largest = 1600;

async function pixelsOf(file: Blob, side: number): Promise<ImageData> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser cannot look at a picture.');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * Reads the code on a photo or a picture of a Worker card, on this device. What reads it comes only now (`qr`, by the author of @noble).
 * @returns what the code says; undefined where there is none, or the file is no picture.
 */
export async function cardInPicture(file: Blob): Promise<string | undefined> {
  if (await isTooBigToOpen(file)) return undefined;
  const { default: readQR } = await import('qr/decode.js');
  for (const side of [largest, largest / 2, largest / 4]) {
    try {
      return readQR(await pixelsOf(file, side));
    } catch { /* Not in this size: a blurred code is often found in a smaller one. */ }
  }
  return undefined;
}
