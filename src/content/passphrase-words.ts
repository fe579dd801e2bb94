import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words that passphrases are drawn from, in one language: `content/passphrase-words/<lang>.txt`. Lines that begin with # say things to authors. */
export const passphraseWords = (lang: string, root = 'content'): string[] =>
  readFileSync(join(root, 'passphrase-words', `${lang}.txt`), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter(Boolean);
