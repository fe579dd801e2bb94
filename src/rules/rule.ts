import type { Book } from '#content/book.ts';

/** A hard word that is explained somewhere, with everything it is called in this language. */
export interface HardWord {
  id: string;
  forms: readonly string[];
}

/**
 * What kind of sentence it is. A `line` and a `question` are whole sentences; a `title`, a `heading` and a `choice`
 * are short names for something; a `label` is a word or two on a button.
 */
export type Part = 'line' | 'question' | 'title' | 'heading' | 'choice' | 'label';

/** Where a hard word has to be explained: in the next Line of a Page, or in the hint of a Question. */
export type ExplainedIn =
  | {
      by: 'next-line';
      /** All Lines of the Page, in order. */ lines: readonly string[];
      /** Which of them this is; -1 for a title or heading. */ at: number;
    }
  | { by: 'hint'; hint: string };

/** One sentence as authored, and what a rule has to know of what stands around it. */
export interface LineInContext {
  /** As authored: hard words stand between double stars, `{name}` stands for something filled in. */
  words: string;
  part: Part;
  /** As an author would say it: `my-rights, line 4 "you-can-say-no"`. */
  where: string;
  /** The file to mend. */
  file: string;
  /** The picture beside it. Headings and labels have none. */
  picture?: string;
  /** The sentence before it, in which initials may have been said in full. */
  before?: string;
  /** Only where hard words have to be explained on the spot. */
  explainedIn?: ExplainedIn;
  /** Easy words beside the Dale–Chall list, lower case. A parameter, so that rules read no files and run in the browser. */
  easy: ReadonlySet<string>;
  /** Hard words that are explained. */
  hardWords: readonly HardWord[];
  /** Names met near this sentence, as written, so that one may begin a sentence. */
  names: ReadonlySet<string>;
}

/** `fail` stops the build; `warn` asks the author to look again. */
export type Level = 'fail' | 'warn';

/** The very words of the sentence that a finding speaks of, and what may stand in their place. */
export interface Spot {
  found?: string;
  instead?: string;
}

/** One thing to mend. */
export interface Finding extends Spot {
  /** The id of the rule, which is the name of its file. Never renamed. */
  rule: string;
  level: Level;
  file: string;
  where: string;
  /** What is wrong and what to do, in a short sentence or two. */
  mend: string;
  /** `where: mend` */
  message: string;
}

/** Looks at one sentence. Never throws, whatever somebody types. */
export type LineRule = (line: LineInContext) => Finding[];

/** The whole of `content/` in one language, and each of its sentences. */
export interface BookInContext {
  book: Book;
  lines: readonly LineInContext[];
  /** Pictures that the screens name themselves. */
  pictureNames: ReadonlySet<string>;
  /** `2027-05-03`: a parameter, so that a rule looks at no clock. */
  today: string;
}

/** Looks at the Book as a whole: at what one sentence cannot know. */
export type BookRule = (context: BookInContext) => Finding[];
