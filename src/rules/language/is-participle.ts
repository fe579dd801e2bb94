import { participles } from '#rules/language/participles-list.ts';

const irregular = new Set(participles);
const not = new Set([
  'red',
  'bed',
  'need',
  'feed',
  'seed',
  'speed',
  'hundred',
  'indeed',
  'shed',
  'instead',
  'weed',
  'bleed',
  'breed',
  'wed',
  'led',
  'ted',
  'fred',
]);

/** Whether a word can be what was done to something: "taken", "helped". Lower case. */
export const isParticiple = (word: string): boolean =>
  irregular.has(word) || (/^[a-z]{2,}ed$/.test(word) && !not.has(word));
