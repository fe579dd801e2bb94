import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

const code = [...filesIn('src'), ...filesIn('scripts'), ...filesIn('tests'), ...filesIn('content')];
const named = new Set(code.map((path) => path.split('/').at(-1)));
const documents = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs'), ...code].filter(
  (path) => path.endsWith('.md') && !path.includes('detail.'),
);
const texts = documents.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('what is written for whoever carries this on', () => {
  it('names only files of code that are there', () => {
    // A file is named between ticks, with or without the way to it: `answer.ts`, `src/model/answer.ts`, `AnswerSaid.tsx`.
    const lost = texts
      // What was decided then may name what was there then.
      .filter(({ path }) => !path.includes('/decisions/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/`([\w./<>-]+\.(?:ts|tsx|mjs|astro))`/g)]
          .map((m) => m[1] ?? '')
          .filter((file) => !file.includes('<') && !file.startsWith('.'))
          .filter(
            (file) =>
              !named.has(file) && ![file, join('src', file), join(dirname(path), file)].some((at) => existsSync(at)),
          )
          .map((file) => `${path}: ${file}`),
      );
    expect(lost).toEqual([]);
  });

  it('links only to what is there', () => {
    const lost = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map((m) => m[1] ?? '')
        .filter((to) => !/^(https?:|mailto:|\/)/.test(to) && !existsSync(join(dirname(path), to)))
        .map((to) => `${path}: ${to}`),
    );
    expect(lost).toEqual([]);
  });

  it('says no thing twice in the README: each row of its tables begins otherwise', () => {
    const rows = readFileSync('README.md', 'utf8')
      .split('\n')
      .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? []);
    const firsts = rows.filter((row) => !/^-+$/.test(row)).map((row) => row.split(':')[0]);
    expect(firsts.filter((row, at) => firsts.indexOf(row) !== at)).toEqual([]);
  });
});
