import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownChapter, ownFile, type OwnFile } from '#model/own-folder.ts';
import { id } from '#model/page.ts';
import type { Book } from './book.ts';
import { laid, ownFolder } from './laid.ts';
import { ContentMistake, readFile } from './read-file.ts';

/** What an own folder may hold. Anything else is a mistake in a name, which nobody would see otherwise. */
const known = [
  'own.yaml',
  'owner.yaml',
  'pages',
  'topics',
  'asked',
  'places',
  'sheets',
  'sessions',
  'pictures',
  'hard-words',
  'easy-words',
  'messages',
  'strings',
  'recordings',
  'README.md',
];

/**
 * What makes a drawing do more than be seen. It would do it under the address of the website, where people's words are: a logo that somebody found
 * on the web must not be able to.
 */
const does = /<script|<foreignObject|<!ENTITY|\son[a-z]+\s*=|javascript:/i;

/** Reads `own.yaml`, and looks that everything that lies there is something that is read. Throws ContentMistake. */
export function readOwn(folder: string | undefined): OwnFile {
  if (!folder) return ownFile.parse({});
  if (!existsSync(join(folder, 'own.yaml')))
    throw new ContentMistake(`${join(folder, 'own.yaml')}: this file is missing. It may be as short as: {}`);
  const own = readFile(join(folder, 'own.yaml'), ownFile);
  const drawings = [own.logo?.file, own.icon].filter((file) => file !== undefined);
  const lost = drawings.find((file) => !existsSync(join(folder, file)));
  if (lost) throw new ContentMistake(`${join(folder, 'own.yaml')}: there is no ${lost} beside it.`);
  const strange = readdirSync(folder).find(
    (name) => !name.startsWith('.') && !known.includes(name) && !drawings.includes(name),
  );
  if (strange)
    throw new ContentMistake(
      `${join(folder, strange)}: nothing reads this. What may lie here: ${known.join(', ')}, and the drawings that own.yaml names.`,
    );
  const content = laid(folder);
  const drawn = [
    ...drawings,
    ...content.files(join('pictures', 'drawn'), '.svg').map((file) => join('pictures', 'drawn', file)),
  ];
  const acting = drawn.find((file) => file.endsWith('.svg') && does.test(readFileSync(join(folder, file), 'utf8')));
  if (acting)
    throw new ContentMistake(
      `${join(folder, acting)}: this drawing holds something that does something, such as a script. Save it as a plain SVG.`,
    );
  for (const group of ['pages', 'topics']) {
    const odd = content.folders(group).find((name) => !id.safeParse(name).success);
    if (odd)
      throw new ContentMistake(
        `${join(folder, group, odd)}: its name is part of an address. Write it in small letters, digits and "-".`,
      );
  }
  return own;
}

/** A drawing that `own.yaml` names, as its bytes. */
export const ownDrawing = (file: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(ownFolder() ?? '', file)));

/** The same, with every text in it made into another; a Page's sources are named as they are. */
function eachText<T>(all: T, change: (text: string) => string): T {
  if (typeof all === 'string') return change(all) as T;
  if (Array.isArray(all)) return all.map((one: unknown) => eachText(one, change)) as T;
  if (typeof all !== 'object' || all === null) return all;
  return Object.fromEntries(
    Object.entries(all).map(([key, one]) => [key, key === 'sources' ? (one as unknown) : eachText(one, change)]),
  ) as T;
}

/** A sentence in which a named worker is called what they are called here. "A named worker" is "An advocate" where that begins with a vowel. */
export function withWorkerTitle(text: string, { one, many }: NonNullable<OwnFile['worker']>): string {
  const an = /^[aeiou]/i.test(one) ? 'n' : '';
  const asFirst = (said: string, title: string) =>
    /^[A-Z]/.test(said) ? title.charAt(0).toUpperCase() + title.slice(1) : title;
  return text
    .replace(/\b([Aa]) (\*\*)?(named worker)(?!s)\b/g, (_, a: string, stars = '') => `${a}${an} ${String(stars)}${one}`)
    .replace(/\bnamed workers\b/gi, (said) => asFirst(said, many))
    .replace(/\bnamed worker\b/gi, (said) => asFirst(said, one));
}

/** Takes away Topics that are off, with what the sheets ask of them. */
function withoutTopics(book: Book, off: readonly string[]): Book {
  const unknown = off.find((id) => !book.topics.some((topic) => topic.id === id));
  if (unknown) throw new ContentMistake(`own.yaml, topicsOff: there is no Topic "${unknown}".`);
  const isOff = (question: string) => off.includes(question.split('/')[0] ?? '');
  return {
    ...book,
    topics: book.topics.filter((topic) => !off.includes(topic.id)),
    sheets: book.sheets
      .map((sheet) => {
        const headings = sheet.file.headings
          .map((h) => ({ ...h, questions: h.questions.filter((q) => !isOff(q)) }))
          .filter((h, n) => h.questions.length > 0 || sheet.file.headings[n]?.questions.length === 0);
        const words = Object.fromEntries(
          Object.entries(sheet.words.headings).filter(([id]) => headings.some((h) => h.id === id)),
        );
        return { ...sheet, file: { ...sheet.file, headings }, words: { ...sheet.words, headings: words } };
      })
      .filter((sheet) => sheet.file.headings.length > 0),
  };
}

/** Theirs in the place of ours with the same id; others after the first of ours, which is 999. */
function withContacts({ site }: Book, { contacts, name }: OwnFile): Book['site'] {
  const [first, ...others] = site.contacts.map((ours) => contacts.find((one) => one.id === ours.id) ?? ours);
  const more = contacts.filter((one) => !site.contacts.some((ours) => ours.id === one.id));
  return { ...site, name: name ?? site.name, contacts: [...(first ? [first] : []), ...more, ...others] };
}

/** Places of `own.yaml` among those of `places/`; one with the same id stands in its place. By name. */
const withPlaces = (book: Book, { places }: OwnFile): Book['places'] =>
  [...places, ...book.places.filter((one) => !places.some(({ id }) => id === one.id))].sort((a, b) =>
    a.name.localeCompare(b.name, book.lang),
  );

/** Lays what `own.yaml` says over the Book. Own Pages, Topics and words were read already, in the place of ours. */
export function layOwn(book: Book): Book {
  const { own } = book;
  const less = withoutTopics({ ...book, site: withContacts(book, own), places: withPlaces(book, own) }, own.topicsOff);
  const { worker } = own;
  return worker ? { ...eachText(less, (text) => withWorkerTitle(text, worker)), own } : less;
}

/** Their chapter, after ours. */
export const chapterOf = ({ chapter }: OwnFile): Book['chapters'] => (chapter ? [{ id: ownChapter, ...chapter }] : []);
