import { readFileSync } from 'node:fs';
import { laidContent, ownFolder } from './laid.ts';

/** The text of `easy-words/<lang>.txt`: words that nearly every adult says, with notes, and those of an own folder after ours. `rules` reads it. */
export const easyWordsText = (lang: string, own = ownFolder()): string =>
  laidContent(own)
    .each('easy-words', `${lang}.txt`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
