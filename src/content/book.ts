import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { chapterFile, chapterWords } from '#model/chapter.ts';
import type { ChoiceFile } from '#model/choice.ts';
import { hardWordFile, type HardWordFile } from '#model/hard-word.ts';
import { choiceSetFile, choiceSetWords, messageFile, messageWords } from '#model/message.ts';
import { owner, type Owner } from '#model/owner.ts';
import { pageFile, pageWords, type PageFile, type PageWords } from '#model/page.ts';
import { pictureFile, type Picture } from '#model/picture.ts';
import { sheetFile, sheetWords, type SheetFile, type SheetWords } from '#model/sheet.ts';
import { site, type Site } from '#model/site.ts';
import { topicFile, topicWords, type TopicFile, type TopicWords } from '#model/topic.ts';

/** A Page in one language, ready to be resolved: structure, words, and the longer text in Markdown. */
export interface BookPage { id: string; file: PageFile; words: PageWords; detail: string }
/** Pages that stand together, in order: `pages` are their ids. */
export interface BookChapter { id: string; picture: string; title: string; pages: string[] }
/** A Topic in one language. */
export interface BookTopic { id: string; file: TopicFile; words: TopicWords }
/** Something made from a Story, in one language. */
export interface BookSheet { id: string; file: SheetFile; words: SheetWords }
/** A choice of a set: a Line, and what it means besides. */
export type BookChoice = ChoiceFile & { words: string };
/** A Line of a screen: which picture, which sentence. */
export interface BookMessage { picture: string; words: string }

/** Everything a person meets, in one language: the whole of `content/`, checked. */
export interface Book {
  lang: string;
  site: Site;
  /** The contents, in the order in which they are read. */
  chapters: BookChapter[];
  /** Chapter after chapter. */
  owner: Owner;
  pages: BookPage[];
  topics: BookTopic[];
  sheets: BookSheet[];
  /** screen → line id → Line */
  messages: Record<string, Record<string, BookMessage>>;
  /** Choices that many Questions share, by set (`feelings`, `body-parts`, …) and id. */
  sets: Record<string, Record<string, BookChoice>>;
  pictures: Record<string, Picture>;
  hardWords: Record<string, HardWordFile>;
  strings: Record<string, string>;
}

/** An author's mistake, said in the author's words. */
export class ContentMistake extends Error {
  override readonly name = 'ContentMistake';
}

function read<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  let raw: unknown;
  try {
    raw = path.endsWith('.json') ? JSON.parse(readFileSync(path, 'utf8')) : parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ContentMistake(`${path}: this file is missing or is not well-formed. ${(cause as Error).message}`);
  }
  const checked = schema.safeParse(raw);
  if (checked.success) return checked.data;
  const first = checked.error.issues[0];
  throw new ContentMistake(`${path}, at "${first?.path.join(' › ') ?? 'top'}": ${first?.message ?? 'not as expected'}`);
}

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort();
const files = (path: string, end: string) => readdirSync(path).filter((f) => f.endsWith(end)).sort();

/**
 * Reads a folder where pictures (`<name>.yaml`) and words (`<name>.<lang>.yaml`) stand side by side, with the same ids in the pictures' order.
 * @returns name → id → picture and words.
 */
function pairs<P>(root: string, folder: string, lang: string, pictureSchema: z.ZodType<Record<string, P>>, wordSchema: typeof messageWords): Record<string, Record<string, { of: P; words: string }>> {
  const at = join(root, folder);
  const all: Record<string, Record<string, { of: P; words: string }>> = {};
  for (const name of new Set(files(at, '.yaml').map((f) => f.split('.')[0] ?? ''))) {
    const pictures = read(join(at, `${name}.yaml`), pictureSchema);
    const words = read(join(at, `${name}.${lang}.yaml`), wordSchema);
    const unseen = Object.keys(words).find((line) => pictures[line] === undefined);
    if (unseen !== undefined) throw new ContentMistake(`${folder}/${name}, line "${unseen}": no picture. Every line needs one.`);
    all[name] = Object.fromEntries(Object.entries(pictures).map(([line, of]) => {
      const text = words[line];
      if (text === undefined) throw new ContentMistake(`${folder}/${name}, line "${line}": no words. Write them, or take its picture away.`);
      return [line, { of, words: text }];
    }));
  }
  return all;
}

/** Reads the contents. Every Page stands in one chapter, or nobody would find it. */
function readChapters(root: string, lang: string, pages: readonly string[]): BookChapter[] {
  const words = read(join(root, `chapters.${lang}.yaml`), chapterWords);
  const chapters = Object.entries(read(join(root, 'chapters.yaml'), chapterFile)).map(([id, file]) => {
    const title = words[id];
    if (title === undefined) throw new ContentMistake(`chapters.${lang}.yaml: the chapter "${id}" has no title. Write one.`);
    return { id, title, ...file };
  });
  const placed = chapters.flatMap((chapter) => chapter.pages);
  const mistake = (page: string | undefined, says: string) => {
    if (page !== undefined) throw new ContentMistake(`chapters.yaml: the page "${page}" ${says}.`);
  };
  mistake(placed.find((page) => !pages.includes(page)), 'is not in content/pages. Write it, or take it away here');
  mistake(placed.find((page, i) => placed.indexOf(page) !== i), 'is there twice. Keep 1 of them');
  mistake(pages.find((page) => !placed.includes(page)), 'is in no chapter. Give it a place');
  return chapters;
}

