import type { Token } from '#model/answer.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { PhotoTile } from '#ui/PictureTile.tsx';

/** A photo kept on this device. */
export function KeptPhoto({ id }: { id: Token }) {
  const address = usePiece(id);
  return address ? <PhotoTile address={address} /> : null;
}
