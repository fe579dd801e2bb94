import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { askedFile, askedWords, type AskedFile, type AskedWords } from '#model/asked.ts';
import { chapterFile, chapterWords } from '#model/chapter.ts';
import type { ChoiceFile } from '#model/choice.ts';
import { fieldWordsFile, type FieldWord } from '#model/field-word.ts';
import { hardWordFile, type HardWordFile } from '#model/hard-word.ts';
import { choiceSetFile, choiceSetWords, messageFile, messageWords } from '#model/message.ts';
import { owner, type Owner } from '#model/owner.ts';
import { pageFile, pageWords, type PageFile, type PageWords } from '#model/page.ts';
import { pictureFile, type Picture } from '#model/picture.ts';
import { placeFile, type Place } from '#model/place.ts';
import { readyRepliesFile, type ReadyReply } from '#model/ready-reply.ts';
import { sessionFile, sessionWords, type SessionFile, type SessionWords } from '#model/session.ts';
import { sheetFile, sheetWords, type SheetFile, type SheetWords } from '#model/sheet.ts';
import { site, type Site } from '#model/site.ts';
import { topicFile, topicWords, type TopicFile, type TopicWords } from '#model/topic.ts';
import type { OwnFile } from '#model/own-folder.ts';
import { laid, laidContent, ownFolder, type Laid } from './laid.ts';
import { chapterOf, layOwn, readOwn } from './lay-own.ts';
import { ContentMistake, readFile } from './read-file.ts';

/** A Page in one language, ready to be resolved: structure, words, and the longer text in Markdown. */
export interface BookPage {
  id: string;
  file: PageFile;
  words: PageWords;
  detail: string;
}
/** Pages that stand together, in order: `pages` are their ids. */
export interface BookChapter {
  id: string;
  picture: string;
  title: string;
  pages: string[];
}
/** A question that people asked, with its answer, in one language. */
export interface BookAsked {
  id: string;
  file: AskedFile;
  words: AskedWords;
}
/** Somewhere to go near here. */
export type BookPlace = Place & { id: string };
/** A Topic in one language. */
export interface BookTopic {
  id: string;
  file: TopicFile;
  words: TopicWords;
}
/** Something made from a Story, in one language. */
export interface BookSheet {
  id: string;
  file: SheetFile;
  words: SheetWords;
}
/** A Session that a group can run, in one language. */
export interface BookSession {
  id: string;
  file: SessionFile;
  words: SessionWords;
}
/** A choice of a set: a Line, and what it means besides. */
export type BookChoice = ChoiceFile & { words: string };
/** A Line of a screen: which picture, which sentence. */
export interface BookMessage {
  picture: string;
  words: string;
}

/** Everything a person meets, in one language: the whole of `content/`, with the own folder over it, checked. */
export interface Book {
  lang: string;
  site: Site;
  /** The contents, in the order in which they are read. */
  chapters: BookChapter[];
  /** Chapter after chapter. */
  owner: Owner;
  pages: BookPage[];
  /** Questions that people asked, in the order of the Pages they stand beside. */
  asked: BookAsked[];
  /** Places near here, by name: what whoever runs this copy wrote. */
  places: BookPlace[];
  topics: BookTopic[];
  sheets: BookSheet[];
  sessions: BookSession[];
  /** screen → line id → Line */
  messages: Record<string, Record<string, BookMessage>>;
  /** Choices that many Questions share, by set (`feelings`, `body-parts`, …) and id. */
  sets: Record<string, Record<string, BookChoice>>;
  pictures: Record<string, Picture>;
  hardWords: Record<string, HardWordFile>;
  /** Words of the field, for whoever writes to a person. */
  fieldWords: FieldWord[];
  /** Whole Replies that a worker can take and change. */
  readyReplies: ReadyReply[];
  strings: Record<string, string>;
  /** What whoever runs this copy laid over it. */
  own: OwnFile;
}

