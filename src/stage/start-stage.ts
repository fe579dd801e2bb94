import { openDialog } from '#ui/dialog.ts';
import type { StageWay } from './stage.ts';

/** Fetches the stage and opens it; says so where it has not come and there is no internet. */
export const toStage = (way: () => StageWay): Promise<void> =>
  import('./stage.ts')
    .then(({ openStage }) => openStage(way()))
    .catch(() => {
      openDialog('[data-stage-lost]');
    });

/** By what its place is kept: the address of a Page, and of a quiet one a name that is written down nowhere (`places.ts`). */
const placeOf = (main: Element): string =>
  main.querySelector('[data-quiet]') ? `quiet ${location.pathname}` : location.pathname;

/** Makes *One line at a time* open the stage with the Lines of its screen, at the place where it was left. */
export function startStage(): void {
  document.addEventListener('click', (event) => {
    const door = (event.target as Element).closest('[data-stage-open]');
    const main = door?.closest('main');
    if (!main) return;
    void import('./lines-on-screen.ts')
      .then(({ slidesOnScreen }) =>
        toStage(() => ({ name: document.title, place: placeOf(main), slides: slidesOnScreen(main) })),
      )
      .catch(() => {
        openDialog('[data-stage-lost]');
      });
  });
}
