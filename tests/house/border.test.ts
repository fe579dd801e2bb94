import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? filesIn(join(folder, one.name)) : [join(folder, one.name)]));

const files = filesIn('src').filter((path) => /\.(tsx?|astro)$/.test(path) && !path.endsWith('.d.ts'));
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));

/** What a file has of others when it runs: types are gone by then. */
const leansOn = (path: string): string[] => {
  const text = (texts.get(path) ?? '').replace(/import\s*\{([^}]*)\}/g, (all, names: string) => (names.split(',').every((n) => n.trim() === '' || n.trim().startsWith('type ')) ? 'import type {}' : all));
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
};
const fileOf = (from: string, name: string): string | undefined => {
  if (name.startsWith('#')) return join('src', name.slice(1));
  return name.startsWith('.') ? join(from, '..', name) : undefined;
};

/** Where code begins that a browser runs: islands, and the scripts of pages. */
const begins = [
  ...files.filter((path) => path.endsWith('Island.tsx')), 'src/offline/sw.ts',
  ...files.filter((path) => path.endsWith('.astro')).flatMap((path) => {
    const text = texts.get(path) ?? '';
    const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].flatMap((script) => [...(script[1] ?? '').matchAll(/(?:from|import)\s*\(?'([^']+)'/g)]);
    return [...inline, ...text.matchAll(/<script src="(\.[^"]+)"/g)].flatMap((m) => fileOf(path, m[1] ?? '') ?? []);
  }),
];

/** Every way from a browser's code to what only a build may have: the files on it, in order. */
function waysToBuild(): string[] {
  const found: string[] = [];
  const seen = new Map<string, string>();
  const look = (path: string, way: string) => {
    if (seen.has(path)) return;
    seen.set(path, way);
    for (const name of leansOn(path)) {
      const to = fileOf(path, name);
      const here = `${way} → ${name}`;
      if (name.startsWith('node:') || /^(i18next|yaml|svgo|sharp|marked|pg|astro)(\/|$)/.test(name) || to?.startsWith('src/content/')) found.push(here);
      else if (to && existsSync(to)) look(to, here);
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
    const nameless = [...texts].flatMap(([path, text]) => [...text.matchAll(/(?:abstract )?class (\w+) extends (?:\w*Error|NotWhole|NoInternet)\b[^{]*\{([\s\S]*?)\n\}|class (\w+) extends \w*Error \{\}/g)]
      .filter((m) => !/\bname(: string)?( = '|;)/.test(m[2] ?? '')).map((m) => `${path}: ${m[1] ?? m[3] ?? ''}`));
    expect(nameless).toEqual([]);
  });
});
