import { createContext, useContext, useMemo } from 'react';
import type { AskedMe } from '#model/helping.ts';
import { safeType } from '#model/safe-type.ts';
import { PieceShown, type PieceShownProps } from '#ui/PieceShown.tsx';
import { useAddress } from '#ui/use-address.ts';

/** The photos, drawings and recordings that came with what the person lets me see. */
export const SeenPieces = createContext<NonNullable<AskedMe['sight']>['pieces']>([]);

/** One of them. */
export function SeenPiece(shown: Omit<PieceShownProps, 'address'>) {
  const found = useContext(SeenPieces).find(({ id }) => id === shown.id);
  const blob = useMemo(() => found && new Blob([found.bytes], { type: safeType(found.type) }), [found]);
  const address = useAddress(blob);
  return address ? <PieceShown {...shown} address={address} /> : null;
}
