import type { Book } from '#content/book.ts';
import { personsTopics, questionWords } from '#content/find.ts';
import { readyChoice, readyLine } from '#easy-read/ready-line.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import {
  linesOfPage,
  readyNotes,
  readyPass,
  readyPrepare,
  readySession,
  sharedStep,
  type NamedLine,
  type ReadySession,
  type ReadyStep,
} from './ready-session.ts';

/** A Page as a step of a Session. */
export interface KitPage {
  id: string;
  head: ReadyLine;
  lines: NamedLine[];
}
/** A Question as a step of a Session, by `<session or topic>/<question>`. Its choices without *pass*. */
export interface KitQuestion {
  id: string;
  head: ReadyLine;
  choices: ReadyChoice[];
}
/** What stands together under one title. */
export interface KitGroup<One> {
  id: string;
  head: ReadyLine;
  all: One[];
}

/** All that a group can make a Session of: `/groups/kit.json`. */
export interface SessionKit {
  before: ReadyStep[];
  break: ReadyStep;
  after: ReadyStep[];
  pass: ReadyChoice;
  /** For the facilitator: of each kind of step, and of every Session. */
  notes: Record<'page' | 'question' | 'talk', NamedLine[]>;
  every: Pick<ReadySession, 'prepare' | 'hard'>;
  pages: KitGroup<KitPage>[];
  questions: KitGroup<KitQuestion>[];
}

/** Questions of Topics that a room can be asked: two to six choices, nothing private, and nothing that tells of danger before others. */
const questionsOfTopics = (book: Book): KitGroup<KitQuestion>[] =>
  personsTopics(book)
    .filter(({ file }) => !file.private && !file.quiet && file.needs === undefined)
    .map((topic) => ({
      id: topic.id,
      head: readyLine(book, topic.file.picture, topic.words.title),
      all: topic.file.questions.flatMap((question): KitQuestion[] => {
        if ((question.kind !== 'one-choice' && question.kind !== 'some-choices') || question.mine) return [];
        const choices = Object.entries(question.choices);
        if (choices.length > 6 || choices.some(([, one]) => one.danger ?? one.staying)) return [];
        const { prompt, choices: words = {} } = questionWords(topic, question.id);
        return [
          {
            id: `${topic.id}/${question.id}`,
            head: readyLine(book, question.picture, prompt),
            choices: choices.map(([id, file]) => readyChoice(book, id, file, words[id] ?? '')),
          },
        ];
      }),
    }));

/** Makes the kit ready: the steps that come by themselves, the Pages by chapter, the Questions of ready Sessions and of Topics. */
export const sessionKit = (book: Book): SessionKit => ({
  before: [sharedStep(book, 'welcome'), sharedStep(book, 'agreed')],
  break: sharedStep(book, 'break'),
  after: [sharedStep(book, 'said'), sharedStep(book, 'how'), sharedStep(book, 'goodbye')],
  pass: readyPass(book),
  notes: { page: readyNotes(book, 'page'), question: readyNotes(book, 'question'), talk: readyNotes(book, 'talk') },
  every: readyPrepare(book),
  pages: book.chapters
    .map(({ id, picture, title, pages }) => ({
      id,
      head: readyLine(book, picture, title),
      all: book.pages
        .filter((page) => pages.includes(page.id) && page.file.reader !== 'supporter')
        .map((page) => ({
          id: page.id,
          head: readyLine(book, page.file.picture, page.words.title),
          lines: linesOfPage(book, page.id, undefined),
        })),
    }))
    .filter(({ all }) => all.length > 0),
  questions: [
    ...book.sessions.map((session) => {
      const { id, title, steps } = readySession(book, session);
      return {
        id,
        head: title,
        all: steps
          .filter((step) => step.kind === 'question')
          .map(({ id: step, head, choices }) => ({ id: `${id}/${step}`, head, choices: choices.slice(0, -1) })),
      };
    }),
    ...questionsOfTopics(book),
  ].filter(({ all }) => all.length > 0),
});
