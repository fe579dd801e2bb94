import { keptNames } from '#device/kept-names.ts';
import { closeWindows } from '#ui/close-windows.ts';

/**
 * *Leave* goes to a harmless page and leaves no screen behind: this page is replaced, going back shows the harmless page
 * again (see `settings/early.js`), and the open Story is closed, in all windows. It goes at the first press: what it does and does not do
 * is explained on the first screen, not instead of leaving.
 */
export function startLeaving(): void {
  // Somebody who comes in again by the door is here, and going back is going back.
  try {
    const left = sessionStorage.getItem(keptNames.left);
    if (left && location.pathname !== left && !document.documentElement.hidden)
      sessionStorage.removeItem(keptNames.left);
  } catch {
    /* Nothing was remembered. */
  }
  const go = (to: string) => {
    try {
      localStorage.setItem(keptNames.askWhose, 'yes');
    } catch {
      /* Leaving matters more than remembering. */
    }
    closeWindows(to, true);
  };
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-leave]');
    if (!link) return;
    event.preventDefault();
    go(link.href);
  });
}
