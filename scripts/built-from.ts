import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Holds the sum of what the folder that it lies in was built from. */
export const mark = '.built-from';

/** Every file under a folder, in order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .sort();

/** Tools beside the build: changing them changes nothing in dist/. */
const notBuilt = /^scripts[\\/](soak|bench)\b/;

/** A sum over everything the build is made from: when it is the same, there is nothing to build. */
export function builtFrom(): string {
  const sum = createHash('sha256').update(process.env['SITE_URL'] ?? '');
  const own = process.env['OWN'];
  // What begins with a dot there is not read: whoever keeps it with Git would build after each commit.
  const ofOwn = own ? filesIn(own).filter((path) => !/(^|[\\/])\./.test(relative(own, path))) : [];
  for (const path of [
    ...['src', 'content', 'public', 'scripts'].flatMap(filesIn).filter((p) => !notBuilt.test(p)),
    ...ofOwn,
    'package-lock.json',
    'astro.config.mjs',
  ])
    sum.update(path).update(readFileSync(path));
  return sum.digest('hex');
}

/** Whether dist/ is already made from what stands here. */
export function isBuilt(): boolean {
  try {
    return readFileSync(join('dist', mark), 'utf8') === builtFrom();
  } catch {
    return false;
  }
}
