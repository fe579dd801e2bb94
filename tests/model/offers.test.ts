import { expect, it } from 'vitest';
import type { OneOfMine, Said } from '#model/answer.ts';
import { takenWith } from '#model/offers.ts';

/** What the person says once they take what a Helper offers. */

const offer = (said: Said, together = false) => ({
  said,
  speaker: { whose: 'offered' as const, helper: 'Mum', by: 'a'.repeat(64), with: together },
});
const one = (id: string, name: string, photo?: string): OneOfMine => ({
  id,
  name,
  who: 'family',
  near: 'near',
  ...(photo ? { photo } : {}),
});
const piece = (n: string) => n.repeat(32);

it('is what was written down with them, and what they said before that it does not speak of', () => {
  const voice = { piece: piece('b'), seconds: 3 };
  expect(takenWith(undefined, offer({ written: 'Tea' }, true))).toEqual({ written: 'Tea' });
  expect(takenWith({ written: 'Coffee', voice }, offer({ written: 'Tea' }, true))).toEqual({ written: 'Tea', voice });
  expect(takenWith({ written: 'Coffee' }, offer({ unsaid: 'not-now' }, true))).toEqual({ unsaid: 'not-now' });
  expect(takenWith({ unsaid: 'not-now' }, offer({ chosen: ['tea'] }, true))).toEqual({ chosen: ['tea'] });
});

it('is a day below the days that are there', () => {
  expect(takenWith({ written: '5 May: my birthday' }, offer({ written: '3 June: Gran' }))).toEqual({
    written: '5 May: my birthday\n3 June: Gran',
  });
});

it('is somebody more in the circle, or a photo for who is in it by that name, as the person put them', () => {
  const kept = { ...one(piece('1'), 'Gran'), near: 'close' as const };
  const photo = piece('c');
  expect(takenWith({ circle: [kept] }, offer({ circle: [one(piece('2'), 'Ann')] })).circle?.map((o) => o.name)).toEqual(
    ['Gran', 'Ann'],
  );
  expect(takenWith({ circle: [kept] }, offer({ circle: [one(piece('2'), ' gran ', photo)] }))).toEqual({
    circle: [{ ...kept, photo }],
  });
  // Nobody is the same because neither has a name.
  expect(takenWith({ circle: [one(piece('1'), '')] }, offer({ circle: [one(piece('2'), '')] })).circle).toHaveLength(2);
});
