import type { Book } from '#content/book.ts';
import { questionWords, topicIn } from '#content/find.ts';
import { readyHelps, readyHelpWays } from '#easy-read/ready-helps.ts';
import { readyLine, readyMessages, readyPicture, readySet, readyUnsaid } from '#easy-read/ready-line.ts';
import { namedQuestions, namedTopics } from '#model/named-questions.ts';
import type { ReadyChoice, ReadyHelpWays, ReadyLine, ReadyPicture, ReadyQuestion } from '#model/ready.ts';
import type { AskedNow } from '#person/keep/new-answer.ts';
import { askedNow, choicesOf } from '#story/ready-topics.ts';
import { storyLabels } from '#story/story-labels.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

const hear = [
  'nothing',
  'nothing-next',
  'cannot-look',
  'needs-you',
  'seen',
  'promise',
  'by',
  'cannot',
  'because',
  'talk',
  'heard',
  'understood-ask',
  'understood',
  'not-understood',
  'only-you',
  'done',
  'day-came',
  'happened-ask',
  'happened',
  'did-not-happen',
  'did-not-happen-next',
  'not-yet',
  'leaving',
  'next-worker',
  'may-read',
  'may-read-what',
  'may-read-trust',
  'may-read-yes',
  'may-read-no',
  'may-read-later',
  'ending',
  'ending-yours',
  'check-in-on',
  'check-in-off',
  'forgotten',
  'recorded',
  'recorded-stays',
  'recorded-ask',
  'went-back',
  'went-back-next',
  'missing',
  'missing-next',
  'newer',
  'newer-next',
] as const;
const week = ['off', 'own-way', 'give', 'gave', 'gave-already', 'missed'] as const;
const working = ['count', 'only-numbers', 'counted', 'say-first'] as const;
const sending = ['on-its-way', 'waits', 'waits-next', 'waits-here', 'later', 'not-taken', 'not-taken-next'] as const;
const errors = [
  'no-internet',
  'no-internet-next',
  'between',
  'between-next',
  'busy',
  'busy-next',
  'full',
  'full-next',
  'cannot-keep',
  'cannot-keep-next',
] as const;

/** What an island of hearing back is told in words. */
export interface Words<K extends string> {
  labels: Labels;
  lines: Record<K | (typeof errors)[number] | (typeof sending)[number], ReadyLine>;
  unsaid: ReadyChoice[];
  worker: ReadyPicture;
  lang: string;
}
export type HearWords = Words<(typeof hear)[number]> & {
  happened: ReadyChoice[];
  understood: ReadyChoice[];
  /** *Who is your worker?*, as it is asked now. */ who: AskedNow;
  /** The Question that *did they understand you?* is kept under. */ asksUnderstood: Pick<
    AskedNow,
    'question' | 'version' | 'lang'
  >;
};
export type WeekWords = Words<(typeof week)[number] | 'help' | 'only-you' | keyof ReadyHelpWays> & {
  questions: WeekQuestion[];
};
export type WorkingWords = Words<(typeof working)[number]> & { questions: string[] };
/** One of the questions of a week, ready to be asked on one screen. */
export interface WeekQuestion {
  id: string;
  version: number;
  prompt: ReadyLine;
  choices: ReadyChoice[];
  helps: ReadyQuestion['helps'];
}

const shared = (book: Book) => ({
  labels: {
    ...storyLabels(book),
    ...labels(book, [
      ...Object.keys(book.strings).filter((key) => /^(hear|week|working)(\.|$)/.test(key)),
      'worker',
      'say',
      'ask.try-again',
      'ask.my-way',
      'ask.back',
      'ask.more',
      'ask.page-of',
      'ask.more-chosen',
      'give',
      'give.to',
      'give.not-now',
      'worker.heard',
      'worker.week',
    ]),
  },
  unsaid: readyUnsaid(book),
  worker: readyPicture(book, 'named-worker'),
  lang: book.lang,
});
const always = (book: Book) => ({ ...readyMessages(book, 'give', sending), ...readyMessages(book, 'errors', errors) });

/** The words of what a worker said. */
export const hearWords = (book: Book): HearWords => ({
  ...shared(book),
  lines: { ...readyMessages(book, 'hear', hear), ...always(book) },
  happened: readySet(book, 'did-it-happen'),
  understood: readySet(book, 'did-they-understand'),
  who: askedNow(book, namedQuestions.whoIsMyWorker),
  asksUnderstood: askedNow(book, namedQuestions.understood),
});

/** The words of *how are you this week?*, with its Questions. */
export function weekWords(book: Book): WeekWords {
  const topic = topicIn(book, namedTopics.week);
  const questions = topic.file.questions.map((q): WeekQuestion => {
    const choices = choicesOf(book, topic, q);
    return {
      id: `${topic.id}/${q.id}`,
      version: q.version,
      prompt: readyLine(book, q.picture, questionWords(topic, q.id).prompt),
      choices,
      helps: readyHelps(book, choices),
    };
  });
  return {
    ...shared(book),
    lines: {
      ...readyMessages(book, 'week', week),
      ...readyMessages(book, 'ask', ['help']),
      ...readyMessages(book, 'danger', ['only-you']),
      ...readyHelpWays(book),
      ...always(book),
    },
    questions,
  };
}

/** The words of *is it working?*. */
export const workingWords = (book: Book): WorkingWords => ({
  ...shared(book),
  lines: { ...readyMessages(book, 'working', working), ...always(book) },
  questions: topicIn(book, namedTopics.working).file.questions.map((q) => `${namedTopics.working}/${q.id}`),
});
