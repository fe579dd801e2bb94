import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { hardWordFile, type HardWordFile } from '#model/hard-word.ts';
import { feelingsFile, feelingsWords, messageFile, messageWords } from '#model/message.ts';
import { pageFile, pageWords, type PageFile, type PageWords } from '#model/page.ts';
import { pictureFile, type Picture } from '#model/picture.ts';
import { site, type Site } from '#model/site.ts';
import { topicFile, topicWords, type TopicFile, type TopicWords } from '#model/topic.ts';

/** A Page in one language, ready to be resolved: structure, words, and the longer text in Markdown. */
export interface BookPage { id: string; file: PageFile; words: PageWords; detail: string }
/** A Topic in one language. */
export interface BookTopic { id: string; file: TopicFile; words: TopicWords }
/** A Line of a screen: which picture, which sentence. */
export interface BookMessage { picture: string; words: string }

/** Everything a person meets, in one language: the whole of `content/`, checked. */
export interface Book {
  lang: string;
  site: Site;
  pages: BookPage[];
  topics: BookTopic[];
  /** screen → line id → Line */
  messages: Record<string, Record<string, BookMessage>>;
  feelings: Record<string, { picture: string; words: string }>;
  pictures: Record<string, Picture>;
  hardWords: Record<string, HardWordFile>;
  strings: Record<string, string>;
}

/** An author's mistake, said in the author's words. */
export class ContentMistake extends Error {}

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
  const topics = folders(join(root, 'topics')).map((id) => {
    const at = join(root, 'topics', id);
    return { id, file: read(join(at, 'topic.yaml'), topicFile), words: read(join(at, `words.${lang}.yaml`), topicWords) };
  });
  const messages: Book['messages'] = {};
  for (const screen of new Set(files(join(root, 'messages'), '.yaml').map((f) => f.split('.')[0] ?? ''))) {
    const pictures = read(join(root, 'messages', `${screen}.yaml`), messageFile);
    const words = read(join(root, 'messages', `${screen}.${lang}.yaml`), messageWords);
    const silent = Object.keys(pictures).find((line) => words[line] === undefined);
    if (silent !== undefined) throw new ContentMistake(`messages/${screen}, line "${silent}": no words. Write them, or take its picture away.`);
    messages[screen] = Object.fromEntries(
      Object.entries(words).map(([line, text]) => {
        const picture = pictures[line];
        if (picture === undefined) throw new ContentMistake(`messages/${screen}, line "${line}": no picture. Every line needs one.`);
        return [line, { picture, words: text }];
      }),
    );
  }
  const feelingPictures = read(join(root, 'feelings', 'feelings.yaml'), feelingsFile);
  const feelingWords = read(join(root, 'feelings', `words.${lang}.yaml`), feelingsWords);
  const pictures: Book['pictures'] = {};
  for (const f of files(join(root, 'pictures'), '.yaml')) {
    for (const [name, picture] of Object.entries(read(join(root, 'pictures', f), pictureFile))) {
      if (pictures[name]) throw new ContentMistake(`pictures/${f}: the picture "${name}" is there twice.`);
      pictures[name] = picture;
    }
  }
  const hardWords = Object.fromEntries(
    files(join(root, 'hard-words'), '.yaml').map((f) => [basename(f, '.yaml'), read(join(root, 'hard-words', f), hardWordFile)]),
  );
  const strings = JSON.parse(readFileSync(join(root, 'strings', `${lang}.json`), 'utf8')) as Book['strings'];
  return {
    lang,
    site: read(join(root, 'site.yaml'), site),
    pages: pages.sort((a, b) => a.file.order - b.file.order),
    topics: topics.sort((a, b) => a.file.order - b.file.order),
    messages,
    feelings: Object.fromEntries(Object.entries(feelingPictures).map(([k, picture]) => [k, { picture, words: feelingWords[k] ?? '' }])),
    pictures,
    hardWords,
    strings,
  };
}
