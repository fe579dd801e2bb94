import { wearStyles } from './show.ts';
import { isPlayer, isWriting, pressThing, room, shownAs, thingsIn } from './things.ts';
import { allIn, stopsIn } from './tree.ts';

/** The things that numbers choose: the first choices of the screen, or where nothing is asked, what it leads to. */
function numbered(where: HTMLElement): HTMLElement[] {
  const main = where.querySelector<HTMLElement>('main') ?? where;
  const choices = thingsIn(main).filter((one) =>
    one.matches('input[type=radio], input[type=checkbox], [role=group] [aria-pressed], [role=radio], [role=checkbox]'),
  );
  if (choices.length > 0) return choices.slice(0, 9);
  return stopsIn(main)
    .flatMap(allIn)
    .filter(
      (one) =>
        !one.matches('[data-listen], [data-leave], [rel~=next], [rel~=prev], [data-way]') &&
        !isWriting(one) &&
        !isPlayer(one),
    )
    .slice(0, 9);
}

/** The way on or back: as the screen says it is one, else its one main thing, or its way back. */
function way(where: HTMLElement, on: boolean): HTMLElement | undefined {
  const there = thingsIn(where);
  const says = (what: string) => there.find((one) => one.matches(what));
  return (
    says(on ? '[rel~=next]' : '[rel~=prev]') ??
    says(`[data-way=${on ? 'on' : 'back'}]`) ??
    there.filter((one) => one.matches(on ? 'main .strong, dialog .strong' : '[data-dialog-close]')).at(-1)
  );
}

/**
 * The keys 1 to 9 choose what carries their number, + goes on, - goes back. Only where they were switched on (WCAG 2.1.4), and never while
 * somebody writes. The numbers are seen.
 * @returns how to switch them off again.
 */
export function pressByNumbers(): () => void {
  const stops = new AbortController();
  const undress = wearStyles();
  let marked: HTMLElement[] = [];
  const mark = () => {
    const now = numbered(room()).map(shownAs);
    for (const one of marked) if (!now.includes(one)) one.removeAttribute('data-number');
    now.forEach((one, n) => {
      if (one.dataset['number'] !== String(n + 1)) one.dataset['number'] = String(n + 1);
    });
    marked = now;
  };
  let waiting = 0;
  const later = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      mark();
    });
  };
  mark();
  const changes = new MutationObserver(later);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'open', 'disabled', 'data-ready'],
  });
  for (const what of ['hashchange', 'resize', 'turned']) window.addEventListener(what, later, { signal: stops.signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        isWriting(event.target) ||
        event.target instanceof HTMLSelectElement
      )
        return;
      const thing = /^[1-9]$/.test(event.key)
        ? numbered(room())[Number(event.key) - 1]
        : event.key === '+' || event.key === '='
          ? way(room(), true)
          : event.key === '-'
            ? way(room(), false)
            : undefined;
      if (!thing) return;
      event.preventDefault();
      pressThing(thing);
    },
    { signal: stops.signal },
  );
  return () => {
    stops.abort();
    undress();
    changes.disconnect();
    for (const one of marked) one.removeAttribute('data-number');
  };
}
