import { useEffect, useState } from 'react';

/** An address to show or play a Blob by, for as long as it is wanted. Between two Blobs there is none: an old address leads nowhere. */
export function useAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => { setAddress(undefined); URL.revokeObjectURL(made); };
  }, [blob]);
  return address;
}
