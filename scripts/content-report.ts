import { join } from 'node:path';
import { readBook, type BookPage } from '#content/book.ts';
import { checkedUntil, isOld } from '#model/checked.ts';
import { blankIn } from '#model/owner.ts';
import { takeOwn } from './own.mjs';

/** What stands in each Page and who made sure of it, for whoever looks after the words: `npm run content:report`. */

/** The hard words of a Page, by the stars they stand between. */
function hardWordsOf(page: BookPage): string[] {
  const all = Object.values(page.words.lines).flatMap((line) =>
    [...line.matchAll(/\*\*(.+?)\*\*/g)].map((m) => m[1] ?? ''),
  );
  return [...new Set(all)];
}

function report(page: BookPage, today: string): string {
  const { checked, checkedBy, law, headings } = page.file;
  const lines = headings.reduce((sum, heading) => sum + Object.keys(heading.lines).length, 0);
  const words = hardWordsOf(page);
  return [
    `${page.words.title} (content/pages/${page.id})`,
    `  Lines: ${String(lines)} · law: ${law}`,
    `  Hard words: ${words.length > 0 ? words.join(', ') : 'none'}`,
    `  Last checked: ${checked}, good until ${checkedUntil(checked)}${isOld(checked, today) ? ' · OLD: its readers are told' : ''}`,
    `  Checked by: ${checkedBy.length > 0 ? checkedBy.map((one) => `${one.name} (${one.as})`).join(', ') : 'not yet by a self-advocate or a lawyer'}`,
    ...page.words.sources.map((source) => `  Source: ${source.name}${source.address ? ` ${source.address}` : ''}`),
  ].join('\n');
}

takeOwn();
process.chdir(join(import.meta.dirname, '..'));
const book = readBook('en');
const today = new Date().toISOString().slice(0, 10);
console.log(book.pages.map((page) => report(page, today)).join('\n\n'));
console.log(
  `\n${book.asked.map(({ id, file, words }) => `${words.question} (content/asked/${id}), beside ${file.page}: last checked ${file.checked}${isOld(file.checked, today) ? ' · OLD: its readers are told' : ''}`).join('\n')}`,
);
const blank = blankIn(book.owner);
if (blank.length > 0) console.log(`\ncontent/owner.yaml is still blank: ${blank.join(', ')}.`);
