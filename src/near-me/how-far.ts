import { milesBetween, type OnEarth } from '#model/distance.ts';
import { fillCount, type Labels } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';

/** How long the device has to find out where it is, and how old what it knows may be, in milliseconds. */
const [longest, oldest] = [20_000, 300_000];

/** Why the device did not say where it is: a Line `far-…` of `content/messages/near`. */
const whyNot = (code: number): 'refused' | 'timed-out' | 'unknown' =>
  code === 1 ? 'refused' : code === 3 ? 'timed-out' : 'unknown';

/** The place that stands on a door, where it is known. */
function placeOn(door: HTMLElement): OnEarth | undefined {
  const [latitude, longitude] = (door.dataset['at'] ?? '').split(' ').filter(Boolean).map(Number);
  return latitude === undefined || longitude === undefined ? undefined : [latitude, longitude];
}

/** Writes on each door how far it is from here, and puts the nearest first; those of which nobody knows where they are come last, in the order in which they stood. */
export function putInOrder(doors: readonly HTMLElement[], here: OnEarth, labels: Labels, lang: string): void {
  const far = doors
    .map((door) => {
      const at = placeOn(door);
      return { door, miles: at ? milesBetween(here, at) : Infinity };
    })
    .sort((a, b) => a.miles - b.miles);
  for (const { door, miles } of far) {
    const note = door.querySelector<HTMLElement>('[data-note]');
    if (note) {
      note.hidden = false;
      note.textContent =
        miles === Infinity
          ? (labels['near.far-not-known'] ?? '')
          : miles < 1
            ? (labels['near.far-less'] ?? '')
            : fillCount(labels, 'near.far', Math.round(miles), lang);
    }
    door.parentElement?.append(door);
  }
}

/**
 * At a press the device is asked where it is, and how far each place is from there is reckoned here. Where it is, is neither kept nor sent, and nothing is asked
 * before somebody presses. The device may say no, know nothing or take too long: each is said, and the list stays as it is.
 */
export function startHowFar(): void {
  const place = document.querySelector<HTMLElement>('[data-how-far]');
  const button = place?.querySelector<HTMLButtonElement>('button');
  if (!place || !button) return;
  const labels = JSON.parse(place.dataset['labels'] ?? '{}') as Labels;
  const say = (name: string) => {
    for (const line of place.querySelectorAll<HTMLElement>('[data-far]')) line.hidden = line.dataset['far'] !== name;
    announce(place.querySelector(`[data-far="${name}"] .sentence`)?.textContent ?? '');
  };
  const over = (name: string) => {
    button.disabled = false;
    say(name);
  };
  button.addEventListener('click', () => {
    if (!('geolocation' in navigator)) return over('unknown');
    button.disabled = true;
    say('looking');
    // Some browsers never answer while their own question stands open, and some call back twice.
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        putInOrder(
          [...document.querySelectorAll<HTMLElement>('[data-at]')],
          [latitude, longitude],
          labels,
          place.dataset['lang'] ?? 'en',
        );
        over('shown');
      },
      ({ code }) => over(whyNot(code)),
      { timeout: longest, maximumAge: oldest },
    );
  });
}
