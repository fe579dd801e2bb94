import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readFile } from '#content/read-file.ts';

const words = z.record(z.string(), z.string());
const schema = {
  groups: z.record(z.string(), z.array(z.string())),
  often: z.array(z.string()),
  easy: words,
  names: words,
};

/** How the whole symbol set is found here: our groups, what is often chosen, what people say for it. */
export interface SymbolWords {
  groups: Record<string, string[]>;
  often: string[];
  easy: Record<string, string>;
  /** code → an easier name than the set's own. */ names: Record<string, string>;
}

/** Reads `content/symbols/`. Throws ContentMistake. */
export const readSymbolWords = (lang = 'en', root = join('content', 'symbols')): SymbolWords => ({
  groups: readFile(join(root, 'groups.yaml'), schema.groups),
  often: readFile(join(root, 'often.yaml'), schema.often),
  easy: readFile(join(root, `easy-words.${lang}.yaml`), schema.easy),
  names: readFile(join(root, `names.${lang}.yaml`), schema.names),
});

/** OpenMoji's own list of the set: name, words, group and skin colour of each symbol. */
export const openMojiList = (): unknown[] =>
  JSON.parse(readFileSync(join('node_modules', 'openmoji', 'data', 'openmoji.json'), 'utf8')) as unknown[];
