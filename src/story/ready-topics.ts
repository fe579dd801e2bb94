import type { Book } from '#content/book.ts';
import { questionIn, questionWords } from '#content/find.ts';
import { readyChoice, readyLine, readySet } from '#easy-read/ready-line.ts';
import { plainSentence } from '#easy-read/sentence-parts.ts';
import type { Answer } from '#model/answer.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import type { AboutMeSection, Kind, Question } from '#model/topic.ts';

/** A Question as a Story is looked over: pictures for what was said, and what it is about. */
export interface ReviewQuestion {
  id: string;
  version: number;
  kind: Kind | 'older';
  prompt: ReadyLine;
  choices: ReadyChoice[];
  /** What else it asks with: a board's places, a week's parts, what a body feels, who somebody is. */
  with: Record<string, ReadyChoice[]>;
  section?: AboutMeSection | undefined;
  asks?: Question['asks'] | undefined;
  /** It asks of being content to stay where one is, or of objecting to it. */
  staying?: true | undefined;
}
/** A Topic as a Story is looked over. */
export interface ReviewTopic {
  id: string;
  title: ReadyLine;
  questions: ReviewQuestion[];
  /** What it asks is private: it tells a secret, or is about the person's worker. */
  private?: true | undefined;
  /** Only Helpers from afar are asked it: what the person is told of that. */
  helpersOnly?: Record<'why' | 'who', ReadyLine> | undefined;
}
export interface ReviewTopics {
  topics: ReviewTopic[];
  feelings: ReadyChoice[];
}

/** What has to be known of one kind to ask it, on a screen and on paper. A new kind does not compile before it stands here. */
interface HowAsked<Q> {
  /** Its choices: its own and *something else*, only its own (what is not among them is left out), one set of `content/choices`, or none. */
  choices: 'own' | 'only-own' | 'none' | { set: string };
  /** What else it asks with: role → set of `content/choices`. */
  with?: (question: Q) => Readonly<Record<string, string>>;
  /** What stands under its prompt on paper. */
  paper: 'boxes' | 'board' | 'week' | 'rings' | 'drawing' | 'lines';
}
const howAsked: { [K in Kind]: HowAsked<Extract<Question, { kind: K }>> } = {
  'one-choice': { choices: 'own', paper: 'boxes' },
  'some-choices': { choices: 'own', paper: 'boxes' },
  feeling: { choices: { set: 'feelings' }, paper: 'boxes' },
  'own-words': { choices: 'none', paper: 'lines' },
  somebody: { choices: 'none', paper: 'lines' },
  sort: { choices: 'only-own', with: ({ places }) => ({ places }), paper: 'board' },
  week: { choices: 'only-own', with: () => ({ parts: 'parts-of-the-day' }), paper: 'week' },
  body: { choices: { set: 'body-parts' }, with: () => ({ feels: 'body-feelings' }), paper: 'boxes' },
  circle: { choices: 'none', with: () => ({ who: 'who-they-are', near: 'how-near' }), paper: 'rings' },
  'own-way': { choices: 'none', paper: 'drawing' },
};

/** How a Question is asked, by its kind. */
const howOf = (question: Question): HowAsked<Question> => howAsked[question.kind] as HowAsked<Question>;

/** What stands under a Question's prompt on paper. */
export const onPaper = (question: Question): HowAsked<Question>['paper'] => howOf(question).paper;

/** The other choices that a kind asks with, by the role they play in it. Throws ContentMistake. */
export const askedWith = (book: Book, question: Question): Record<string, ReadyChoice[]> =>
  Object.fromEntries(
    Object.entries(howOf(question).with?.(question) ?? {}).map(([role, set]) => [role, readySet(book, set)]),
  );

/** The choices of a Question: its own, or those that all Questions of its kind share. Throws ContentMistake. */
export function choicesOf(book: Book, topic: Book['topics'][number], question: Question): ReadyChoice[] {
  const { choices } = howOf(question);
  if (typeof choices === 'object') return readySet(book, choices.set);
  if (choices === 'none' || !('choices' in question)) return [];
  const words = questionWords(topic, question.id).choices ?? {};
  const own = Object.entries(question.choices).map(([id, choice]) => readyChoice(book, id, choice, words[id] ?? ''));
  return choices === 'only-own' ? own : [...own, ...readySet(book, 'something-else')];
}

/** Whether a Question asks of being content to stay: by its own choices, or by feelings about the place. */
export const asksOfStaying = (q: Question): boolean =>
  q.kind === 'feeling'
    ? q.about === 'staying'
    : (q.kind === 'one-choice' || q.kind === 'some-choices') && Object.values(q.choices).some((c) => c.staying);

/** A Question as it is asked now, by `<topic>/<question>`: what an Answer to it carries. Throws ContentMistake. */
export function askedNow(book: Book, question: string): Pick<Answer, 'question' | 'version' | 'lang' | 'asked'> {
  const { file, words } = questionIn(book, question);
  return { question, version: file.version, lang: book.lang, asked: { prompt: plainSentence(words.prompt) } };
}

/** All Topics in their order, ready to stand beside Answers. */
export const readyTopics = (book: Book): ReviewTopics => ({
  topics: book.topics.map((topic) => ({
    id: topic.id,
    title: readyLine(book, topic.file.picture, topic.words.title),
    ...((topic.file.private ?? topic.file.quiet ?? topic.file.needs) ? { private: true as const } : {}),
    ...(onlyHelpersAnswer(topic.id)
      ? {
          helpersOnly: {
            why: readyLine(book, topic.file.lines.why, topic.words.why),
            who: readyLine(book, topic.file.lines.who, topic.words.who),
          },
        }
      : {}),
    questions: topic.file.questions.map((q) => ({
      id: `${topic.id}/${q.id}`,
      version: q.version,
      kind: q.kind,
      prompt: readyLine(book, q.picture, questionWords(topic, q.id).prompt),
      // Feelings are the same everywhere: they come once, beside the Topics.
      choices: q.kind === 'feeling' ? [] : choicesOf(book, topic, q),
      with: askedWith(book, q),
      section: q.section,
      asks: q.asks,
      ...(asksOfStaying(q) ? { staying: true as const } : {}),
    })),
  })),
  feelings: readySet(book, 'feelings'),
});