/**
 * Reads a folder where pictures (`<name>.yaml`) and words (`<name>.<lang>.yaml`) stand side by side, with the same ids in the pictures' order.
 * An own folder may say single Lines in another way: those of ours that it leaves out stay.
 * @returns name → id → picture and words.
 */
function pairs<P>(
  content: Laid,
  folder: string,
  lang: string,
  pictureSchema: z.ZodType<Record<string, P>>,
  wordSchema: typeof messageWords,
): Record<string, Record<string, { of: P; words: string }>> {
  const all: Record<string, Record<string, { of: P; words: string }>> = {};
  for (const name of new Set(content.files(folder, '.yaml').map((f) => f.split('.')[0] ?? ''))) {
    const pictures = readEach(content.each(folder, `${name}.yaml`), pictureSchema);
    const words = readEach(content.each(folder, `${name}.${lang}.yaml`), wordSchema);
    const unseen = Object.keys(words).find((line) => pictures[line] === undefined);
    if (unseen !== undefined)
      throw new ContentMistake(`${folder}/${name}, line "${unseen}": no picture. Every line needs one.`);
    all[name] = Object.fromEntries(
      Object.entries(pictures).map(([line, of]) => {
        const text = words[line];
        if (text === undefined)
          throw new ContentMistake(
            `${folder}/${name}, line "${line}": no words. Write them, or take its picture away.`,
          );
        return [line, { of, words: text }];
      }),
    );
  }
  return all;
}

/** Reads a folder where each thing is one file of structure (`<id>.yaml`) and one of words (`<id>.<lang>.yaml`). */
const pairOf = <F, W>(
  content: Laid,
  folder: string,
  lang: string,
  file: z.ZodType<F>,
  words: z.ZodType<W>,
): { id: string; file: F; words: W }[] =>
  content
    .files(folder, '.yaml')
    .filter((f) => f.split('.').length === 2)
    .map((f) => {
      const id = basename(f, '.yaml');
      return {
        id,
        file: readFile(content.file(folder, f), file),
        words: readFile(content.file(folder, `${id}.${lang}.yaml`), words),
      };
    });

/** What stands under a name in several files is read from the last that has it. */
const readEach = <T>(paths: readonly string[], schema: z.ZodType<Record<string, T>>): Record<string, T> =>
  paths.reduce<Record<string, T>>((all, path) => ({ ...all, ...readFile(path, schema) }), {});

/** Reads the contents. Every Page stands in one chapter, or nobody would find it. */
function readChapters(content: Laid, lang: string, pages: readonly string[], own: OwnFile): BookChapter[] {
  const words = readFile(content.file(`chapters.${lang}.yaml`), chapterWords);
  const chapters = Object.entries(readFile(content.file('chapters.yaml'), chapterFile))
    .map(([id, file]): BookChapter => {
      const title = words[id];
      if (title === undefined)
        throw new ContentMistake(`chapters.${lang}.yaml: the chapter "${id}" has no title. Write one.`);
      return { id, title, ...file };
    })
    .concat(chapterOf(own));
  const placed = chapters.flatMap((chapter) => chapter.pages);
  const mistake = (page: string | undefined, says: string) => {
    if (page !== undefined) throw new ContentMistake(`chapters.yaml: the page "${page}" ${says}.`);
  };
  mistake(
    placed.find((page) => !pages.includes(page)),
    'is not in content/pages. Write it, or take it away here',
  );
  mistake(
    placed.find((page, i) => placed.indexOf(page) !== i),
    'is there twice. Keep 1 of them',
  );
  mistake(
    pages.find((page) => !placed.includes(page)),
    'is in no chapter. Give it a place',
  );
  return chapters;
}

/** The same folder of names and ids, each one made into something else. */
const eachOf = <A, B>(all: Record<string, Record<string, A>>, make: (one: A) => B): Record<string, Record<string, B>> =>
  Object.fromEntries(
    Object.entries(all).map(([name, lines]) => [
      name,
      Object.fromEntries(Object.entries(lines).map(([id, one]) => [id, make(one)])),
    ]),
  );

