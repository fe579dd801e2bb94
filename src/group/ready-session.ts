import type { Book, BookSession } from '#content/book.ts';
import { pageIn } from '#content/find.ts';
import { readyChoice, readyLine, readyMessages, readyPicture, readySet } from '#easy-read/ready-line.ts';
import { picturesOfRooms } from '#live-room/room-words.ts';
import { pass } from '#model/group-rows.ts';
import { askedNow } from '#model/live-room.ts';
import type { ReadyChoice, ReadyLine, ReadyPicture } from '#model/ready.ts';
import { sharedKinds, type SessionStep } from '#model/session.ts';
import { labels, sayIn } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

/** A Line with its id. */
export interface NamedLine {
  id: string;
  line: ReadyLine;
}

/** A step of a Session, made ready. */
export interface ReadyStep {
  id: string;
  kind: SessionStep['kind'];
  minutes: number;
  /** What it is about: the prompt, the title of its Page, its first Line. */
  head: ReadyLine;
  /** What is gone through one at a time, beside its head. */
  lines: NamedLine[];
  /** Of a Question: what is counted, *pass* the last. */
  choices: ReadyChoice[];
  /** For the facilitator alone. */
  notes: NamedLine[];
}

/** A Session, made ready. */
export interface ReadySession {
  id: string;
  title: ReadyLine;
  what: ReadyLine;
  minutes: number;
  prepare: NamedLine[];
  hard: NamedLine[];
  /** The group made it: nobody else has its words. */
  own?: true;
  steps: ReadyStep[];
}

type Shared = (typeof sharedKinds)[number];
/** The Lines of steps that are the same in every Session, in `content/messages/session`: the first is the head. */
const shared: Readonly<Record<Shared, readonly [string, ...string[]]>> = {
  welcome: ['welcome', 'welcome-today', 'welcome-pass', 'welcome-names'],
  agreed: [
    'agreed',
    'agreed-listen',
    'agreed-one',
    'agreed-different',
    'agreed-private',
    'agreed-danger',
    'agreed-rest',
  ],
  break: ['break'],
  said: ['said'],
  how: ['how'],
  goodbye: ['goodbye', 'goodbye-next'],
};
/** What a facilitator is told of every step of a kind. */
const notesOf: Readonly<Record<SessionStep['kind'], readonly string[]>> = {
  welcome: ['note-welcome', 'note-welcome-time'],
  agreed: ['note-agreed', 'note-agreed-cards'],
  page: ['note-page'],
  question: ['note-count', 'note-round'],
  talk: ['note-talk', 'note-write'],
  break: ['note-break'],
  said: ['note-said'],
  how: ['note-how'],
  goodbye: ['note-goodbye'],
};
const [prepare, hard] = [
  ['prepare-try', 'prepare-cards', 'prepare-room', 'prepare-ring'],
  ['hard-stop', 'hard-choose', 'hard-believe', 'hard-tell', 'hard-danger'],
] as const;

const isShared = (kind: string): kind is Shared => (sharedKinds as readonly string[]).includes(kind);
const named = (book: Book, ids: readonly string[]): NamedLine[] =>
  Object.entries(readyMessages(book, 'session', ids)).map(([id, line]) => ({ id, line }));
const own = (
  book: Book,
  pictures: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
): NamedLine[] =>
  Object.entries(pictures).map(([id, picture]) => ({ id, line: readyLine(book, picture, words[id] ?? '') }));

/** What a facilitator is told of every step of a kind. */
export const readyNotes = (book: Book, kind: SessionStep['kind']): NamedLine[] => named(book, notesOf[kind]);

/** What to get ready for every Session, and what to do in each where something hard comes up. */
export const readyPrepare = (book: Book): Pick<ReadySession, 'prepare' | 'hard'> => ({
  prepare: named(book, prepare),
  hard: named(book, hard),
});

/** *I pass*: an answer like the others. */
export const readyPass = (book: Book): ReadyChoice => ({
  id: pass,
  ...readyLine(book, 'do-not-share', sayIn(book)('group.pass')),
});

/** The Lines of a Page, or of some of its headings. */
export function linesOfPage(book: Book, id: string, headings: readonly string[] | undefined): NamedLine[] {
  const { file, words } = pageIn(book, id);
  return file.headings
    .filter((h) => !headings || headings.includes(h.id))
    .flatMap((h) => own(book, h.lines, words.lines));
}

function readyStep(book: Book, { words }: BookSession, step: SessionStep): ReadyStep {
  const said = words.steps[step.id];
  const { id, kind, minutes } = step;
  const notes = [...named(book, notesOf[kind]), ...('notes' in step ? own(book, step.notes, said?.notes ?? {}) : [])];
  if (isShared(kind)) return { ...sharedStep(book, kind), id, minutes };
  if (step.kind === 'page') {
    const page = pageIn(book, step.page);
    return {
      id,
      kind,
      minutes,
      head: readyLine(book, page.file.picture, page.words.title),
      lines: linesOfPage(book, step.page, step.headings),
      choices: [],
      notes,
    };
  }
  const picture = 'picture' in step ? step.picture : '';
  const choices =
    'choices' in step
      ? [
          ...Object.entries(step.choices).map(([choice, file]) =>
            readyChoice(book, choice, file, said?.choices?.[choice] ?? ''),
          ),
          readyPass(book),
        ]
      : [];
  return { id, kind, minutes, head: readyLine(book, picture, said?.prompt ?? ''), lines: [], choices, notes };
}

