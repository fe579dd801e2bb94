/** How often it is looked whether the time is over, in milliseconds: a device that slept is found out when it wakes. */
const every = 10_000;

/**
 * Locks a window in which nothing was pressed for a while. Nothing that was typed is lost: it is kept sealed while it is typed.
 * @param minutes after how many; 0 is never. Asked again each time, since it may be changed. @returns how to stop.
 */
export function whenIdle(lock: () => void, minutes: () => number): () => void {
  let last = Date.now();
  const here = () => {
    last = Date.now();
  };
  const look = () => {
    const after = minutes();
    if (after > 0 && Math.abs(Date.now() - last) >= after * 60_000) lock();
  };
  const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
  for (const sign of signs) window.addEventListener(sign, here, { passive: true, capture: true });
  const clock = setInterval(look, every);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(clock);
    document.removeEventListener('visibilitychange', look);
    for (const sign of signs) window.removeEventListener(sign, here, { capture: true });
  };
}
