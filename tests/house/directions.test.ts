import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What a style says of a left or a right, in place of where a line begins and ends: it would stand on the wrong side in a language that is read from right to left. */
const oneSided = [
  /\b(?:margin|padding|border|inset)-(?:left|right)\b/,
  /\btext-align: (?:left|right)\b/,
  /\bfloat: (?:left|right)\b/,
  // Four sides in one, with a left that is not as its right.
  /\b(?:margin|padding|inset): (\S+) (\S+) (\S+) (?!\2[;\s}])[^\s;}]+(?=[;}\s])/,
  /\bborder-radius: (\S+) (\S+) (\S+) (?!\3[;\s}])[^\s;}]+(?=[;}])/,
];
/** What is reckoned (`max(…, env(safe-area-inset-left))`) speaks of the device, whose edges stay where they are. */
const found = (style: string): string[] =>
  [...style.matchAll(/[\w-]+:[^;{}()]+[;}]/g)]
    .map(([one]) => one.trim())
    .filter((one) => oneSided.some((form) => form.test(one)));

/** What stands around a point. */
const known: readonly string[] = ['margin: -42px 0 0 -42px;'];

it('styles say where a line begins and ends, not left and right', () => {
  const styles = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(css|astro)$/.test(path),
  );
  expect(
    styles.flatMap((path) =>
      found(readFileSync(join('src', path), 'utf8'))
        .filter((one) => !known.includes(one))
        .map((one) => `${path}: ${one}`),
    ),
  ).toEqual([]);
});

it('finds a left and a right', () => {
  expect(
    found('a { margin-left: 1px; padding: 1px 2px 1px 3px; text-align: right; padding: 0.1rem 2.4rem 0.1rem 0.3rem; }'),
  ).toHaveLength(4);
  expect(
    found('a { padding: 1px 2px 3px 2px; margin: 0 auto; padding-inline: 1px 2px; border-radius: 1px 2px; }'),
  ).toEqual([]);
});
