import { joinWindows } from './told-windows.ts';

/** Makes the notes' window follow the one on the projector: the step that stands there is marked and in view, and *Back* and *Next* lead it. @returns what ends it. */
export function followSession(): () => void {
  const session = document.querySelector<HTMLElement>('[data-session-notes]')?.dataset['sessionNotes'];
  if (session === undefined) return () => undefined;
  const { tell, leave } = joinWindows(session, (told) => {
    if (!('step' in told)) return;
    for (const one of document.querySelectorAll<HTMLElement>('[data-step]')) {
      const isHere = one.dataset['step'] === told.step;
      if (isHere && !one.hasAttribute('aria-current')) one.scrollIntoView({ block: 'start' });
      if (isHere) one.setAttribute('aria-current', 'step');
      else one.removeAttribute('aria-current');
    }
  });
  const lead = (event: Event) => {
    const move = (event.target as Element).closest<HTMLElement>('[data-session-move]')?.dataset['sessionMove'];
    if (move === 'on' || move === 'back') tell({ session, move });
  };
  document.addEventListener('click', lead);
  tell({ session, asks: true });
  return () => {
    document.removeEventListener('click', lead);
    leave();
  };
}
