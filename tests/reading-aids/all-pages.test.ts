// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { plainSentence } from '#easy-read/sentence-parts.ts';
import { allPages } from '#reading-aids/all-pages.ts';

/** Some of the Pages: all of them have hundreds of pictures to draw. That the whole is no larger than is said, `path/reading-aids.spec.ts` holds. */
const some = 6;
const all = readBook();
const pages = all.pages.slice(0, some);
const book = {
  ...all,
  pages,
  chapters: all.chapters.map((chapter) => ({
    ...chapter,
    pages: chapter.pages.filter((id) => pages.some((page) => page.id === id)),
  })),
};
let file: string;
let whole: Document;
// Made ready outside of any test's time: each picture is drawn on the way.
beforeAll(() => {
  file = allPages(book);
  whole = new DOMParser().parseFromString(file, 'text/html');
}, 120_000);

describe('all Pages as one file', () => {
  it('has every Line of every Page in its order, word for word, each with its picture', () => {
    for (const { id, file: page, words } of book.pages) {
      const lines = [...whole.querySelectorAll(`#page-${id} .line`)];
      const ids = page.headings.flatMap((heading) => Object.entries(heading.lines));
      expect(
        lines.map((line) => line.querySelector('.sentence')?.textContent),
        id,
      ).toEqual([words.title, ...ids.map(([line]) => words.lines[line] ?? '')].map(plainSentence));
      expect(
        lines.map((line) => line.querySelector('use')?.getAttribute('href')),
        id,
      ).toEqual([page.picture, ...ids.map(([, picture]) => picture)].map((picture) => `#p-${picture}`));
    }
  });

  it('needs nothing from elsewhere: no script, no address to fetch, and every place that it leads to within itself is there', () => {
    expect(whole.querySelectorAll('script, link, iframe, img, audio, [onclick], [style]')).toHaveLength(0);
    expect(file).not.toMatch(/url\(|\ssrc=|@import/);
    const ids = [...whole.querySelectorAll('[id]')].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    const lost = [...whole.querySelectorAll('[href]')]
      .map((one) => one.getAttribute('href') ?? '')
      .filter((to) => (to.startsWith('#') ? !ids.includes(to.slice(1)) : !/^(https?:|tel:|mailto:)/.test(to)));
    expect(lost).toEqual([]);
  });

  it('explains each hard word of its Lines, and says whom to ring and when each Page was checked', () => {
    expect(whole.querySelectorAll('a.hard').length).toBeGreaterThan(5);
    for (const contact of book.site.contacts) expect(whole.querySelector('#help')?.textContent).toContain(contact.name);
    expect(whole.querySelectorAll('.checked')).toHaveLength(book.pages.length);
  });

  it('keeps words as they are where they look like HTML', () => {
    const page = book.pages[0];
    if (!page) throw new Error('There are no Pages.');
    const odd = {
      ...book,
      pages: [{ ...page, words: { ...page.words, title: 'a < b & "c" <script>1</script>' } }],
      chapters: book.chapters.map((chapter) => ({ ...chapter, pages: chapter.pages.filter((id) => id === page.id) })),
    };
    const made = new DOMParser().parseFromString(allPages(odd), 'text/html');
    expect(made.querySelectorAll('script')).toHaveLength(0);
    expect(made.querySelector(`#page-${page.id} h2`)?.textContent).toBe('a < b & "c" <script>1</script>');
  });
});
