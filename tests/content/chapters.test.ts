import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { placeInChapter } from '#easy-read/place-in-chapter.ts';

describe('the contents', () => {
  const book = readBook('en');
  it('have every Page once, and its place in its chapter is known', () => {
    expect(book.chapters.flatMap((c) => c.pages)).toEqual(book.pages.map((p) => p.id));
    for (const chapter of book.chapters) {
      const places = chapter.pages.map((page) => placeInChapter(book, page));
      expect(places.map((p) => p.at)).toEqual(chapter.pages.map((_, i) => i + 1));
      expect(places.map((p) => p.next?.id)).toEqual([...chapter.pages.slice(1), undefined]);
      expect(places.map((p) => p.before?.id)).toEqual([undefined, ...chapter.pages.slice(0, -1)]);
    }
  });
});

describe('a mistake in the contents is told in words', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync('content', root, { recursive: true, filter: (path) => !path.includes('drawn') });
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const reading =
    (pages: readonly string[], title = 'all: Everything\n') =>
    () => {
      writeFileSync(join(root, 'chapters.yaml'), `all:\n  picture: book\n  pages: [${pages.join(', ')}]\n`);
      writeFileSync(join(root, 'chapters.en.yaml'), title);
      return readBook('en', root);
    };
  const ids = readBook('en').pages.map((p) => p.id);

  it('when a Page has no place there', () =>
    expect(reading(ids.slice(1))).toThrow(`the page "${ids[0] ?? ''}" is in no chapter`));
  it('when a Page has 2 places there', () => expect(reading([...ids, ids[0] ?? ''])).toThrow('is there twice'));
  it('when it names a Page that nobody wrote', () =>
    expect(reading([...ids, 'my-moon'])).toThrow('the page "my-moon" is not in content/pages'));
  it('when a chapter has no title', () =>
    expect(reading(ids, 'other: Something\n')).toThrow('the chapter "all" has no title'));
});
