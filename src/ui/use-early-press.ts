import { useEffect } from 'react';

/** Presses what the person pressed before this island was ready (see `settings/early.js`). On a slow tablet that is seconds. */
export function useEarlyPress(): void {
  useEffect(() => {
    const root = document.documentElement as HTMLElement & { early?: HTMLElement };
    const { early } = root;
    root.dataset['ready'] = '';
    if (!early?.isConnected) return;
    delete root.early;
    delete early.dataset['early'];
    // A choice is pressed by its box.
    (early.querySelector('input') ?? early).click();
  }, []);
}
