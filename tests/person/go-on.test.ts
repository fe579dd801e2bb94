import { expect, test } from 'vitest';
import { goesOnAt } from '#person/ask/go-on.ts';

const order = ['home/a', 'home/b', 'days/a', 'days/b'];

test('goes on at the next Question without an Answer after the one answered last', () => {
  expect(goesOnAt(order, ['home/a'])).toBe('home/b');
  expect(goesOnAt(order, ['home/a', 'home/b'])).toBe('days/a');
  expect(goesOnAt(order, ['days/b', 'home/b'])).toBe('home/a');
});

test('a Question that is asked no more is passed over', () => {
  expect(goesOnAt(order, ['gone/a', 'home/b'])).toBe('days/a');
});

test('nothing answered, or everything: there is nowhere to go on', () => {
  expect(goesOnAt(order, [])).toBeUndefined();
  expect(goesOnAt(order, ['gone/a'])).toBeUndefined();
  expect(goesOnAt(order, ['days/b', 'days/a', 'home/b', 'home/a'])).toBeUndefined();
});
