import { moveByKey, moveByPress, moveBySwipe, type Move } from './moves.ts';

/** What the hands are told of the stage, and tell it. */
interface Hands {
  dialog: HTMLDialogElement;
  /** The slide: its halves are pressed, and a finger is drawn across it. */
  now: HTMLElement;
  /** Whether a key is for something else now. */
  busy: () => boolean;
  move: (wanted: Move) => void;
}

/** Hears keys, presses on the halves of a slide and fingers drawn across it. None of them is the only way: the buttons are. */
export function hearHands({ dialog, now, busy, move }: Hands): void {
  const rightToLeft = () => getComputedStyle(dialog).direction === 'rtl';
  let [downX, downY, swiped] = [0, 0, -1000];
  now.addEventListener(
    'touchstart',
    ({ touches: [finger] }) => {
      if (finger) [downX, downY] = [finger.clientX, finger.clientY];
    },
    { passive: true },
  );
  now.addEventListener(
    'touchend',
    (event) => {
      const [finger] = event.changedTouches;
      const wanted =
        finger && event.touches.length === 0
          ? moveBySwipe(finger.clientX - downX, finger.clientY - downY, rightToLeft())
          : undefined;
      if (!wanted || (event.target as Element).closest('video')) return;
      swiped = event.timeStamp;
      move(wanted);
    },
    { passive: true },
  );
  now.addEventListener('click', (event) => {
    const elsewhere = (event.target as Element).closest('a, button, video') || getSelection()?.isCollapsed === false;
    // A finger that was drawn across is not a press as well.
    if (!elsewhere && event.timeStamp > swiped + 500) move(moveByPress(event.clientX, innerWidth, rightToLeft()));
  });
  dialog.addEventListener('keydown', (event) => {
    const on = event.target as Element;
    const wanted = moveByKey(event, rightToLeft());
    // A film and a button hear their own keys first; what does not fit is scrolled by the arrows.
    if (!wanted || busy() || on.closest('video') || (event.key === ' ' && on.closest('button, a'))) return;
    if (/^Arrow(Up|Down)$/.test(event.key) && now.hasAttribute('tabindex')) return;
    event.preventDefault();
    event.stopPropagation();
    move(wanted);
  });
}
