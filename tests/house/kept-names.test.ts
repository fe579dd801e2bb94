import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keptNames, keptOfStory } from '#device/kept-names.ts';
import { source } from '#tests/support/source.ts';

it('names what stands in a browser’s storage in one place, each once, and tells by no bare word what happens', () => {
  const bare = [...source]
    .filter(([path]) => path !== 'src/device/kept-names.ts')
    .flatMap(([path, text]) =>
      [
        ...text.matchAll(
          /\b(?:local|session)Storage\.\w+Item\(\s*['"`][^)]*|(?:new Event|addEventListener)\('turned?'/g,
        ),
        // A name of its own, said further up in the same file.
        ...[...text.matchAll(/\b(?:local|session)Storage\.\w+Item\((\w+)/g)].flatMap(([, name = '']) => [
          ...text.matchAll(new RegExp(`const ${name} = ['"\`].*`, 'g')),
        ]),
      ].map((m) => `${path}: ${m[0]}`),
    );
  expect(bare).toEqual([]);
  const names = [...Object.values(keptNames), ...Object.values(keptOfStory).map((of) => of('x'))];
  expect(new Set(names).size).toBe(names.length);
});

it('says the same in the script that runs before any other', () => {
  const said = [...readFileSync('src/settings/early.js', 'utf8').matchAll(/Storage\.getItem\('([^']+)'\)/g)].map(
    (m) => m[1],
  );
  expect(said.sort()).toEqual([keptNames.left, keptNames.letters, keptNames.reading].sort());
});
