import { useLayoutEffect } from 'react';

/**
 * What stands in the head holds: on a Question what was pressed, in order, and the way on that was pressed after it
 * (`person/ask/early-press.js`); on every page the last press on what its script hears, until that script says that it does
 * (`settings/early.js`).
 */
export type EarlyRoot = HTMLElement & {
  early?: HTMLElement[];
  onward?: HTMLElement | undefined;
  hears?: boolean;
  unheard?: HTMLElement | null;
};

/** Presses what the person pressed before this island was ready (see `person/ask/early-press.js`). On a slow tablet that is seconds. */
export function useEarlyPress(ready: boolean): void {
  useLayoutEffect(() => {
    if (!ready) return;
    const root = document.documentElement as EarlyRoot;
    const pressed = (root.early ?? []).filter((one) => one.isConnected);
    root.dataset['ready'] = '';
    void (async () => {
      for (const one of pressed) {
        delete one.dataset['early'];
        // A choice is pressed by its box. What one press says is drawn before the next.
        (one.querySelector('input') ?? one).click();
        await new Promise((done) => {
          setTimeout(done);
        });
      }
      root.onward?.click();
    })();
  }, [ready]);
}
