import { expect, it } from 'vitest';
import { hasCome, isSensibleDay } from '#model/calendar.ts';
import { isBefore } from '#person/whose/wrong-clock.ts';
import { fileName } from '#ui/download.ts';
import { aStory } from '#tests/support/answers.ts';

it('a year of two digits, a day that is over and a day far away are asked again', () => {
  const today = '2026-11-27';
  for (const odd of ['', '0027-01-12', '2026-11-26', '2099-01-01', '12027-01-01', 'tomorrow'])
    expect(isSensibleDay(odd, today), odd).toBe(false);
  for (const fine of [today, '2027-01-12', '2036-12-31']) expect(isSensibleDay(fine, today), fine).toBe(true);
});

it('a promise for the year 27, made before that was asked again, never comes due', () => {
  expect(hasCome('0027-01-12', '2026-11-27')).toBe(false);
  expect(hasCome('2026-11-27', '2026-11-27')).toBe(true);
});

it('a clock from before this software was made is wrong; a day for the places of the world is not', () => {
  expect(isBefore('2026-11-20', '2015-01-01')).toBe(true);
  expect(isBefore('2026-11-20', '2026-11-19')).toBe(false);
  expect(isBefore('', '2015-01-01')).toBe(false);
});

it('a copy taken after midnight has the new day in its name, wherever that is', () => {
  const midnight = new Date(2027, 5, 4, 0, 30);
  expect(fileName(aStory('Sam'), midnight)).toBe('what-matters-Sam-2027-06-04.html');
});
