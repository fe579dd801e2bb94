import { useEffect, type RefObject } from 'react';

/** Long enough for whoever took something away to put the focus where they want it, in milliseconds. */
const others = 30;
const pressable = '.press:not([disabled]), .choice input, .choice, input, textarea, audio, video';

/**
 * Keeps the keyboard from being lost within `room`: where the very thing it stood on is taken away, and nobody else moves it, it goes to
 * the nearest thing that can be pressed. (WCAG 2.4.3, focus order; a switch user would have to begin again at the top of the page.)
 */
export function useKeptFocus(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = room.current;
    if (!here) return;
    let path: HTMLElement[] = [];
    let shown = false;
    const note = (event: FocusEvent) => {
      path = [];
      for (let at = event.target as HTMLElement | null; at && here.contains(at); at = at.parentElement) path.push(at);
      shown = path[0]?.matches(':focus-visible') ?? false;
    };
    const isLost = () => path[0] !== undefined && !path[0].isConnected && document.activeElement === document.body;
    const look = () => {
      if (!isLost()) return;
      setTimeout(() => {
        if (!isLost()) return;
        const near = path.find((place) => place.isConnected && place.querySelector(pressable));
        // For a finger nothing moves on the screen.
        near?.querySelector<HTMLElement>(pressable)?.focus({ preventScroll: !shown });
      }, others);
    };
    const watch = new MutationObserver(look);
    watch.observe(here, { childList: true, subtree: true });
    here.addEventListener('focusin', note);
    return () => { watch.disconnect(); here.removeEventListener('focusin', note); };
  }, [room]);
}
