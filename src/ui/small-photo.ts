import { isTooBigToOpen } from './picture-size.ts';

/** The file is no picture that this browser can show. Line: errors/not-a-photo. */
export class NotAPhoto extends Error {
  override readonly name = 'NotAPhoto';
}

/** The longer side of a kept photo, in pixels. */
const longest = 1024;

/**
 * Opens a picture already near the size it is kept in: a photo of 100 megapixels drawn whole would need 400 MB,
 * more than an old tablet has. One that is far larger is not opened at all.
 */
async function openSmall(file: Blob): Promise<ImageBitmap> {
  if (await isTooBigToOpen(file)) throw new Error('More than a camera makes.');
  const address = URL.createObjectURL(file);
  try {
    const look = new Image();
    await new Promise((done, failed) => {
      look.onload = done;
      look.onerror = () => failed(new Error('This file is no picture.'));
      look.src = address;
    });
    const scale = (2 * longest) / Math.max(look.naturalWidth, look.naturalHeight);
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      ...(scale < 1
        ? {
            resizeWidth: Math.max(1, Math.round(look.naturalWidth * scale)),
            resizeHeight: Math.max(1, Math.round(look.naturalHeight * scale)),
            resizeQuality: 'high' as const,
          }
        : {}),
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Makes a photo small on the device. It is drawn anew, so it is upright and what the camera wrote beside it
 * (place, time, owner: EXIF) is gone.
 * @returns a JPEG. Throws NotAPhoto.
 */
export async function smallPhoto(file: Blob): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await openSmall(file);
  } catch (cause) {
    throw new NotAPhoto('This file is no picture.', { cause });
  }
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new NotAPhoto('This browser cannot draw.');
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
  if (!blob) throw new NotAPhoto('This browser cannot make a photo small.');
  return blob;
}
