import { useEffect, useState } from 'react';
import type { SymbolIndex } from '#symbols/symbol-index.ts';
import type { WritingWords } from './writing.ts';

/** What comes from which address. */
interface Comes {
  '/worker/writing.json': WritingWords;
  '/symbols/index.json': SymbolIndex;
}

const came = new Map<string, Promise<unknown>>();

/**
 * Something of this website that helps and is not needed: undefined until it is here, and for as long as it cannot come. What a
 * worker writes goes on without it.
 */
export function useJson<Address extends keyof Comes>(address: Address): Comes[Address] | undefined {
  const [what, setWhat] = useState<Comes[Address]>();
  useEffect(() => {
    let over = false;
    const coming =
      came.get(address) ??
      fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(`${address} did not come.`);
        return answer.json() as Promise<unknown>;
      });
    came.set(address, coming);
    coming.then(
      (json) => {
        if (!over) setWhat(json as Comes[Address]);
      },
      () => came.delete(address),
    );
    return () => {
      over = true;
    };
  }, [address]);
  return what;
}
