import { use } from 'react';

/**
 * Something of this website that comes only when it is wanted, and once. The screen waits for it; where it does not come,
 * `SayItMyWay` says so, and the next wish asks for it anew.
 */
export function comeOnce<T>(address: string, open: (came: unknown) => T): () => T {
  let coming: Promise<T> | undefined;
  return function useComing() {
    coming ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address} did not come.`);
      return open(await answer.json());
    });
    coming.catch(() => { coming = undefined; });
    return use(coming);
  };
}
