import { useEffect, useState } from 'react';
import type { Token } from '#model/answer.ts';
import { pieceAddress } from '#person/keep/piece-address.ts';

/** An address for a kept photo, good while the screen shows it; undefined until read, or when it is gone; `tooBig` where it is. */
export function usePiece(id: Token | undefined): string | undefined {
  const [address, setAddress] = useState<{ id: Token; address: string }>();
  useEffect(() => {
    let made: string | undefined;
    let over = false;
    if (id) {
      void pieceAddress(id).then((found) => {
        if (!found) return;
        if (over) return URL.revokeObjectURL(found);
        made = found;
        setAddress({ id, address: found });
      });
    }
    return () => {
      over = true;
      setAddress(undefined);
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  // Between two pieces the address is still the earlier one's: what plays or shows by it would start twice.
  return address?.id === id ? address?.address : undefined;
}
