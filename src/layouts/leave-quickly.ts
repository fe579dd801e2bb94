import { closeWindows } from '#ui/close-windows.ts';
import { openDialog } from '#ui/dialog.ts';

/**
 * *Leave* goes to a harmless page and leaves no screen behind: this page is replaced, going back shows the harmless page
 * again (see `settings/early.js`), and the open Story is closed, in all windows. Explained before its first use, on a covered screen.
 */
export function startLeaving(): void {
  // Somebody who comes in again by the door is here, and going back is going back.
  try {
    const left = sessionStorage.getItem('left');
    if (left && location.pathname !== left && !document.documentElement.hidden) sessionStorage.removeItem('left');
  } catch { /* Nothing was remembered. */ }
  const go = (to: string) => {
    try {
      localStorage.setItem('ask-whose', 'yes');
      localStorage.setItem('leave-explained', 'yes');
    } catch { /* Leaving matters more than remembering. */ }
    closeWindows(to, true);
  };
  const explained = () => { try { return localStorage.getItem('leave-explained') === 'yes'; } catch { return true; } };
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-leave], [data-leave-now]');
    if (!link) return;
    event.preventDefault();
    if (link.dataset['leaveNow'] !== undefined || explained()) go(link.href);
    else openDialog('[data-leave-words]')?.classList.add('covering');
  });
  document.querySelector('[data-dialog]')?.addEventListener('close', (e) => (e.target as HTMLElement).classList.remove('covering'));
}
