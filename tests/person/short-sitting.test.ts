import { expect, it } from 'vitest';
import { shortSittingAt } from '#person/ask/short-sitting.ts';

/** Goes from Question to Question. @returns what was said at each: whether the way on leads to the rest. */
function through(paths: readonly string[]) {
  let asked: readonly string[] = [];
  return paths.map((path) => {
    const { asked: here, rests } = shortSittingAt(path, asked);
    asked = here ?? [];
    return rests;
  });
}

it('rests after the third Question, also when I go back and come again', () => {
  expect(through(['a', 'b', 'c'])).toEqual([false, false, true]);
  expect(through(['a', 'b', 'a', 'b', 'c', 'b', 'c'])).toEqual([false, false, false, false, true, false, true]);
});

it('is over where somebody goes on after the rest', () => {
  expect(shortSittingAt('d', ['a', 'b', 'c'])).toEqual({ asked: undefined, rests: false });
});
