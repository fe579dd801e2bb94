import { keptNames } from '#device/kept-names.ts';

/** How far this device's clock may be from the server's, in milliseconds, before it is said: time zones are no part of it. */
const most = 86_400_000;

/** Kept for this window alone: the screen that says so is seldom the one that asked the server. */
const place = keptNames.clockIsOff;
const happens = 'clock-is-off';

/** Remembers whether this device's clock is far from the server's. @param now what the server said, in milliseconds since 1970. */
export function noteServerTime(now: number, here = Date.now()): void {
  try {
    if (Math.abs(now - here) <= most) sessionStorage.removeItem(place);
    else {
      sessionStorage.setItem(place, 'yes');
      globalThis.dispatchEvent(new Event(happens));
    }
  } catch {
    /* Where nothing can be kept, only the screen that asked could say so. */
  }
}

/** Whether the server's time, when it was last heard in this window, was far from this device's. */
export function isClockOff(): boolean {
  try {
    return sessionStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

/** Calls when the server's time is heard and this device's is far from it. */
export const onClockOff = (tell: () => void): void => {
  addEventListener(happens, tell);
};
