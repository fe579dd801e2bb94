import { useEffect, useState } from 'react';
import { blobAddress } from './blob-address.ts';

/**
 * An address to show or play a Blob by, for as long as it is wanted; `tooBig` for a picture that would take too much memory. Between two
 * Blobs there is none: an old address leads nowhere.
 */
export function useAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    let [over, made]: [boolean, string | undefined] = [false, undefined];
    void blobAddress(blob).then((address) => {
      if (over) return URL.revokeObjectURL(address);
      made = address;
      return setAddress(address);
    });
    return () => {
      over = true;
      setAddress(undefined);
      if (made) URL.revokeObjectURL(made);
    };
  }, [blob]);
  return address;
}
