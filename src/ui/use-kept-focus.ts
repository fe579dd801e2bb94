import { useEffect, type RefObject } from 'react';

/** Long enough for whoever took something away to put the focus where they want it, in milliseconds. */
const others = 30;
/** What is pressed and can have the focus: the label around a box can not. *Listen* is never the nearest thing to go on with. */
const pressable =
  ':is(button, a[href]):is(.press, .choice):not([disabled]), :is(input, textarea):not([disabled]), summary, audio, video';

/**
 * Keeps the keyboard from being lost within `room`: where the very thing it stood on is taken away, and nobody else moves it, it goes to
 * the nearest thing that can be pressed; where it only rests, as a button does while it works, back on it once it can be pressed again.
 * (WCAG 2.4.3, focus order; a switch user would have to begin again at the top of the page.)
 */
export function useKeptFocus(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const here = room.current;
    if (!here) return;
    let path: HTMLElement[] = [];
    let shown = false;
    let rested = false;
    const note = (event: FocusEvent) => {
      path = [];
      for (let at = event.target as HTMLElement | null; at && here.contains(at); at = at.parentElement) path.push(at);
      shown = path[0]?.matches(':focus-visible') ?? false;
      rested = false;
    };
    const isNowhere = () => document.activeElement === document.body || document.activeElement === path[0];
    const look = () => {
      const [last] = path;
      if (!last) return;
      if (last.isConnected) {
        if (last.matches(':disabled')) rested = true;
        else if (rested && isNowhere()) last.focus({ preventScroll: true });
        return;
      }
      setTimeout(() => {
        if (path[0] !== last || !isNowhere()) return;
        const near = path.find((place) => place.isConnected && place.querySelector(pressable));
        // For a finger nothing moves on the screen.
        near?.querySelector<HTMLElement>(pressable)?.focus({ preventScroll: !shown });
      }, others);
    };
    const watch = new MutationObserver(look);
    watch.observe(here, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    here.addEventListener('focusin', note);
    return () => {
      watch.disconnect();
      here.removeEventListener('focusin', note);
    };
  }, [room]);
}
