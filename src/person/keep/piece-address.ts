import { piece } from '#person/keep/answers.ts';
import { blobAddress } from '#ui/blob-address.ts';

/** An address for a kept photo, recording or film; undefined when it is gone, `tooBig` where it is. Whoever asks lets go of it. */
export const pieceAddress = (id: string): Promise<string | undefined> =>
  piece(id).then((blob) => blob && blobAddress(blob));
