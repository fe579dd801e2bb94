// Reads places near here from a CSV file or an Open Referral UK file into `places/`, and lists what easy-read needs and the file lacks (docs/near-me.md).
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { easyWordsText } from '#content/easy-words.ts';
import { ownFolder } from '#content/laid.ts';
import { readFile } from '#content/read-file.ts';
import { placeFile } from '#model/place.ts';
import { checkLine } from '#rules/check-line.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { takeOwn } from './own.mjs';
import { fromCsv, fromOpenReferral, joined } from './places-from.ts';
import { giveUp, run } from './said.ts';

const usage = 'npm run places -- import FILE [--own FOLDER]     FILE is a .csv, or a .json of Open Referral UK';
const [does, file] = process.argv.slice(2);
if (does !== 'import' || !file || file.startsWith('--')) giveUp('Which file?', usage);
const from = resolve(process.env['INIT_CWD'] ?? '.', file);
if (!existsSync(from)) giveUp(`There is no file ${file}.`, usage);
takeOwn();
process.chdir(join(import.meta.dirname, '..'));

await run(async () => {
  const easy = easyWordsFrom(easyWordsText('en'));
  const isEasy = (words: string) =>
    !checkLine({ words, part: 'line', where: '', file: '', easy, hardWords: [], names: new Set() }).some(
      ({ level }) => level === 'fail',
    );
  const text = readFileSync(from, 'utf8');
  const folder = join(ownFolder() ?? 'content', 'places');
  const to = join(
    folder,
    `${basename(from, extname(from))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')}.yaml`,
  );
  const old = existsSync(to) ? readFile(to, placeFile) : {};
  const { all, found, left } = joined(
    old,
    extname(from).toLowerCase() === '.csv'
      ? fromCsv(text)
      : fromOpenReferral(text, isEasy, new Date().toISOString().slice(0, 10)),
  );
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: a file that was half written would stop the next build.
  writeFileSync(`${to}.part`, stringify(all, { lineWidth: 0 }));
  renameSync(`${to}.part`, to);
  console.log(`${String(found.length)} places are in ${to} now.\n`);
  for (const one of found)
    if (one.lacks.length > 0)
      console.log(`${one.place.name} (${one.id}) needs:\n${one.lacks.map((lack) => `  - ${lack}`).join('\n')}`);
  if (left.length > 0) console.log(`\nNot taken, or worth a look:\n${left.map((why) => `  - ${why}`).join('\n')}`);
  console.log('\nWrite what is needed into that file, in easy words. Then: npm run check');
  await Promise.resolve();
});