/** The language of what stands in `content` beside what it names, without a file of its own. */
const firstLanguage = 'en';

/** Pictures with what they mean in another language: `content/pictures/means.<lang>.yaml`, name → words. Throws ContentMistake where one is not there. */
export function withMeanings(
  pictures: Book['pictures'],
  means: Readonly<Record<string, string>>,
  lang: string,
): Book['pictures'] {
  return Object.fromEntries(
    Object.entries(pictures).map(([name, picture]) => {
      const words = means[name];
      if (words === undefined)
        throw new ContentMistake(`pictures/means.${lang}.yaml: the picture "${name}" has no meaning. Write it.`);
      return [name, { ...picture, means: words }];
    }),
  );
}

/** The labels of `strings/` in one folder. */
function stringsIn(content: Laid, lang: string): Book['strings'] {
  const strings: Book['strings'] = {};
  for (const f of content
    .files('strings', '.json')
    .filter((name) => name === `${lang}.json` || name.endsWith(`.${lang}.json`))) {
    for (const [key, words] of Object.entries(readFile(content.file('strings', f), z.record(z.string(), z.string())))) {
      if (strings[key] !== undefined) throw new ContentMistake(`strings/${f}: the label "${key}" is there twice.`);
      strings[key] = words;
    }
  }
  return strings;
}

/** The pictures of one folder, by name. */
function picturesIn(content: Laid): Book['pictures'] {
  const pictures: Book['pictures'] = {};
  for (const f of content.files('pictures', '.yaml').filter((name) => name.split('.').length === 2)) {
    for (const [name, picture] of Object.entries(readFile(content.file('pictures', f), pictureFile))) {
      if (pictures[name]) throw new ContentMistake(`pictures/${f}: the picture "${name}" is there twice.`);
      pictures[name] = picture;
    }
  }
  return pictures;
}

/** Reads the ready Replies: each Line with its picture and its words, each used, and each Reply for Topics that are there. */
function readReadyReplies(content: Laid, lang: string, topics: readonly string[]): ReadyReply[] {
  const { lines, replies } = readFile(content.file('ready-replies.yaml'), readyRepliesFile);
  const words = readFile(content.file(`ready-replies.${lang}.yaml`), messageWords);
  const mistake = (what: string | undefined, says: string) => {
    if (what !== undefined) throw new ContentMistake(`ready-replies.yaml: "${what}" ${says}.`);
  };
  mistake(
    Object.keys(lines).find((id) => words[id] === undefined),
    'has no words. Write them, or take the line away',
  );
  mistake(
    Object.keys(words).find((id) => lines[id] === undefined),
    'has words and no picture. Every line needs one',
  );
  mistake(
    Object.keys(lines).find((id) => !replies.some((r) => r.lines.includes(id))),
    'is in no reply. Use it, or take it away',
  );
  mistake(
    replies.find((r, at) => replies.findIndex((other) => other.id === r.id) !== at)?.id,
    'is there twice. Give one of them another id',
  );
  mistake(
    replies.flatMap((r) => r.topics ?? []).find((topic) => !topics.includes(topic)),
    'is no topic. Name one that is there',
  );
  return replies.map((reply) => ({
    ...reply,
    lines: reply.lines.map((id) => {
      const [said, picture] = [words[id], lines[id]];
      if (said === undefined || picture === undefined)
        throw new ContentMistake(
          `ready-replies.yaml: the reply "${reply.id}" names the line "${id}", which is not there.`,
        );
      return { words: said, picture };
    }),
  }));
}

/** Reads the questions that people asked. Each stands beside a Page, or nobody would find it. */
function readAsked(content: Laid, lang: string, pages: readonly string[]): BookAsked[] {
  const all = content
    .files('asked', '.yaml')
    .filter((f) => f.split('.').length === 2)
    .map((f): BookAsked => {
      const id = basename(f, '.yaml');
      return {
        id,
        file: readFile(content.file('asked', f), askedFile),
        words: readFile(content.file('asked', `${id}.${lang}.yaml`), askedWords),
      };
    });
  const lost = all.find(({ file }) => !pages.includes(file.page));
  if (lost)
    throw new ContentMistake(
      `asked/${lost.id}.yaml: there is no page "${lost.file.page}". Name the page it stands beside.`,
    );
  return all.sort((a, b) => pages.indexOf(a.file.page) - pages.indexOf(b.file.page));
}

