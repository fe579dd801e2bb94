/** Letters and digits that nobody takes for one another: no l, no o, no 0, no 1. 32 of them, so that a byte picks one evenly. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new worker's code: 12 signs, 60 bits. It is no secret: it is the salt of their passphrase. */
export const newCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => signs.charAt(byte % signs.length)).join('');

/** A code as people type it: large or small, with spaces or dashes, with "My code:" before and a full stop behind, `l` or `1` for `i`. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/[1l]/g, 'i')
    .slice(-12);

/** In groups of 4, as it is shown. */
export const inGroups = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? '';
