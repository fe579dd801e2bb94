import { usePiece } from '#person/keep/use-piece.ts';
import { PieceShown, type PieceShownProps } from '#ui/PieceShown.tsx';

/** A photo, a drawing, a recording or a film that is kept on this device. */
export function KeptPiece(piece: Omit<PieceShownProps, 'address'>) {
  const address = usePiece(piece.id);
  return address ? <PieceShown {...piece} address={address} /> : null;
}