/** The same folder of names and ids, each one made into something else. */
const eachOf = <A, B>(all: Record<string, Record<string, A>>, make: (one: A) => B): Record<string, Record<string, B>> =>
  Object.fromEntries(Object.entries(all).map(([name, lines]) => [name, Object.fromEntries(Object.entries(lines).map(([id, one]) => [id, make(one)]))]));

/** The language of what stands in `content` beside what it names, without a file of its own. */
const firstLanguage = 'en';

/** Pictures with what they mean in another language: `content/pictures/means.<lang>.yaml`, name → words. Throws ContentMistake where one is not there. */
export function withMeanings(pictures: Book['pictures'], means: Readonly<Record<string, string>>, lang: string): Book['pictures'] {
  return Object.fromEntries(Object.entries(pictures).map(([name, picture]) => {
    const words = means[name];
    if (words === undefined) throw new ContentMistake(`pictures/means.${lang}.yaml: the picture "${name}" has no meaning. Write it.`);
    return [name, { ...picture, means: words }];
  }));
}

/**
 * Reads `content/` whole. Throws ContentMistake at the first file that is not as its schema says.
 * @param lang ISO 639-1 code of the words to read.
 * @param root the `content` folder.
 */
export function readBook(lang = 'en', root = 'content'): Book {
  const pages = folders(join(root, 'pages')).map((id) => {
    const at = join(root, 'pages', id);
    return {
      id,
      file: read(join(at, 'page.yaml'), pageFile),
      words: read(join(at, `words.${lang}.yaml`), pageWords),
      detail: readFileSync(join(at, `detail.${lang}.md`), 'utf8'),
    };
  });
  const chapters = readChapters(root, lang, pages.map((page) => page.id));
  const inOrder = chapters.flatMap((chapter) => chapter.pages);
  const topics = folders(join(root, 'topics')).map((id) => {
    const at = join(root, 'topics', id);
    return { id, file: read(join(at, 'topic.yaml'), topicFile), words: read(join(at, `words.${lang}.yaml`), topicWords) };
  });
  const sheets = files(join(root, 'sheets'), '.yaml').filter((f) => f.split('.').length === 2).map((f) => {
    const id = basename(f, '.yaml');
    return { id, file: read(join(root, 'sheets', f), sheetFile), words: read(join(root, 'sheets', `${id}.${lang}.yaml`), sheetWords) };
  });
  const pictures: Book['pictures'] = {};
  for (const f of files(join(root, 'pictures'), '.yaml').filter((name) => name.split('.').length === 2)) {
    for (const [name, picture] of Object.entries(read(join(root, 'pictures', f), pictureFile))) {
      if (pictures[name]) throw new ContentMistake(`pictures/${f}: the picture "${name}" is there twice.`);
      pictures[name] = picture;
    }
  }
  const hardWords = Object.fromEntries(
    files(join(root, 'hard-words'), '.yaml').map((f) => [basename(f, '.yaml'), read(join(root, 'hard-words', f), hardWordFile)]),
  );
  const strings: Book['strings'] = {};
  for (const f of files(join(root, 'strings'), '.json').filter((name) => name === `${lang}.json` || name.endsWith(`.${lang}.json`))) {
    for (const [key, words] of Object.entries(JSON.parse(readFileSync(join(root, 'strings', f), 'utf8')) as Book['strings'])) {
      if (strings[key] !== undefined) throw new ContentMistake(`strings/${f}: the label "${key}" is there twice.`);
      strings[key] = words;
    }
  }
  return {
    lang,
    site: read(join(root, 'site.yaml'), site),
    chapters,
    pages: pages.sort((a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id)),
    owner: read(join(root, 'owner.yaml'), owner),
    topics: topics.sort((a, b) => a.file.order - b.file.order),
    sheets: sheets.sort((a, b) => a.file.order - b.file.order),
    messages: eachOf(pairs(root, 'messages', lang, messageFile, messageWords), ({ of, words }): BookMessage => ({ picture: of, words })),
    sets: eachOf(pairs(root, 'choices', lang, choiceSetFile, choiceSetWords), ({ of, words }): BookChoice => ({ ...of, words })),
    pictures: lang === firstLanguage ? pictures : withMeanings(pictures, read(join(root, 'pictures', `means.${lang}.yaml`), messageWords), lang),
    hardWords,
    strings,
  };
}
