import { keptNames } from '#device/kept-names.ts';
import type { EarlyRoot } from '#ui/use-early-press.ts';
/** How long a Question may take to be ready before something is said of it, in milliseconds: longer than the slowest tablet we measured. */
const patience = 20_000;
const carried = keptNames.early;

/** Says so in a Line, with a way on, when the script of a Question does not come. Goes away again when it comes after all. */
export function startLate(): void {
  const place = document.querySelector<HTMLElement>('[data-late]');
  if (!place) return;
  const ready = () => 'ready' in document.documentElement.dataset;
  setTimeout(() => {
    if (ready()) return;
    place.hidden = false;
    const look = setInterval(() => {
      if (ready()) {
        place.hidden = true;
        clearInterval(look);
      }
    }, 500);
  }, patience);
  place.querySelector('[data-again]')?.addEventListener('click', () => location.reload());
  carryPress(ready);
}

/**
 * What no script heard yet is not lost when the screen is loaded again. Only then: on any other screen, or in another
 * sitting, it would be pressed for somebody else.
 */
function carryPress(ready: () => boolean): void {
  const root = document.documentElement as EarlyRoot;
  addEventListener('pagehide', () => {
    const choices = ready()
      ? []
      : (root.early ?? []).flatMap((one) => one.closest<HTMLElement>('[data-choice]')?.dataset['choice'] ?? []);
    try {
      if (choices.length > 0) sessionStorage.setItem(carried, JSON.stringify([location.pathname, ...choices]));
    } catch {
      /* Without storage it has to be pressed again, and can be seen not to be. */
    }
  });
  try {
    const [at, ...choices] = JSON.parse(sessionStorage.getItem(carried) ?? '[]') as string[];
    sessionStorage.removeItem(carried);
    const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (at !== location.pathname || how?.type !== 'reload') return;
    for (const choice of choices)
      document.querySelector<HTMLElement>(`[data-choice="${CSS.escape(choice)}"] :is(input, button.choice)`)?.click();
  } catch {
    /* Nothing was carried. */
  }
}
