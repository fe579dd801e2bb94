// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { milesBetween } from '#model/distance.ts';
import { startHowFar } from '#near-me/how-far.ts';

const [bradford, leeds, london, edinburgh] = [
  [53.7938, -1.7528],
  [53.7997, -1.5492],
  [51.5074, -0.1278],
  [55.9533, -3.1883],
] as const;

describe('how far two places are from each other', () => {
  it.each([
    ['Bradford and Leeds', bradford, leeds, 8.3],
    ['London and Edinburgh', london, edinburgh, 331.8],
    ['a place and itself', leeds, leeds, 0],
    ['1 degree along the equator', [0, 179.5], [0, -179.5], 69.1],
    ['both poles', [90, 0], [-90, 77], 12_438],
  ] as const)('%s: %#', (_, one, other, miles) => {
    expect(milesBetween(one, other)).toBeCloseTo(miles, miles > 1000 ? -1 : 0);
    expect(milesBetween(other, one)).toBeCloseTo(milesBetween(one, other), 9);
  });
});

type Found = (position: { coords: { latitude: number; longitude: number } }) => void;
const asked = vi.fn<(found: Found, not: (why: { code: number }) => void, how: unknown) => void>();
const shown = () =>
  [...document.querySelectorAll<HTMLElement>('[data-far]')]
    .filter((line) => !line.hidden)
    .map((line) => line.dataset['far']);
const press = () => document.querySelector('button')?.click();

describe('the button that says how far places are', () => {
  beforeEach(() => {
    asked.mockReset();
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: asked } });
    vi.stubGlobal('fetch', () => {
      throw new Error('Something was sent.');
    });
    const labels = {
      'near.far_one': 'About {{count}} mile away',
      'near.far_other': 'About {{count}} miles away',
      'near.far-less': 'Less than 1 mile away',
      'near.far-not-known': 'We do not know how far',
    };
    document.body.innerHTML = `<div data-how-far data-lang="en" data-labels='${JSON.stringify(labels)}'><button></button>${['before', 'looking', 'shown', 'refused', 'timed-out', 'unknown'].map((name) => `<div data-far="${name}" ${name === 'before' ? '' : 'hidden'}><p class="sentence">${name}</p></div>`).join('')}</div>
      <ul>${[
        ['London', london.join(' ')],
        ['nowhere', ''],
        ['Leeds', leeds.join(' ')],
        ['Bradford', bradford.join(' ')],
        ['nobody knows', ''],
      ]
        .map(([name = '', at = '']) => `<li data-at="${at}"><b>${name}</b><span data-note hidden></span></li>`)
        .join('')}</ul>`;
    startHowFar();
  });

  it('asks nothing before somebody presses it', () => {
    expect(asked).not.toHaveBeenCalled();
    expect(shown()).toEqual(['before']);
  });

  it('puts the nearest first, in words, and those that nobody knows last, in their order', () => {
    press();
    expect(shown()).toEqual(['looking']);
    asked.mock.calls[0]?.[0]({ coords: { latitude: bradford[0], longitude: bradford[1] } });
    expect(shown()).toEqual(['shown']);
    expect(
      [...document.querySelectorAll('li')].map(
        (li) => `${li.querySelector('b')?.textContent ?? ''}: ${li.querySelector('span')?.textContent ?? ''}`,
      ),
    ).toEqual([
      'Bradford: Less than 1 mile away',
      'Leeds: About 8 miles away',
      'London: About 172 miles away',
      'nowhere: We do not know how far',
      'nobody knows: We do not know how far',
    ]);
  });

  it.each([
    [1, 'refused'],
    [2, 'unknown'],
    [3, 'timed-out'],
  ] as const)('says what is when the device does not say where it is: %i, and can be pressed again', (code, said) => {
    press();
    asked.mock.calls[0]?.[1]({ code });
    expect(shown()).toEqual([said]);
    expect([...document.querySelectorAll('li b')].map((b) => b.textContent)).toEqual([
      'London',
      'nowhere',
      'Leeds',
      'Bradford',
      'nobody knows',
    ]);
    press();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('says that it is not known where a device has no such thing', () => {
    vi.stubGlobal('navigator', {});
    press();
    expect(shown()).toEqual(['unknown']);
  });
});
