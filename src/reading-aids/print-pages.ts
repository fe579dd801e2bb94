import { openDialog } from '#ui/dialog.ts';
import { printAs } from '#ui/print-all.ts';

/** Puts what the one file holds onto this screen, for paper alone: its pictures, and its Pages. */
async function bringPages(address: string): Promise<void> {
  if (document.querySelector('.all-pages')) return;
  const answer = await fetch(address);
  const whole = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const inside = [...whole.querySelectorAll('body > .drawn, body > main > *')];
  if (!answer.ok || inside.length < 2) throw new Error('The pages did not come.');
  const place = document.createElement('div');
  place.className = 'all-pages';
  place.append(...inside.map((one) => document.importNode(one, true)));
  document.body.append(place);
}

/** Prints all Pages, in usual or in large letters; says so where they do not come. */
export function startPrintingPages(): void {
  const address = document.querySelector<HTMLElement>('[data-all-pages]')?.dataset['allPages'] ?? '';
  document.addEventListener('click', (event) => {
    const paper = (event.target as Element).closest<HTMLElement>('[data-print-pages]')?.dataset['printPages'];
    if (paper !== undefined)
      void bringPages(address)
        .then(() => printAs(paper))
        .catch(() => {
          openDialog('[data-pages-lost]');
        });
  });
}
