import { keptNames } from '#device/kept-names.ts';
import { whenIdle } from '#keys/when-idle.ts';

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

/** Locks a worker's window in which nothing was pressed for as long as was chosen. @returns how to stop. */
export const lockWhenIdle = (lock: () => void): (() => void) => whenIdle(lock, idleMinutes);
