import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What something is on its way, in bytes. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

/** The addresses of the built website, each with its page. */
const pagesIn = (client: string): string[] =>
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => posix.basename(file) === 'index.html')
    .map((file) => posix.join('/', posix.dirname(file), '/'));

/**
 * How much script each address of the built website asks for before anything is pressed, with what stands in the page itself. The build names in
 * each page all that its scripts import at once.
 * @param client the folder of the built files. @returns gzip bytes by address.
 */
export function scriptSizes(client: string): Map<string, number> {
  const known = new Map<string, number>();
  const size = (path: string) => {
    const one =
      known.get(path) ?? (existsSync(join(client, path)) ? gzipped(readFileSync(join(client, path), 'utf8')) : 0);
    known.set(path, one);
    return one;
  };
  return new Map(
    pagesIn(client).map((address) => {
      const html = readFileSync(join(client, address, 'index.html'), 'utf8');
      const asked = new Set([...html.matchAll(/"(\/_astro\/[^"]+\.js)"/g)].flatMap((m) => m[1] ?? []));
      const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*json)[^>]*>([\s\S]+?)<\/script>/g)]
        .map((m) => m[1] ?? '')
        .join('\n');
      return [address, [...asked].reduce((sum, path) => sum + size(path), inline ? gzipped(inline) : 0)];
    }),
  );
}
