import { describe, expect, it } from 'vitest';
import {
  type DrawingWords,
  drawingWords,
  inks,
  isEmpty,
  keepOnPaper,
  type Line,
  nextSize,
  paint,
  paintLine,
  type Picture,
  placeOf,
  sayDrawing,
  sayWhere,
  sizes,
  stampsOn,
  startAgain,
  type Steps,
  type Stood,
  undo,
} from '#ui/drawing.ts';

const line = (
  spots: Line['spots'] = [
    { x: 10, y: 10 },
    { x: 60, y: 40 },
    { x: 90, y: 10 },
  ],
  ink: Line['with'] = 'red',
): Line => ({ does: 'line', with: ink, width: 8, spots });
const house: Stood = { does: 'stamp', words: 'House', address: '/house.svg', x: 100, y: 450, size: 200 };
const words = {
  ...Object.fromEntries(drawingWords.map((key) => [key, key])),
  'draw.at': '{{what}}: {{where}}.',
  'draw.is-down': '{what} is on the paper, {where}.',
  'draw.lines_one': '{{count}} line.',
  'draw.lines_other': '{{count}} lines.',
  'draw.a-drawing': 'A drawing.',
  'draw.earlier': 'What was there.',
  'draw.empty': 'Empty paper.',
  'draw.rubbed': 'Rubbed.',
  'draw.middle-left': 'in the middle, left',
} as unknown as DrawingWords;

/** Writes down what is painted onto it, in order. */
function fakePaper() {
  const done: string[] = [];
  const paper = {
    strokeStyle: '',
    fillStyle: '',
    lineWidth: 0,
    beginPath: () => undefined,
    fillRect: (...box: number[]) => done.push(`${paper.fillStyle} paper ${box.join(' ')}`),
    moveTo: (x: number, y: number) => done.push(`from ${x} ${y}`),
    quadraticCurveTo: (...at: number[]) => done.push(`curve ${at.join(' ')}`),
    lineTo: (x: number, y: number) => done.push(`to ${x} ${y}`),
    stroke: () => done.push(`${paper.strokeStyle} line ${paper.lineWidth}`),
    arc: (x: number, y: number, r: number) => done.push(`dot ${x} ${y} ${r}`),
    fill: () => done.push(`${paper.fillStyle} dot`),
    drawImage: (source: { name: string }, ...box: number[]) => done.push(`${source.name} ${box.join(' ')}`),
  };
  return { done, to: paper as unknown as CanvasRenderingContext2D };
}
const picture = (name: string, width: number, height: number) =>
  ({ source: { name }, width, height }) as unknown as Picture;

describe('a drawing', () => {
  it('takes back the last step, line or stamp, and nothing when there is nothing', () => {
    const steps: Steps = [line(), house];
    expect(undo(steps)).toEqual([line()]);
    expect(undo(undo(steps))).toEqual([]);
    expect(undo([])).toEqual([]);
  });
  it('is empty on new paper, and has everything back after undo', () => {
    const steps: Steps = [line(), house];
    expect(isEmpty(startAgain(steps), true)).toBe(true);
    expect(stampsOn(startAgain(steps))).toEqual([]);
    expect(undo(startAgain(steps))).toEqual(steps);
  });
  it('is empty without steps, and when only white paper was rubbed, but not over an earlier drawing', () => {
    expect(isEmpty([], false)).toBe(true);
    expect(isEmpty([line(undefined, 'rubber')], false)).toBe(true);
    expect(isEmpty([], true)).toBe(false);
    expect(isEmpty([line()], false)).toBe(false);
    expect(isEmpty([...startAgain([line()]), house], true)).toBe(false);
  });
  it('keeps what is moved on the paper, and stops at the biggest and the smallest', () => {
    expect(keepOnPaper({ x: -5, y: 2000 })).toEqual({ x: 0, y: 900 });
    expect(nextSize(sizes[0], -1)).toBe(sizes[0]);
    expect(nextSize(sizes[0], 1)).toBe(sizes[1]);
    expect(nextSize(sizes[4], 1)).toBe(sizes[4]);
  });
});

describe('a drawing in words', () => {
  it('knows nine places', () => {
    const places = [150, 450, 750].flatMap((y) => [200, 600, 1000].map((x) => placeOf({ x, y })));
    expect(places).toEqual([
      'top-left',
      'top-middle',
      'top-right',
      'middle-left',
      'middle-middle',
      'middle-right',
      'bottom-left',
      'bottom-middle',
      'bottom-right',
    ]);
    for (const place of places) expect(drawingWords).toContain(`draw.${place}`);
  });
  it('says where a stamp is', () => {
    expect(sayWhere(house, words)).toBe('House: in the middle, left.');
    expect(sayWhere(house, words, 'draw.is-down')).toBe('House is on the paper, in the middle, left.');
  });
  it('says what is on the paper, with the right plural, and not what new paper hides', () => {
    expect(sayDrawing([], words, 'en', false)).toBe('Empty paper.');
    expect(sayDrawing([line()], words, 'en', false)).toBe('A drawing. 1 line.');
    expect(sayDrawing([line(), line(), house], words, 'en', false)).toBe(
      'A drawing. 2 lines. House: in the middle, left.',
    );
    expect(sayDrawing([line(), line(undefined, 'rubber')], words, 'en', true)).toBe(
      'A drawing. What was there. 1 line. Rubbed.',
    );
    expect(sayDrawing([...startAgain([line(), line()]), house], words, 'en', true)).toBe(
      'A drawing. House: in the middle, left.',
    );
  });
});

describe('painting', () => {
  const pictureAt = (address: string) =>
    address === '/house.svg'
      ? picture('house', 72, 36)
      : address === '/before'
        ? picture('before', 800, 600)
        : undefined;
  it('paints white paper, the earlier drawing and every step, in their order', () => {
    const { done, to } = fakePaper();
    paint(to, [line(), house, line([{ x: 5, y: 6 }], 'rubber')], pictureAt, '/before');
    expect(done).toEqual([
      '#ffffff paper 0 0 1200 900',
      'before 0 0 1200 900',
      'from 10 10',
      'curve 60 40 75 25',
      'to 90 10',
      `${inks.red} line 8`,
      'house 0 400 200 100',
      'dot 5 6 4',
      '#ffffff dot',
    ]);
  });
  it('paints only what came after new paper, and leaves out a picture that has not come', () => {
    const { done, to } = fakePaper();
    paint(to, [...startAgain([line()]), { ...house, address: '/not-here.svg' }], pictureAt, '/before');
    expect(done).toEqual(['#ffffff paper 0 0 1200 900']);
  });
  it('goes on with a line where it ended', () => {
    const { done, to } = fakePaper();
    paintLine(
      to,
      line([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 20, y: 0 },
        { x: 30, y: 0 },
      ]),
      3,
    );
    expect(done).toEqual(['from 15 0', 'curve 20 0 25 0', 'to 30 0', `${inks.red} line 8`]);
  });
});
