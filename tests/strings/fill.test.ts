import { expect, it } from 'vitest';
import { fill } from '#strings/fill.ts';

it('keeps a name written from right to left apart, so that it does not turn the sentence around', () => {
  expect(fill('You gave it to {name}.', { name: 'مريم' })).toBe('You gave it to \u2068مريم\u2069.');
  expect(fill('You gave it to {name}.', { name: 'Zoë' })).toBe('You gave it to Zoë.');
  expect(fill('{constructor}', {})).toBe('{constructor}');
});
