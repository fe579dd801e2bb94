import { isClockOff, onClockOff } from '#device/clock.ts';
import { keptNames } from '#device/kept-names.ts';
import { daysOn, dayFromNow } from '#model/calendar.ts';

const place = keptNames.clockSaid;

/** Whether this device's clock is before the day this software was made, with a day for the places of the world. */
export const isBefore = (made: string, today = dayFromNow(0)): boolean => made !== '' && today < daysOn(made, -1);

/**
 * Says kindly, once a sitting, that the clock is wrong: it is before this software was made, or far from the server's, where that was heard.
 * Nothing is refused for it: what orders is not the clock.
 */
export function startWrongClock(): void {
  const said = document.querySelector<HTMLElement>('[data-wrong-clock]');
  if (!said) return;
  if (isBefore(said.dataset['wrongClock'] ?? '') || isClockOff()) say(said);
  else
    onClockOff(() => {
      say(said);
    });
}

function say(said: HTMLElement): void {
  try {
    if (sessionStorage.getItem(place)) return;
    sessionStorage.setItem(place, 'yes');
  } catch {
    /* Then it is said on each screen. */
  }
  said.hidden = false;
}
