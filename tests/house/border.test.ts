import { describe, expect, it } from 'vitest';
import { fileNamed, runsWith, source } from '#tests/support/source.ts';

const files = [...source.keys()];

/** Where code begins that a browser runs: islands, and the scripts of pages. */
const begins = [
  ...files.filter((path) => path.endsWith('Island.tsx')),
  'src/offline/sw.ts',
  ...files
    .filter((path) => path.endsWith('.astro'))
    .flatMap((path) => {
      const text = source.get(path) ?? '';
      const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].flatMap((script) => [
        ...(script[1] ?? '').matchAll(/(?:from|import)\s*\(?'([^']+)'/g),
      ]);
      return [...inline, ...text.matchAll(/<script src="(\.[^"]+)"/g)].flatMap(
        (m) => fileNamed(path, m[1] ?? '') ?? [],
      );
    }),
];

/** Every way from a browser's code to what only a build may have: the files on it, in order. */
function waysToBuild(): string[] {
  const found: string[] = [];
  const seen = new Map<string, string>();
  const look = (path: string, way: string) => {
    if (seen.has(path)) return;
    seen.set(path, way);
    for (const name of runsWith(path)) {
      const to = fileNamed(path, name);
      const here = `${way} → ${name}`;
      if (
        name.startsWith('node:') ||
        /^(i18next|yaml|svgo|sharp|marked|pg|astro)(\/|$)/.test(name) ||
        to?.startsWith('src/content/')
      )
        found.push(here);
      else if (to && source.has(to)) look(to, here);
    }
  };
  for (const path of begins) look(path, path);
  return found;
}

describe('the border between what is built and what a browser runs', () => {
  it('begins at every island and at every script of a page', () => {
    expect(begins.filter((path) => path.endsWith('Island.tsx')).length).toBeGreaterThan(20);
    expect(begins).toContain('src/layouts/every-page.ts');
  });

  it('is crossed by types alone: nothing that a browser runs leads to the contents, to i18next or to Node', () => {
    expect(waysToBuild()).toEqual([]);
  });
});

describe('an error', () => {
  it('has a name of its own, so that whoever meets it in a log knows it', () => {
    const nameless = [...source].flatMap(([path, text]) =>
      [
        ...text.matchAll(
          /(?:abstract )?class (\w+) extends (?:\w*Error|NotWhole|NoInternet)\b[^{]*\{([\s\S]*?)\n\}|class (\w+) extends \w*Error \{\}/g,
        ),
      ]
        .filter((m) => !/\bname(: string)?( = '|;)/.test(m[2] ?? ''))
        .map((m) => `${path}: ${m[1] ?? m[3] ?? ''}`),
    );
    expect(nameless).toEqual([]);
  });
});
