/**
 * Keeps the focus where it was when the thing that has it goes away or rests, as a button does once it is pressed: on the nearest
 * thing around it that stays, and back on it when it can be pressed again. Without it a keyboard starts anew from the top after each
 * *I have read it*. Once for the whole desk, so that no view has to think of it. @returns how to stop.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let around: HTMLElement[] = [];
  let standIn: HTMLElement | undefined;
  const came = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === standIn) return;
    last = target;
    around = [];
    for (let one = target.parentElement; one && root.contains(one); one = one.parentElement) around.push(one);
  };
  const look = () => {
    if (!last) return;
    const rests = !last.isConnected || last.matches(':disabled');
    const active = document.activeElement;
    if (!rests && standIn && active === standIn) return last.focus({ preventScroll: true });
    if (!rests || (active && active !== document.body && active !== last && active.isConnected)) return;
    standIn = around.find((one) => one.isConnected);
    if (!standIn) return;
    if (!standIn.hasAttribute('tabindex')) standIn.tabIndex = -1;
    standIn.classList.add('came');
    standIn.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', came);
  return () => { observer.disconnect(); root.removeEventListener('focusin', came); };
}
