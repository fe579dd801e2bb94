import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : /\.tsx?$/.test(one.name) ? [join(folder, one.name)] : [],
  );

/**
 * A name that somebody typed, or that came in an Answer, looked up in a plain object. Every object knows `constructor`: a Map, or `own` of
 * `model/own.ts`, does not.
 */
const lookedUp = [
  /[\w)\]]\??\.?\[(?:word|typed|query|text|said|written|spelling|\w+\.toLowerCase\(\))\]/,
  /\b(?:asked\.choices|said\.sorted)\?\.\[/,
];

/** Forms that are lists, or objects made without anything to inherit. */
const known = new Set(['row[choice] = (row[choice] ?? 0) + 1;']);

const plainLookUps = (source: string): string[] =>
  source.split('\n').filter((line) => lookedUp.some((form) => form.test(line)) && !known.has(line.trim()));

it('finds a word looked up in a plain object', () => {
  expect(
    plainLookUps(
      "const exact = easy[typed];\nconst say = easier[word.toLowerCase()];\nanswer.asked.choices?.[id]\nrows[0]; labels['way.keep']",
    ),
  ).toHaveLength(3);
});

it('never looks up what people typed or sent in a plain object: "constructor" is a word like any other', () => {
  const found = [
    'src/symbols',
    'src/ways',
    'src/story',
    'src/person',
    'src/worker',
    'src/about-me',
    'src/strings',
    'src/model',
  ]
    .flatMap(filesIn)
    .flatMap((path) => plainLookUps(readFileSync(path, 'utf8')).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});
