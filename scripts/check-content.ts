import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBook, type Book } from '#content/book.ts';
import { ContentMistake } from '#content/read-file.ts';
import { easyWordsText } from '#content/easy-words.ts';
import { laidContent, ownFolder } from '#content/laid.ts';
import { checkBook } from '#rules/check-book.ts';
import { layersThere } from './layers-there.ts';
import { ownColours } from './own-colours.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import type { Finding } from '#rules/rule.ts';
import { takeOwn } from './own.mjs';

/** Checks everything that a person meets against the easy-read rules: `node scripts/check-content.ts [--warnings] [--own FOLDER]`. @returns 0 where nothing is to mend, else 1 */
function checkContent(lang: string, withWarnings: boolean): number {
  let book: Book;
  try {
    book = readBook(lang);
  } catch (mistake) {
    if (!(mistake instanceof ContentMistake)) throw mistake;
    console.error(mistake.message);
    return 1;
  }
  const easy = easyWordsFrom(easyWordsText(lang));
  const found = [
    ...checkBook(book, easy, pictureNames('src'), new Date().toISOString().slice(0, 10)),
    ...layersThere(book),
    ...ownColours(book.own.colours, readFileSync('src/layouts/tokens.css', 'utf8')),
  ];
  const fails = found.filter((f) => f.level === 'fail');
  const warnings = found.filter((f) => f.level === 'warn');
  printByFile(fails);
  if (withWarnings) printByFile(warnings);
  const seeThem = warnings.length > 0 && !withWarnings ? ' See them with --warnings.' : '';
  console.log(
    `${count(fails.length, 'thing')} to mend, ${count(warnings.length, 'thing')} to look at again.${seeThem}`,
  );
  return fails.length > 0 ? 1 : 0;
}

/** The file as an author finds it: in their own folder, where it lies there. */
function whereIs(file: string): string {
  const own = ownFolder();
  if (file === 'own.yaml') return join(own ?? '', file);
  // Contacts stand in ours and in theirs.
  if (own && file === 'content/site.yaml') return `${join(own, 'own.yaml')} or ${file}`;
  return file.startsWith('content/') ? laidContent().file(file.slice('content/'.length)) : file;
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

function printByFile(found: readonly Finding[]): void {
  for (const file of [...new Set(found.map((f) => f.file))].sort()) {
    console.log(whereIs(file));
    for (const f of found) if (f.file === file) console.log(`  ${f.message}`);
    console.log('');
  }
}

/** Every quoted name in the screens' code. Too many rather than too few: it only keeps a picture from being called unused. */
function pictureNames(folder: string): ReadonlySet<string> {
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(astro|tsx?)$/.test(path) && !path.startsWith('rules/'),
  );
  return new Set(
    code.flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/['"]([a-z0-9-]+)['"]/g)].map((m) => m[1] ?? ''),
    ),
  );
}

takeOwn();
process.chdir(join(import.meta.dirname, '..'));
process.exitCode = checkContent('en', process.argv.includes('--warnings'));
