import { happenings, keptNames } from '#device/kept-names.ts';
import { ourAddress } from '#model/our-address.ts';

/** How many Questions a short sitting has: one hand's fingers are many, for somebody who tires (COGA 5.2). */
const few = 3;

/** The Questions of a short sitting so far, by their path, in the order they were come to; undefined where the person goes on until they stop. */
export function askedSoFar(): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keptNames.shortSitting) ?? 'null');
    return Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function keep(asked: readonly string[] | undefined): void {
  try {
    if (asked) sessionStorage.setItem(keptNames.shortSitting, JSON.stringify(asked));
    else sessionStorage.removeItem(keptNames.shortSitting);
  } catch {
    /* Then it goes on until they stop. */
  }
}

/**
 * Where a short sitting stands at a Question. Going back and coming again counts once; a Question beyond the last of them is the person going on,
 * and ends it.
 * @returns what is kept from here on, and whether the way on leads to the rest.
 */
export function shortSittingAt(
  path: string,
  asked: readonly string[],
): { asked: readonly string[] | undefined; rests: boolean } {
  const here = asked.includes(path) ? asked : [...asked, path];
  if (here.length > few) return { asked: undefined, rests: false };
  return { asked: here, rests: here.indexOf(path) === few - 1 };
}

/** On the screen of a Question: the way on from the last of a short sitting leads to where one can rest. */
export function startShortSitting(): void {
  addEventListener(happenings.turned, startShortSitting, { once: true });
  const asked = askedSoFar();
  const onward = document.querySelector<HTMLAnchorElement>('.turn a[rel="next"]');
  if (!asked || !onward) return;
  const { asked: here, rests } = shortSittingAt(location.pathname, asked);
  keep(here);
  if (!rests) return;
  onward.href = ourAddress('/say/rest/');
  const words = onward.firstChild;
  if (words) words.textContent = onward.dataset['rest'] ?? '';
}

/** Where a Topic begins: 3 Questions, or until the person stops. */
export function startChoosingSitting(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('[data-short-sitting]');
    if (link) keep(link.dataset['shortSitting'] === 'yes' ? [] : undefined);
  });
}
