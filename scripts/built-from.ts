import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Holds the sum of what dist/ was built from. */
export const mark = join('dist', '.built-from');

/** Every file under a folder, in order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)).sort();

/** Tools beside the build: changing them changes nothing in dist/. */
const notBuilt = /^scripts[\\/](soak|bench)\b/;

/** A sum over everything the build is made from: when it is the same, there is nothing to build. */
export function builtFrom(): string {
  const sum = createHash('sha256').update(process.env['SITE_URL'] ?? '');
  const own = process.env['OWN'];
  for (const path of [...['src', 'content', 'public', 'scripts', ...(own ? [own] : [])].flatMap(filesIn).filter((p) => !notBuilt.test(p)), 'package-lock.json', 'astro.config.mjs']) sum.update(path).update(readFileSync(path));
  return sum.digest('hex');
}

/** Whether dist/ is already made from what stands here. */
export function isBuilt(): boolean {
  try {
    return readFileSync(mark, 'utf8') === builtFrom();
  } catch {
    return false;
  }
}
