import type { Book } from '#content/book.ts';
import { readyHelpWays } from '#easy-read/ready-helps.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import type { ReadyHelpWays, ReadyLine } from '#model/ready.ts';
import type { Kind } from '#model/topic.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

/** What every kind is told in words. */
const words = [
  'ask.saved',
  'ask.saving',
  'ask.more',
  'ask.page-of',
  'ask.more-chosen',
  'ask.my-way-said',
  'ask.own-words',
  'ask.own-words-label',
  'ask.or',
  'ask.my-way',
  'ask.whose',
  'ask.mine',
  'ask.with-help',
  'ask.with-help-choice',
  'ask.helper',
  'ask.helper-choice',
  'ask.helper-name',
  'ask.change',
  'say.said',
  'ask.try-again',
] as const;
const lines = ['saved', 'helper-mode', 'helper-beside', 'help', 'said-same', 'said-different'] as const;
/** Only where a Question asks of being content to stay. */
const ofStaying = {
  words: [
    'again',
    'again.tomorrow',
    'again.week',
    'again.month',
    'again.day',
    'again.keep',
    'again.away',
    'again.on',
    'day.odd',
  ],
  lines: ['not-agreeing', 'no-later', 'advocate-helps'],
} as const;
const errors = [
  'cannot-keep',
  'cannot-keep-next',
  'full',
  'full-next',
  'not-a-photo',
  'not-a-photo-next',
  'did-not-come',
  'did-not-come-next',
] as const;

/** What one kind is told besides. Each screen carries only what it may say: bytes are time on a slow line. */
const ofKind = {
  'one-choice': { words: [], lines: ['choose-one'] },
  'some-choices': { words: [], lines: ['choose-some'] },
  feeling: { words: [], lines: ['choose-feelings'] },
  'own-words': { words: [], lines: ['write'] },
  'own-way': { words: [], lines: [] },
  somebody: { words: ['ask.name', 'ask.reach', 'ask.photo-choose', 'ask.photo-away'], lines: [] },
  sort: {
    words: [
      'sort.leave',
      'sort.of',
      'sort.put',
      'sort.left',
      'sort.board',
      'sort.back',
      'sort.empty',
      'sort.move',
      'sort.again',
    ],
    lines: ['sort-where', 'sort-move', 'sort-all'],
  },
  week: {
    words: ['week.add', 'week.things', 'week.put', 'week.taken', 'week.choose', 'week.back'],
    lines: ['week-put'],
  },
  body: {
    words: ['body.feels', 'body.mine', 'body.back', 'body.away', 'body.put', 'body.gone'],
    lines: ['body-where', 'body-mirror', 'body-feels'],
  },
  circle: {
    words: [
      'circle.me',
      'circle.add',
      'circle.name',
      'circle.name-photo',
      'circle.on',
      'circle.who',
      'circle.near',
      'circle.keep',
      'circle.change',
      'circle.away',
      'circle.mine',
      'circle.picture',
      'circle.no-picture',
      'circle.kept',
      'circle.gone',
      'circle.back',
      'ask.photo-choose',
      'ask.photo-away',
    ],
    lines: ['circle-add', 'circle-empty'],
  },
} as const satisfies Record<Kind, { words: readonly string[]; lines: readonly string[] }>;

/** The Lines an asking island may say, by id. A kind asks for its own; the others' do not come to its screen. */
export type AskLines = Record<
  | (typeof lines)[number]
  | (typeof errors)[number]
  | (typeof ofKind)[Kind]['lines'][number]
  | (typeof ofStaying)['lines'][number]
  | 'kept'
  | 'danger-only-you'
  | keyof ReadyHelpWays,
  ReadyLine
>;
/** The bare words an asking island shows. */
export type AskLabels = Labels;

/** What an asking island is told in words, in the Book's language. */
export const askWords = (book: Book, kind: Kind, staying = false): { labels: AskLabels; lines: AskLines } => ({
  labels: labels(book, [...words, ...ofKind[kind].words, ...(staying ? ofStaying.words : [])]),
  lines: {
    ...readyMessages<string>(book, 'ask', [...lines, ...ofKind[kind].lines, ...(staying ? ofStaying.lines : [])]),
    ...readyMessages(book, 'say', ['kept']),
    'danger-only-you': readyMessages(book, 'danger', ['only-you'])['only-you'],
    ...readyHelpWays(book),
    ...readyMessages(book, 'errors', errors),
  } as AskLines,
});
