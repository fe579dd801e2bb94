import type { PointerEvent } from 'react';

/** How far a finger may tremble before it is a drag, in CSS pixels. */
const tremble = 10;

/**
 * Carries a picture to a place with mouse, pen or finger. One way only, beside pressing: WCAG 2.2, 2.5.7.
 * @param drop called with the card and the `data-place` it was let go over; let go elsewhere, nothing changes.
 */
export const startDrag =
  (card: string, drop: (card: string, place: string) => void) =>
  (down: PointerEvent): void => {
    const held = (down.target as Element).closest<HTMLElement>('.tile')?.parentElement;
    if (!held || down.button !== 0 || !(down.target as Element).closest('.tile')) return;
    let dragging = false;
    // The browser's own dragging of pictures would end ours.
    const ours = (event: Event) => event.preventDefault();
    held.addEventListener('dragstart', ours);
    const move = (event: globalThis.PointerEvent) => {
      const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!dragging && Math.hypot(x, y) < tremble) return;
      dragging = true;
      event.preventDefault();
      held.dataset['dragging'] = '';
      held.style.setProperty('translate', `${x}px ${y}px`);
    };
    const end = (event: globalThis.PointerEvent) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      held.removeEventListener('dragstart', ours);
      const place =
        dragging && event.type === 'pointerup'
          ? document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]')?.dataset[
              'place'
            ]
          : undefined;
      held.style.removeProperty('translate');
      delete held.dataset['dragging'];
      if (!dragging) return;
      // The press that ends a drag is no press on the button under it.
      const swallow = (click: Event) => {
        click.stopPropagation();
        click.preventDefault();
      };
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => {
        removeEventListener('click', swallow, { capture: true });
        if (place) drop(card, place);
      });
    };
    addEventListener('pointermove', move, { passive: false });
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  };
