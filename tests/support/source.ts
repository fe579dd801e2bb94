import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : [join(folder, one.name)],
  );

/** Every file of code in `src`, by its path, with its text. */
export const source: ReadonlyMap<string, string> = new Map(
  filesIn('src')
    .filter((path) => /\.(tsx?|astro)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

/** What a file names of others when it runs, as it names them: types are gone by then. */
export function runsWith(path: string): string[] {
  const text = (source.get(path) ?? '').replace(/import\s*\{([^}]*)\}/g, (all, names: string) =>
    names.split(',').every((n) => n.trim() === '' || n.trim().startsWith('type ')) ? 'import type {}' : all,
  );
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The file of ours that a name stands for, from where it is named; undefined for a package. */
export function fileNamed(from: string, name: string): string | undefined {
  if (name.startsWith('#')) return join('src', name.slice(1));
  return name.startsWith('.') ? join(from, '..', name) : undefined;
}

/** All files of ours that run where this one runs, itself too. */
export function reachedFrom(path: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(path) || !source.has(path)) return known;
  known.add(path);
  for (const name of runsWith(path)) reachedFrom(fileNamed(path, name) ?? '', known);
  return known;
}
