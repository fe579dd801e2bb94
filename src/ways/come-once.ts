import { use } from 'react';

/**
 * Something of this website that comes only when it is wanted, and once. The screen waits for it; where it does not come,
 * `SayItMyWay` says so, and the next wish asks for it anew. `ahead` asks for it before it is wanted: what comes between a finger and the button
 * that it presses makes the button slip away.
 */
export function comeOnce<T>(address: string, open: (came: unknown) => T): (() => T) & { ahead: () => void } {
  let coming: Promise<T> | undefined;
  let here: { is: T } | undefined;
  const ask = (): Promise<T> => {
    coming ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address} did not come.`);
      here = { is: open(await answer.json()) };
      return here.is;
    });
    coming.catch(() => { coming = undefined; });
    return coming;
  };
  return Object.assign(function useComing() {
    return here ? here.is : use(ask());
  }, { ahead: () => { void ask(); } });
}
