import type { Token } from '#model/answer.ts';

/**
 * The secret of a spare key, as typed from the sheet or taken from its QR code: large or small, with spaces, dashes or words around it,
 * `o` for `0`, `l` or `i` for `1`.
 * @returns undefined when there is no whole secret in it.
 */
export function readSpareKey(typed: string): Token | undefined {
  const tidy = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s–—-]+/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
  const found = tidy.match(/[0-9a-f]+/g)?.find((run) => run.length === 32);
  return found;
}
