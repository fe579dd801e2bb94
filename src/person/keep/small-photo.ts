/** The file is no picture that this browser can show. Line: errors/not-a-photo. */
export class NotAPhoto extends Error {}

/** The longer side of a kept photo, in pixels. */
const longest = 1024;

/**
 * Makes a photo small on the device. It is drawn anew, so it is upright and what the camera wrote beside it
 * (place, time, owner: EXIF) is gone.
 * @returns a JPEG. Throws NotAPhoto.
 */
export async function smallPhoto(file: Blob): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
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
