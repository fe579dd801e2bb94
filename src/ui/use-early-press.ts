import { useEffect } from 'react';

/** What `settings/early.js` holds: what was pressed, in order, and the way on that was pressed after it. */
export type EarlyRoot = HTMLElement & { early?: HTMLElement[]; onward?: HTMLElement };

/** Presses what the person pressed before this island was ready (see `settings/early.js`). On a slow tablet that is seconds. */
export function useEarlyPress(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const root = document.documentElement as EarlyRoot;
    const pressed = (root.early ?? []).filter((one) => one.isConnected);
    root.dataset['ready'] = '';
    void (async () => {
      for (const one of pressed) {
        delete one.dataset['early'];
        // A choice is pressed by its box. What one press says is drawn before the next.
        (one.querySelector('input') ?? one).click();
        await new Promise((done) => { setTimeout(done); });
      }
      root.onward?.click();
    })();
  }, [ready]);
}
