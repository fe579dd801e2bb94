import type { Kind } from '#model/topic.ts';
import Body from '#person/ask/kinds/body/Body.astro';
import Circle from '#person/ask/kinds/circle/Circle.astro';
import Feeling from '#person/ask/kinds/feeling/Feeling.astro';
import OneChoice from '#person/ask/kinds/one-choice/OneChoice.astro';
import OwnWay from '#person/ask/kinds/own-way/OwnWay.astro';
import OwnWords from '#person/ask/kinds/own-words/OwnWords.astro';
import SomeChoices from '#person/ask/kinds/some-choices/SomeChoices.astro';
import Somebody from '#person/ask/kinds/somebody/Somebody.astro';
import Sort from '#person/ask/kinds/sort/Sort.astro';
import Week from '#person/ask/kinds/week/Week.astro';

/**
 * The screen of each kind. A kind without one does not compile. Each hydrates its own island: Astro has to see its name beside `client:load`
 * to bundle it, so a name chosen while building would not do.
 */
export const screens = {
  'one-choice': OneChoice,
  'some-choices': SomeChoices,
  feeling: Feeling,
  'own-words': OwnWords,
  'own-way': OwnWay,
  somebody: Somebody,
  sort: Sort,
  week: Week,
  body: Body,
  circle: Circle,
} as const satisfies Record<Kind, unknown>;
