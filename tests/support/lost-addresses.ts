import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import { filesIn } from '../../scripts/built-from.ts';

/**
 * Addresses that a built website names and that are not there, with the file that names them.
 * @param site its folder. @param under the path that it is served under. @param isThere whether the host has an address.
 * @param read how a file's text is got.
 */
export function lostAddresses(
  site: string,
  under: string,
  isThere: (address: string) => boolean,
  read = (path: string) => readFileSync(path, 'utf8'),
): string[] {
  const quoted = new RegExp(`["'\`(](${under}[^"'\`()\\s\\\\$]*)(?=["'\`)?#])`, 'g');
  return filesIn(site)
    .filter((path) => ['.html', '.js', '.css', '.json', '.webmanifest'].includes(extname(path)))
    .flatMap((path) => {
      const text = read(path).replaceAll('&quot;', '"');
      const named = [
        ...text.matchAll(quoted),
        ...(path.endsWith('.html')
          ? text.matchAll(/(?:href|src|component-url|renderer-url|content)="(\/[^"]*)"/g)
          : []),
      ];
      return [...new Set(named.map(([, address = '']) => address))]
        .filter((address) => !isThere(address))
        .map((address) => `${relative(site, path)}: ${address}`);
    });
}