/** A step that is the same in every Session. */
export function sharedStep(book: Book, kind: Shared): ReadyStep {
  const [head, ...lines] = readyShared(book, kind);
  return {
    id: kind,
    kind,
    minutes: kind === 'break' ? 15 : 5,
    head: head.line,
    lines,
    choices: kind === 'how' ? [...readySet(book, 'session-how'), readyPass(book)] : [],
    notes: named(book, notesOf[kind]),
  };
}

const readyShared = (book: Book, kind: Shared): [NamedLine, ...NamedLine[]] =>
  named(book, shared[kind]) as [NamedLine, ...NamedLine[]];

/** What every Session asks, by its id in a live room. */
export const askedInRooms = (book: Book): Record<string, Pick<ReadyStep, 'head' | 'choices'>> =>
  Object.fromEntries(
    book.sessions.flatMap((session) =>
      readySession(book, session)
        .steps.filter(({ choices }) => choices.length > 0)
        .map(({ id, head, choices }) => [askedNow(session.id, id), { head, choices }]),
    ),
  );

/** A Session with its words, pictures and sounds resolved. */
export const readySession = (book: Book, session: BookSession): ReadySession => ({
  id: session.id,
  title: readyLine(book, session.file.picture, session.words.title),
  what: readyLine(book, session.file.lines.what, session.words.what),
  minutes: session.file.steps.reduce((sum, step) => sum + step.minutes, 0),
  prepare: [...named(book, prepare), ...own(book, session.file.prepare, session.words.prepare)],
  hard: [...own(book, session.file.hard, session.words.hard), ...named(book, hard)],
  steps: session.file.steps.map((step) => readyStep(book, session, step)),
});

const lines = [
  'hold-up',
  'round',
  'thanks',
  'thanks-pass-on',
  'round-ready',
  'write-what',
  'kept-here',
  'write-easy',
  'write-picture',
  'break-back',
  'break-about',
  'said',
  'said-nothing',
  'asked-before',
  'said-choose',
  'said-none',
  'said-none-next',
  'few',
  'few-why',
  'few-decide',
  'letter-who',
  'letter-we-are',
  'letter-met',
  'letter-agreed',
  'letter-please',
  'letter-tell',
  'letter-easy',
  'letter-thanks',
  'answers',
  'answers-none',
  'answers-first',
  'answers-write',
  'talking',
  'talking-own',
  'talking-taken',
  'copy',
  'copy-who',
  'copy-joins',
  'copy-taken',
  'copy-brought',
  'copy-foreign',
  'typed-what',
  'typed-enter',
  'typed-wrong',
  'typed-kept',
  'take-run',
  'take-gone',
  'take-copies',
  'take-done',
  'phones',
  'phones-scan',
  'phones-or',
  'phones-here',
  'phones-none',
  'phones-only',
  'phones-only-next',
  'phones-cannot',
  'phones-cannot-next',
  'phones-ended',
  'phones-ended-next',
] as const;

const troubles = ['cannot-keep', 'cannot-keep-next', 'full', 'full-next', 'no-internet', 'no-internet-next'] as const;

/** What the islands of a group are told in words. */
export interface GroupWords {
  lang: string;
  labels: Labels;
  lines: Record<(typeof lines)[number] | (typeof troubles)[number], ReadyLine>;
  /** What a sentence can be. */
  writes: ReadyChoice[];
  /** To whom a letter can go. */
  to: ReadyChoice[];
  /** One person, in a row of them. */
  person: ReadyPicture;
  /** Beside the ways of what comes of a Session. */
  pictures: Record<'newspaper' | 'envelope' | 'answer' | 'tv', ReadyPicture>;
  /** Beside a sentence without a picture. */
  words: ReadyPicture;
  /** Of a Session that the group made. */
  session: ReadyPicture;
  /** Those that a live room of own phones is joined by. */
  roomPictures: ReadyChoice[];
}

/** The words of running a Session and of what comes of it. */
export const groupWords = (book: Book): GroupWords => ({
  lang: book.lang,
  labels: labels(book, [
    ...new Set(
      Object.keys(book.strings)
        .filter((key) => key.startsWith('group.'))
        .map((key) => key.replace(/_(one|other|zero|two|few|many)$/, '')),
    ),
    'group',
    'listen',
    'listen-to-all',
    'stage.of',
    'stage.back',
    'stage.on',
    'stage.parts',
    'stage.whole',
    'stage.stop-sound',
    'top.leave',
    'close',
    'print',
    'day.example',
    'day.odd',
    'picture.credit-paper',
  ]),
  lines: { ...readyMessages(book, 'session', lines), ...readyMessages(book, 'errors', troubles) },
  writes: readySet(book, 'session-writes'),
  to: readySet(book, 'session-to'),
  person: readyPicture(book, 'person'),
  pictures: {
    newspaper: readyPicture(book, 'newspaper'),
    envelope: readyPicture(book, 'envelope'),
    answer: readyPicture(book, 'answer'),
    tv: readyPicture(book, 'tv'),
  },
  words: readyPicture(book, 'word'),
  session: readyPicture(book, 'plan'),
  roomPictures: picturesOfRooms(book),
});
