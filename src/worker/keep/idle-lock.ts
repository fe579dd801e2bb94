import { keptNames } from '#device/kept-names.ts';

/** After how many minutes without a press a worker's window locks by itself; 0 is never. */
export const idleChoices = [5, 15, 60, 0] as const;
const place = keptNames.lockAfter;
const usual = 15;

/** What was chosen on this device. */
export function idleMinutes(): number {
  try {
    const kept = localStorage.getItem(place);
    return kept !== null && idleChoices.some((one) => String(one) === kept) ? Number(kept) : usual;
  } catch {
    return usual;
  }
}

/** Chooses it, for this device. */
export function chooseIdleMinutes(minutes: number): void {
  try {
    localStorage.setItem(place, String(minutes));
  } catch {
    /* Then it is as usual. */
  }
}

/** How often it is looked whether the time is over, in milliseconds: a device that slept is found out when it wakes. */
const every = 10_000;

/**
 * Locks a window in which nothing was pressed for a while. Nothing that was typed is lost: it is kept sealed while it is typed.
 * @returns how to stop.
 */
export function lockWhenIdle(lock: () => void): () => void {
  let last = Date.now();
  const here = () => {
    last = Date.now();
  };
  const look = () => {
    const minutes = idleMinutes();
    if (minutes > 0 && Math.abs(Date.now() - last) >= minutes * 60_000) lock();
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