/** Reads the places; `layOwn` puts them in order. */
const readPlaces = (content: Laid): BookPlace[] =>
  Object.entries(
    readEach(
      content.files('places', '.yaml').flatMap((f) => content.each('places', f)),
      placeFile,
    ),
  ).map(([id, one]) => ({ id, ...one }));

/** The longer text of a Page. */
function readDetail(path: string): string {
  if (!existsSync(path))
    throw new ContentMistake(`${path}: this file is missing. It holds the longer text for supporters.`);
  return readFileSync(path, 'utf8');
}

/**
 * Reads `content/` whole, with an own folder over it. Throws ContentMistake at the first file that is not as its schema says.
 * @param lang ISO 639-1 code of the words to read.
 * @param root the `content` folder.
 * @param own the folder of whoever runs this copy.
 */
export function readBook(lang = 'en', root = 'content', own = ownFolder()): Book {
  const [content, ours] = [laidContent(own, root), laid(root)];
  const theirs = readOwn(own);
  const pages = content
    .folders('pages')
    .map((id) => ({
      id,
      file: readFile(content.file('pages', id, 'page.yaml'), pageFile),
      words: readFile(content.file('pages', id, `words.${lang}.yaml`), pageWords),
      detail: readDetail(content.file('pages', id, `detail.${lang}.md`)),
    }));
  const chapters = readChapters(
    content,
    lang,
    pages.map((page) => page.id),
    theirs,
  );
  const inOrder = chapters.flatMap((chapter) => chapter.pages);
  const topics = content
    .folders('topics')
    .map((id) => ({
      id,
      file: readFile(content.file('topics', id, 'topic.yaml'), topicFile),
      words: readFile(content.file('topics', id, `words.${lang}.yaml`), topicWords),
    }));
  const sheets = pairOf(content, 'sheets', lang, sheetFile, sheetWords);
  const sessions = pairOf(content, 'sessions', lang, sessionFile, sessionWords);
  const pictures = { ...picturesIn(ours), ...(own ? picturesIn(laid(own)) : {}) };
  return layOwn({
    lang,
    own: theirs,
    site: readFile(content.file('site.yaml'), site),
    chapters,
    pages: pages.sort((a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id)),
    owner: readFile(content.file('owner.yaml'), owner),
    asked: readAsked(content, lang, inOrder),
    places: readPlaces(content),
    topics: topics.sort((a, b) => a.file.order - b.file.order),
    sheets: sheets.sort((a, b) => a.file.order - b.file.order),
    sessions: sessions.sort((a, b) => a.file.order - b.file.order),
    messages: eachOf(pairs(content, 'messages', lang, messageFile, messageWords), ({ of, words }): BookMessage => ({
      picture: of,
      words,
    })),
    sets: eachOf(pairs(ours, 'choices', lang, choiceSetFile, choiceSetWords), ({ of, words }): BookChoice => ({
      ...of,
      words,
    })),
    pictures:
      lang === firstLanguage
        ? pictures
        : withMeanings(pictures, readEach(content.each('pictures', `means.${lang}.yaml`), messageWords), lang),
    hardWords: Object.fromEntries(
      content
        .files('hard-words', '.yaml')
        .map((f) => [basename(f, '.yaml'), readFile(content.file('hard-words', f), hardWordFile)]),
    ),
    fieldWords: readFile(content.file(`field-words.${lang}.yaml`), fieldWordsFile).words,
    readyReplies: readReadyReplies(
      content,
      lang,
      topics.map((topic) => topic.id),
    ),
    strings: { ...stringsIn(ours, lang), ...(own ? stringsIn(laid(own), lang) : {}) },
  });
}
