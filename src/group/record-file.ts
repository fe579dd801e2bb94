import { groupRow, type GroupRow } from '#model/group-record.ts';
import { rowsOf, sentencesOf } from '#model/group-rows.ts';
import { directionOf } from '#strings/direction.ts';
import { escapeHtml } from '#ui/escape-html.ts';

const opens = '<script type="application/json" id="group-record">';
const closes = '</script>';

/** A file that is not a group's copy, or is damaged. Line: session/copy-foreign. */
export class NotAGroupsCopy extends Error {
  override readonly name = 'NotAGroupsCopy';
}

/**
 * A group's copy as one HTML file: a person reads what was written in any browser, and this software reads the rows at its end. The counts in it are exact.
 * @param title of that page.
 */
export function writeRecord(rows: readonly GroupRow[], title: string, lang: string): string {
  const written = rowsOf(rows, 'run')
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(
      ({ id, day }) =>
        `<h2>${day}</h2><ul>${sentencesOf(rows, id)
          .map(({ words }) => `<li>${escapeHtml(words)}</li>`)
          .join('')}</ul>`,
    )
    .join('');
  const news = rowsOf(rows, 'newsletter')
    .map(
      ({ id, name, day }) =>
        `<h2>${escapeHtml(name)} ${day}</h2><ul>${rowsOf(rows, 'news')
          .filter((one) => one.newsletter === id && one.in && one.words)
          .map((one) => `<li>${one.day ?? ''} ${escapeHtml(one.words ?? '')}</li>`)
          .join('')}</ul>`,
    )
    .join('');
  // No text of a person can end the script early.
  const json = JSON.stringify({ version: 1, rows }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1>${written}${news}${opens}${json}${closes}</html>`;
}

/** The rows of a group's copy. Rows that only newer software knows are left alone: they stay in the file. Throws NotAGroupsCopy. */
export function readRecord(text: string): GroupRow[] {
  const from = text.lastIndexOf(opens);
  const to = text.indexOf(closes, from);
  if (from < 0 || to < 0) throw new NotAGroupsCopy();
  try {
    const { rows } = JSON.parse(text.slice(from + opens.length, to)) as { rows: unknown[] };
    return rows.flatMap((row) => {
      const read = groupRow.safeParse(row);
      return read.success ? [read.data] : [];
    });
  } catch (cause) {
    throw new NotAGroupsCopy('It cannot be read.', { cause });
  }
}
