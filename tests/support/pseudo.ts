import type { Book } from '#content/book.ts';

/** The mark that every word of the pseudo-language carries at both ends. No language that we know begins a sentence with it. */
export const mark = 'ẋ';

/** A sentence in the pseudo-language: a third longer, as German is, with a mark at both ends. What is filled in and what is marked stays. */
export const pseudo = (words: string): string => `${mark}${words}${' ôôô'.repeat(Math.ceil(words.length / 12))}${mark}`;

/** Each text of some words made another, however deep it stands. */
const each = <T>(words: T): T => {
  if (typeof words === 'string') return pseudo(words) as T;
  if (Array.isArray(words)) return words.map((one: unknown) => each(one)) as T;
  if (typeof words === 'object' && words !== null)
    return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, each<unknown>(one)])) as T;
  return words;
};

/** Only `words` of each thing under a name. */
const wordsOf = <T extends { words: unknown }>(all: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { ...one, words: each(one.words) }]));
const eachOf = <T extends { words: unknown }>(
  all: Record<string, Record<string, T>>,
): Record<string, Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([name, ones]) => [name, wordsOf(ones)]));

type Contact = Book['site']['contacts'][number];
const inPseudo = (contact: Contact): Contact => ({
  ...contact,
  name: pseudo(contact.name),
  what: pseudo(contact.what),
  ...(contact.where === undefined ? {} : { where: pseudo(contact.where) }),
  ...(contact.hours === undefined ? {} : { hours: pseudo(contact.hours) }),
});

/** A Book of the pseudo-language: whatever a screen then says without the mark did not come from the contents. It is built in tests alone. */
export const pseudoBook = (book: Book): Book => ({
  ...book,
  chapters: book.chapters.map((chapter) => ({ ...chapter, title: pseudo(chapter.title) })),
  // Of the longer text each line of Markdown, behind what begins it.
  pages: book.pages.map((page) => ({
    ...page,
    words: each(page.words),
    detail: page.detail.replace(
      /^([#>*-]+ |\d+\. )?(\S.*)$/gm,
      (_, begins: string | undefined, words: string) => (begins ?? '') + pseudo(words),
    ),
  })),
  asked: book.asked.map((one) => ({ ...one, words: each(one.words) })),
  topics: book.topics.map((topic) => ({ ...topic, words: each(topic.words) })),
  sheets: book.sheets.map((sheet) => ({ ...sheet, words: each(sheet.words) })),
  sessions: book.sessions.map((session) => ({ ...session, words: each(session.words) })),
  messages: eachOf(book.messages),
  sets: eachOf(book.sets),
  strings: each(book.strings),
  site: {
    ...book.site,
    name: pseudo(book.site.name),
    contacts: book.site.contacts.map(inPseudo),
    withoutSpeaking: book.site.withoutSpeaking.map((way) => ({ ...way, words: pseudo(way.words) })),
  },
  // What it is called in a sentence stays among its forms: it is looked for there.
  hardWords: Object.fromEntries(
    Object.entries(book.hardWords).map(([id, hard]) => [
      id,
      {
        ...hard,
        words: Object.fromEntries(
          Object.entries(hard.words).map(([lang, { word, forms, explained }]) => [
            lang,
            { word: pseudo(word), forms: [word, ...forms], explained: each(explained) },
          ]),
        ),
      },
    ]),
  ),
  pictures: Object.fromEntries(
    Object.entries(book.pictures).map(([name, picture]) => [name, { ...picture, means: pseudo(picture.means) }]),
  ),
});
