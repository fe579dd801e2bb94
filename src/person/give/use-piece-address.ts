import { useEffect, useState } from 'react';

/** An address for bytes that are only in memory, good while the screen shows them. */
export function usePieceAddress(blob: Blob | undefined | ''): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => { setAddress(undefined); URL.revokeObjectURL(made); };
  }, [blob]);
  return address;
}
