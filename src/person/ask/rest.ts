import { ourAddress } from '#model/our-address.ts';
import { goesOnAt } from '#person/ask/go-on.ts';
import { askedSoFar } from '#person/ask/short-sitting.ts';

/** On the screen of the rest: the way on leads to what comes after the last Question; to all Topics where none comes after it. */
export function startRest(): void {
  const row = document.querySelector<HTMLElement>('[data-goes-on]');
  const way = row?.querySelector('a');
  const asked = (askedSoFar() ?? []).map((path) => path.replace(/^\/say\/|\/$/g, ''));
  const next = goesOnAt((row?.dataset['goesOn'] ?? '').split(' '), asked.reverse());
  if (way && next) way.href = ourAddress(`/say/${next}/`);
}
