import { openDialog } from '#ui/dialog.ts';

const root = document.documentElement;

/** Opens what is longer than the Lines of a Page, or closes it, as it was last wished for (`settings`). That it is hidden is said by CSS alone. */
export function showDetail(): void {
  for (const more of document.querySelectorAll<HTMLDetailsElement>('.more-detail'))
    more.open = root.dataset['detail'] === 'show';
}

const lost = () => {
  openDialog('[data-aids-lost]');
};

/** Brings the quiet place of a Page to life when it is opened (`Aids.astro`). What hears a press there is fetched then. */
export function startAids(): void {
  const aids = document.querySelector<HTMLElement>('[data-aids]');
  if (!aids) return;
  if (root.dataset['detail'] === 'show') showDetail();
  const look = () => {
    if (location.hash === '#aids') void import('./aids.ts').then(({ showAids }) => showAids(aids)).catch(lost);
    if (location.hash === '#share') void import('./share.ts').then(({ showShare }) => showShare()).catch(lost);
  };
  addEventListener('hashchange', look);
  look();
  document.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest<HTMLElement>('[data-aid]');
    if (pressed) void import('./aids.ts').then(({ doAid }) => doAid(pressed, aids)).catch(lost);
  });
}
