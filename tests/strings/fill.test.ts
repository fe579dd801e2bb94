import { expect, it } from 'vitest';
import { directionOf } from '#strings/direction.ts';
import { fill } from '#strings/fill.ts';

it('knows which way a language is written, whatever its place', () => {
  expect(['en', 'cy', 'pl', 'ur', 'ur-PK', 'ar'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
});

it('keeps a name written from right to left apart, so that it does not turn the sentence around', () => {
  expect(fill('You gave it to {name}.', { name: 'مريم' })).toBe('You gave it to \u2068مريم\u2069.');
  expect(fill('You gave it to {name}.', { name: 'Zoë' })).toBe('You gave it to Zoë.');
  expect(fill('{constructor}', {})).toBe('{constructor}');
});
