import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Every row of docs/faults.md names tests that are there: a table that nobody can check is believed for longer than it is true. */

const rows = readFileSync('docs/faults.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| [FS]\d+ /.test(line))
  .map((line) => line.slice(2, -2).split(' | '));
/** Quotes as they are written in code and in prose are one. */
const plain = (text: string) => text.replaceAll("\\'", '’').replaceAll("'", '’');

/** What one cell names: files, and after a colon what stands in one of them; a further name is of the same files. `…` stands for anything. */
function namedIn(cell: string): { files: string[]; name?: string | undefined }[] {
  let files: string[] = [];
  return cell.split('; ').map((part) => {
    const [, named = '', name] = /^((?:`[^`]+`(?:, )?)*)(?:: )?(.*)$/.exec(part) ?? [];
    if (named) files = [...named.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '');
    return { files, name: name || undefined };
  });
}

const isThere = (file: string, name: string) => {
  const text = plain(readFileSync(file, 'utf8'));
  return plain(name)
    .split('…')
    .every((bit) => text.includes(bit.trim()));
};

it.each(rows.map((cells): [string, string] => [cells[0] ?? '', cells.at(-1) ?? '']))(
  '%s: its tests are there, by their names',
  (_id, cell) => {
    for (const { files, name } of namedIn(cell)) {
      expect(files, cell).not.toEqual([]);
      for (const file of files) expect(existsSync(file), file).toBe(true);
      if (name)
        expect(
          files.some((file) => isThere(file, name)),
          name,
        ).toBe(true);
    }
  },
);

it('has one row for each fault that was found, in their order', () => {
  const ids = rows.map(([id = '']) => id);
  const upTo = (letter: string) =>
    Array.from({ length: ids.filter((id) => id.startsWith(letter)).length }, (_, n) => `${letter}${String(n + 1)}`);
  expect(ids).toEqual([...upTo('F'), ...upTo('S')]);
});
