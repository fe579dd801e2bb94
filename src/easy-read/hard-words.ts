import { openDialog } from '#ui/dialog.ts';

/** Pressing a hard word explains it where it stands; without JavaScript the link goes to the same words at the end. */
export function startHardWords(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.hard');
    const explained = link && document.getElementById(`hard-${link.dataset['hard'] ?? ''}`);
    if (!explained) return;
    event.preventDefault();
    const copy = explained.cloneNode(true) as HTMLElement;
    copy.removeAttribute('id');
    const title = copy.querySelector('h3');
    if (title) title.id = 'dialog-title';
    for (const sentence of copy.querySelectorAll('.sentence')) sentence.id = `in-dialog-${sentence.id}`;
    for (const listen of copy.querySelectorAll('[data-listen]')) {
      const of = listen.closest('[data-line]')?.querySelector('.sentence')?.id ?? '';
      listen.setAttribute('aria-labelledby', `listen-word ${of}`);
    }
    openDialog(copy);
  });
}
