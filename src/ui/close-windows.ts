import { keptNames } from '#device/kept-names.ts';

/**
 * What is closed in one window closes in all of them: *Finished*, *Leave*. Told by a channel; by storage where there is none, and where a page
 * slept when it was told.
 */
const place = keptNames.closed;
const channelName = 'what-matters-to-me-closed';

/** The last closing that this page knows of. */
let known: string | null = null;

const read = (): string | null => {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
};

/** Hides this page at once, lets words that are still typed be kept in the Story they belong to, forgets whose it was, and goes. */
function goFrom(to: string): void {
  document.documentElement.hidden = true;
  dispatchEvent(new Event('pagehide'));
  setTimeout(() => {
    try {
      sessionStorage.clear();
      sessionStorage.setItem(keptNames.left, to);
    } catch {
      /* Leaving matters more than remembering. */
    }
    location.replace(to);
  });
}

/**
 * Closes this window and all others of this website.
 * @param everything also windows in which no Story is open: whoever leaves does not want to be seen here at all.
 */
export function closeWindows(to: string, everything = false): void {
  known = `${everything ? 'everything' : 'story'} ${to} ${String(Date.now())} ${String(Math.random())}`;
  try {
    localStorage.setItem(place, known);
  } catch {
    /* The channel tells them. */
  }
  if (typeof BroadcastChannel !== 'undefined') {
    const others = new BroadcastChannel(channelName);
    others.postMessage(known);
    others.close();
  }
  goFrom(to);
}

const storyIsOpen = (): boolean => {
  try {
    return sessionStorage.getItem(keptNames.openStory) !== null;
  } catch {
    return false;
  }
};

function hear(told: unknown): void {
  if (typeof told !== 'string' || told === known) return;
  known = told;
  const [what = '', to = ''] = told.split(' ');
  if (what === 'everything' || storyIsOpen()) goFrom(to);
}

/** Follows the closing of other windows. */
export function closeWithOthers(): void {
  known = read();
  window.addEventListener('storage', (event) => {
    if (event.key === place) hear(event.newValue);
  });
  if (typeof BroadcastChannel !== 'undefined')
    new BroadcastChannel(channelName).addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data));
  // A page that slept, or that Back brought out of the browser's memory, was not told.
  const woke = () => {
    if (document.visibilityState === 'visible') hear(read() ?? known);
  };
  document.addEventListener('visibilitychange', woke);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) woke();
  });
}
