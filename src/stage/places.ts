import { keptNames } from '#device/kept-names.ts';
import { ourAddress } from '#model/our-address.ts';

/**
 * Where somebody stopped: by the address of a Page on this device, for a short list of Pages. Of everything else it is known only while the
 * screen stands: what was said, and what was given, is written down nowhere but where it is kept.
 */
const kept = keptNames.stagePlaces;
const most = 40;
const here = new Map<string, string>();

/** Whether a place may be kept: it is the address of a Page. */
const isPage = (name: string) => name.startsWith(ourAddress('/read/'));

function read(): [string, string][] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(all)
      ? all.filter(
          (one): one is [string, string] => Array.isArray(one) && one.every((part) => typeof part === 'string'),
        )
      : [];
  } catch {
    return [];
  }
}

/** The id of the slide at which `name` was left; undefined where it was not, or was gone through to its end. */
export const placeIn = (name: string): string | undefined =>
  isPage(name) ? read().find(([known]) => known === name)?.[1] : here.get(name);

/** Keeps the place, or forgets it where there is none. What the device does not keep holds while the screen stands. */
export function keepPlace(name: string, slide: string | undefined): void {
  if (!isPage(name)) {
    if (slide === undefined) here.delete(name);
    else here.set(name, slide);
    return;
  }
  const others = read().filter(([known]) => known !== name);
  try {
    localStorage.setItem(
      kept,
      JSON.stringify((slide === undefined ? others : [[name, slide], ...others]).slice(0, most)),
    );
  } catch {
    /* It is begun again. */
  }
}
