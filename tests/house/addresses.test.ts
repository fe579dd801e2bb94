import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { source } from '#tests/support/source.ts';

/** The first part of every address of ours: what stands in `src/pages`. */
const firsts = readdirSync('src/pages')
  .filter((name) => !name.startsWith('_') && name !== 'api')
  .map((name) => name.replace(/\.(astro|ts)$/, ''))
  .filter((name) => !['index', '404', 'own'].includes(name));

/**
 * Where an address may stand by itself. Files whose names come from what is in them are the same in every language and have one function each;
 * a link for somebody else begins with where this website is; what the server is asked is no address of a screen.
 */
const alone: Readonly<Record<string, string>> = {
  'src/model/our-address.ts': 'says all of them',
  'src/symbols/symbol-address.ts': 'a file of a symbol',
  'src/pictures/picture-address.ts': 'a file of a picture',
};

const named = new RegExp(
  `(?<!ourAddress\\()(["'\`])/(?:${firsts.map((name) => name.replaceAll('.', '\\.')).join('|')})(?=["'\`/?#])[^"'\`]*`,
  'g',
);
/** The first screen: where a script goes, `scripts/under-path.ts` knows it in this form alone. */
const home = /\bhref(?:=|: )["']\/["']/g;
/** Comments may say an address, and types may. */
const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<![:'"`])\/\/.*$/gm, '')
    .replace(/^interface [^}]*\}/gm, '');

const barelyNamed = (text: string): string[] =>
  [...withoutComments(text).matchAll(named), ...withoutComments(text).matchAll(home)].map(([all]) => all);

describe('an address of this website', () => {
  it('goes through one function, wherever something leads there', () => {
    expect(
      [...source]
        .filter(([path]) => !(path in alone) && !path.startsWith('src/mailbox/'))
        .flatMap(([path, text]) => barelyNamed(text).map((found) => `${path}: ${found}`)),
    ).toEqual([]);
  });

  it('is found where it stands by itself', () => {
    expect(
      barelyNamed("<a href=\"/say/\">; fetch('/say/ways.json'); link.href = `/read/${id}/`; { href: '/', }"),
    ).toHaveLength(4);
    expect(barelyNamed("ourAddress('/say/'); '/sayings/'; 'a/say/'; // `/say/`\n split('/')")).toEqual([]);
  });

  it('is of a screen that is there', () => {
    const fixed = [
      ...((source.get('src/model/our-address.ts') ?? '').split('export type')[0]?.matchAll(/'(\/[^']*)'/g) ?? []),
    ].map((m) => m[1] ?? '');
    expect(fixed.length).toBeGreaterThan(30);
    const isThere = (address: string) =>
      [`${address}index.astro`, `${address.replace(/\/$/, '')}.astro`, `${address}.ts`].some((file) =>
        existsSync(join('src/pages', file)),
      );
    expect(fixed.filter((address) => !isThere(address))).toEqual([]);
  });

  it('has no place of its own that is not needed any more', () => {
    expect(
      Object.keys(alone)
        .filter((path) => barelyNamed(source.get(path) ?? '').length === 0)
        .map((path) => basename(path)),
    ).toEqual([]);
  });
});
