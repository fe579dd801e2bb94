import { isTooBig } from './picture-size.ts';

/** In place of the address of a picture that is too big to be decoded. It leads nowhere. */
export const tooBig = 'about:blank#too-big';

/** An address to show or play a Blob by; `tooBig` for a picture that would take too much memory. Let go of by `revokeObjectURL`. */
export const blobAddress = async (blob: Blob): Promise<string> =>
  (await isTooBig(blob)) ? tooBig : URL.createObjectURL(blob);

/** The same for a face, which has a picture in its place: undefined where there is none, or none that may be shown. */
export async function faceAddress(blob: Blob | undefined): Promise<string | undefined> {
  const address = blob && (await blobAddress(blob));
  return address === tooBig ? undefined : address;
}
