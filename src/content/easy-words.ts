import { readFileSync } from 'node:fs';

/** The text of `content/easy-words/<lang>.txt`: words that nearly every adult says, with notes. `rules` reads it. */
export const easyWordsText = (lang: string): string => readFileSync(`content/easy-words/${lang}.txt`, 'utf8');
