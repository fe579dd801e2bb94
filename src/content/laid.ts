import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of whoever runs this copy, where they have one: it lies over `content/` (docs/own-folder.md). */
export const ownFolder = (): string | undefined => process.env['OWN'] || undefined;

/** Folders that lie over each other: a file in the first stands in the place of the same file in those after it. */
export interface Laid {
  /** Where a file is: in the first folder that has it; in the last where none has. */
  file: (...path: string[]) => string;
  /** That file in each folder that has it, the undermost first. */
  each: (...path: string[]) => string[];
  /** The folders within a folder, of all together. */
  folders: (path: string) => string[];
  /** The files within a folder whose names end so, of all together. */
  files: (path: string, end: string) => string[];
}

export function laid(...roots: readonly string[]): Laid {
  const within = (path: string) =>
    roots
      .map((root) => join(root, path))
      .filter((at) => existsSync(at))
      .flatMap((at) => readdirSync(at, { withFileTypes: true }));
  const each = (...path: string[]) =>
    roots
      .map((root) => join(root, ...path))
      .filter((at) => existsSync(at))
      .reverse();
  return {
    each,
    file: (...path) => each(...path).at(-1) ?? join(roots.at(-1) ?? '', ...path),
    folders: (path) =>
      [
        ...new Set(
          within(path)
            .filter((one) => one.isDirectory())
            .map((one) => one.name),
        ),
      ].sort(),
    files: (path, end) =>
      [
        ...new Set(
          within(path)
            .filter((one) => one.isFile() && one.name.endsWith(end))
            .map((one) => one.name),
        ),
      ].sort(),
  };
}

/** `content/` with the own folder over it. */
export const laidContent = (own = ownFolder(), root = 'content'): Laid => laid(...(own ? [own] : []), root);
