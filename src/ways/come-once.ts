import { use } from 'react';

/**
 * Something of this website that comes only when it is wanted, and once. The screen waits for it; where it does not come,
 * `SayItMyWay` says so, and the next wish asks for it anew. `ahead` asks for it before it is wanted: what comes between a finger and the button
 * that it presses makes the button slip away.
 */
export function comeOnce<T>(address: string, open: (came: unknown) => T): (() => T) & { ahead: () => void } {
  let coming: Promise<T> | undefined;
  const ask = (): Promise<T> => {
    coming ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address} did not come.`);
      return open(await answer.json());
    });
    coming.catch(() => {
      coming = undefined;
    });
    return coming;
  };
  return Object.assign(
    function useComing() {
      return use(ask());
    },
    {
      ahead: () => {
        void ask();
      },
    },
  );
}
