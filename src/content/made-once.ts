import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** The version of an installed package: what another version makes is another thing. */
export const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * Text that is slow to make, and always the same when made of the same: made once, and kept in `.cache` for the next build or test.
 * It is known by all it is made of, so nothing here can be out of date; the folder may be taken away at any time.
 * @param kind the folder: what it is, and by which version of what it is made. @param from all that it depends on.
 * @param make throws what it likes: nothing is kept then.
 */
export function madeOnce(kind: string, from: string, make: () => string): string {
  const folder = join('.cache', kind);
  const path = join(folder, createHash('sha256').update(from).digest('hex').slice(0, 32));
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const made = make();
  mkdirSync(folder, { recursive: true });
  // Several may make it at the same time. Each writes its own and puts it whole in its place; they are alike.
  const half = `${path}.${String(process.pid)}-${String(threadId)}.part`;
  writeFileSync(half, made);
  renameSync(half, path);
  return made;
}
