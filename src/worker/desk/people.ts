import type { Answer, Token } from '#model/answer.ts';
import { grouped, newestFirst } from '#model/answers.ts';
import { latestFirst, type Timed } from '#model/moment.ts';
import type { AboutWorker, FromPerson, Letter } from '#model/letter.ts';
import { isDevices, type FromWorker } from '#model/reply.ts';
import type { LetterBox, SigningKey } from '#model/worker-card.ts';
import { isMissing } from '#model/still-missing.ts';
import type { Counted, LogEntry, ToForget } from '#worker/keep/log.ts';

/** Where something came from: enough to open its Envelopes again. */
export type Where = Pick<LogEntry, 'box' | 'envelopes'>;
/** A Letter, and where its photos and recordings are. */
export interface GivenLetter {
  letter: Letter;
  where: Where;
  /** When it came, as the server says. */ came: string;
}
type Notes<K extends FromPerson['kind']> = Extract<FromPerson, { kind: K }>;

/** One person who writes to this worker: all they gave, and all that was said back. */
export interface Person {
  thread: Token;
  name: string;
  /** Their photo, in the newest Letter that has one. */
  photo?: { piece: Token; where: Where } | undefined;
  /** Whether it came to the worker's own Mailbox. What came only to the team's is read as a back-up worker. */
  mine: boolean;
  /** Where Replies go. */
  reply: LetterBox;
  /** Newest first. */
  letters: GivenLetter[];
  /** All Answers given, each once. */
  answers: Answer[];
  /** What I sent to them, oldest first. */
  sent: FromWorker[];
  closes: Notes<'closes'>[];
  heardBack: Notes<'heard-back'>[];
  mayRead: Notes<'may-read'>[];
  list: 'active' | 'pending' | 'ended';
  waitsFor?: 'review' | 'answer' | undefined;
  /** The council's number for them, as I noted it; empty where I noted none. */
  caseNumber: string;
  /** The Letter that came last of all, as the server counts. */
  last: Token;
  /** Put away by the worker, and nothing came since. */
  away: boolean;
}

const when = (at: string) => Date.parse(at);
const byTime = (a: Timed & { id: string }, b: Timed & { id: string }) => latestFirst(b, a) || (a.id < b.id ? -1 : 1);

/** Where and when something came. */
type Came = Pick<LogEntry, 'box' | 'seq' | 'at'>;

/** Which of two came first, as the server counts. */
const cameBefore = (one: Came, other: Came): boolean =>
  one.box === other.box ? one.seq < other.seq : when(one.at) < when(other.at);

/** Whose signature counts in a thread, and what that was first known by. */
export interface Pin {
  by: SigningKey;
  since: Came;
}

/**
 * Whose signature counts in each thread, as the worker noted it; else as its first signed Letter says, where its Replies go. From then on
 * nothing counts in that thread that is signed by another, or by nobody.
 */
export function pinsOf(entries: readonly LogEntry[]): Map<Token, Pin> {
  const boxes = replyBoxes(entries);
  const noted = new Map<Token, Pin>();
  const pins = new Map<Token, Pin>();
  for (const e of entries) {
    if (e.from === 'me') {
      if (e.what.kind === 'pinned' && !noted.has(e.what.thread))
        noted.set(e.what.thread, { by: e.what.by, since: e.what.since });
      continue;
    }
    if (e.what.kind !== 'letter' || !e.by || !belongs(e.what, boxes)) continue;
    const pinned = pins.get(e.what.thread);
    if (!pinned || cameBefore(e, pinned.since)) pins.set(e.what.thread, { by: e.by, since: e });
  }
  return new Map([...pins, ...noted]);
}

/**
 * All that came, without what somebody else wrote under a person's thread: whoever reads a team's Mailbox knows its threads. What is to be
 * counted is never signed, so that it does not tell whose it is.
 */
export function trueEntries(entries: readonly LogEntry[]): LogEntry[] {
  const pins = pinsOf(entries);
  return entries.filter((e) => {
    if (e.from === 'me' || e.what.kind === 'count') return true;
    const pin = pins.get(e.what.thread);
    return !pin || e.by === pin.by || (!e.by && cameBefore(e, pin.since));
  });
}

/** Threads in which something that was signed and numbered has not come, for a day and more. @param day before it is soon enough, as `2026-11-24`. */
export const missingIn = (entries: readonly LogEntry[], counted: Counted, day: string): Set<Token> =>
  new Set(
    [...pinsOf(entries)].flatMap(([thread, { by }]) =>
      isMissing(counted[`${thread} ${by}`] ?? {}, day) ? [thread] : [],
    ),
  );

/** Threads that the worker closed to whoever writes in them. */
export const blockedIn = (entries: readonly LogEntry[]): Set<Token> =>
  new Set(entries.flatMap((e) => (e.from === 'me' && e.what.kind === 'blocked' ? [e.what.thread] : [])));

/** What people said of a worker to who leads their team, the newest first, until it is taken away. */
export function aboutWorkersIn(entries: readonly LogEntry[]): AboutWorker[] {
  const gone = blockedIn(entries);
  return entries
    .flatMap((e) =>
      e.from === 'person' && e.box === 'mine' && e.what.kind === 'about-worker' && !gone.has(e.what.thread)
        ? [e.what]
        : [],
    )
    .reverse();
}

/** The Letters that came to the worker's own Mailbox and stand, by thread; of a thread that was blocked, none. */
export function lettersByThread(entries: readonly LogEntry[]): Map<Token, Letter[]> {
  const boxes = replyBoxes(entries);
  const letters = withoutForgotten(trueEntries(entries)).flatMap((e) =>
    e.from === 'person' && e.what.kind === 'letter' && e.box === 'mine' && belongs(e.what, boxes) ? [e.what] : [],
  );
  return grouped(letters, (letter) => letter.thread);
}

/**
 * What is to go: what people asked to forget, each only what they gave themselves (another worker knows the ids of the same Answers, too);
 * and all words of a thread that the worker blocked.
 */
export function askedToForget(entries: readonly LogEntry[]): ToForget {
  const asked = new Set<string>();
  const blocked = blockedIn(entries);
  for (const e of trueEntries(entries))
    if (e.from === 'person' && e.what.kind === 'forget')
      for (const id of [...e.what.letters, ...e.what.answers]) asked.add(`${e.what.thread} ${id}`);
  return (thread, id) => blocked.has(thread) || asked.has(`${thread} ${id}`);
}

/**
 * Where the Replies of each thread go: what came first says it, as the server counted, and nobody who learns of the thread can change it.
 * A person's Mailbox with a worker stays the same for ever.
 */
export function replyBoxes(entries: readonly LogEntry[]): Map<Token, LetterBox> {
  const letters = entries.flatMap((e) =>
    e.from === 'person' && e.what.kind === 'letter'
      ? [{ came: when(e.at), mine: e.box === 'mine', seq: e.seq, letter: e.what }]
      : [],
  );
  letters.sort((a, b) => b.came - a.came || Number(a.mine) - Number(b.mine) || b.seq - a.seq);
  return new Map(letters.map(({ letter }) => [letter.thread, letter.reply]));
}

/** A Letter that wants its Replies elsewhere than its thread is a mistake or a trick: it is not shown as this person's. */
const belongs = (letter: Letter, boxes: ReadonlyMap<Token, LetterBox>) =>
  boxes.get(letter.thread)?.drop === letter.reply.drop &&
  boxes.get(letter.thread)?.recipient === letter.reply.recipient;

/**
 * What came, without what was asked to be forgotten: obeyed at the moment the wish is known, also where the Mailbox cannot be
 * reached to delete it there.
 */
export function withoutForgotten(entries: readonly LogEntry[]): LogEntry[] {
  const gone = askedToForget(entries);
  return entries.flatMap((e): LogEntry[] => {
    if (e.from !== 'person' || e.what.kind !== 'letter') return [e];
    const { thread } = e.what;
    if (gone(thread, e.what.id)) return [];
    const answers = e.what.answers.filter((a) => !gone(thread, a.id));
    if (answers.length === e.what.answers.length) return [e];
    return answers.length === 0 ? [] : [{ ...e, what: { ...e.what, answers } }];
  });
}

/** A person before all of theirs was gone through. `last`: the Letter that came last; `awayAt`: the one that had, when they were put away. */
type Begun = Omit<Person, 'name' | 'reply' | 'last' | 'away'> & {
  last?: (Came & { id: Token }) | undefined;
  awayAt?: Token | undefined;
};

const started = (thread: Token): Begun => ({
  thread,
  mine: false,
  letters: [],
  answers: [],
  sent: [],
  closes: [],
  heardBack: [],
  mayRead: [],
  list: 'active',
  caseNumber: '',
});

/** Everybody who wrote, who wrote last first. Somebody whose Letters are all forgotten is not here any more. */
export function peopleOf(all: readonly LogEntry[]): Person[] {
  const threads = new Map<Token, Begun>();
  const of = (thread: Token) => {
    const found = threads.get(thread) ?? started(thread);
    threads.set(thread, found);
    return found;
  };
  const boxes = replyBoxes(all);
  const lists: (Timed & { id: string; do: () => void })[] = [];
  const seen = new Set<Token>();
  // The own Mailbox first: of a Letter that came to both, the own one stands.
  const entries = [...withoutForgotten(trueEntries(all))].sort(
    (a, b) => Number(a.box === 'team') - Number(b.box === 'team'),
  );
  for (const e of entries) {
    if (e.from === 'me') {
      const { what } = e;
      // A receipt is the device's and no word of the worker.
      if (what.kind === 'sent' && !isDevices(what.reply)) of(what.reply.thread).sent.push(what.reply);
      if (what.kind === 'list')
        lists.push({
          at: what.at,
          moment: what.moment,
          id: what.id,
          do: () => Object.assign(of(what.thread), { list: what.list, waitsFor: what.waitsFor, awayAt: undefined }),
        });
      if (what.kind === 'case')
        lists.push({
          at: what.at,
          moment: what.moment,
          id: what.id,
          do: () => Object.assign(of(what.thread), { caseNumber: what.number }),
        });
      if (what.kind === 'away')
        lists.push({
          at: what.at,
          moment: what.moment,
          id: what.id,
          do: () => Object.assign(of(what.thread), { awayAt: what.last }),
        });
      continue;
    }
    const { what } = e;
    if (seen.has(what.id) || (what.kind === 'letter' && !belongs(what, boxes))) continue;
    seen.add(what.id);
    const one = of(what.thread);
    if (e.box === 'mine') one.mine = true;
    switch (what.kind) {
      case 'letter':
        one.letters.push({ letter: what, where: { box: e.box, envelopes: e.envelopes }, came: e.at });
        if (!one.last || cameBefore(one.last, e)) one.last = { ...e, id: what.id };
        break;
      case 'closes':
        one.closes.push(what);
        break;
      case 'heard-back':
        one.heardBack.push(what);
        break;
      case 'may-read':
        one.mayRead.push(what);
        break;
      case 'count':
      case 'forget':
      case 'nothing':
        break;
    }
  }
  for (const { do: put } of lists.sort(byTime)) put();
  return [...threads.values()]
    .flatMap((one) => finished(one) ?? [])
    .sort((a, b) => when(b.letters[0]?.came ?? '') - when(a.letters[0]?.came ?? ''));
}

function finished({ last, awayAt, ...one }: Begun): Person | undefined {
  const letters = [...one.letters].sort((a, b) => byTime(b.letter, a.letter));
  const [newest] = letters;
  if (!newest || !last) return undefined;
  const answers = [...new Map(letters.flatMap(({ letter }) => letter.answers).map((a) => [a.id, a])).values()].sort(
    newestFirst,
  );
  const photo = letters.find(({ letter }) => letter.from.photo);
  const sent = [...new Map(one.sent.map((s) => [s.id, s])).values()].sort(byTime);
  return {
    ...one,
    last: last.id,
    away: awayAt === last.id,
    letters,
    answers,
    sent,
    name: newest.letter.from.name,
    reply: newest.letter.reply,
    closes: [...one.closes].sort(byTime),
    heardBack: [...one.heardBack].sort(byTime),
    mayRead: [...one.mayRead].sort(byTime),
    photo: photo?.letter.from.photo ? { piece: photo.letter.from.photo, where: photo.where } : undefined,
  };
}

/** All that was said in a thread, here and there: what is said next comes after it. */
export const inThread = (person: Person): Timed[] => [
  ...person.letters.map(({ letter }) => letter),
  ...person.sent,
  ...person.closes,
  ...person.heardBack,
  ...person.mayRead,
];

/** Wishes to forget that were not answered yet, each with how to reach who wished it. */
export function forgetsToAnswer(
  all: readonly LogEntry[],
): { forget: Notes<'forget'>; name: string; reply: LetterBox | undefined; box: 'mine' | 'team' }[] {
  const entries = trueEntries(all);
  const done = new Set(
    entries.flatMap((e) =>
      e.from === 'me' && e.what.kind === 'sent' && e.what.reply.kind === 'forgotten'
        ? [...e.what.reply.letters, ...e.what.reply.answers]
        : [],
    ),
  );
  const boxes = replyBoxes(entries);
  const letters = entries
    .flatMap((e) => (e.from === 'person' && e.what.kind === 'letter' && belongs(e.what, boxes) ? [e.what] : []))
    .sort((a, b) => byTime(b, a));
  const wishes = new Map(
    entries.flatMap((e) =>
      e.from === 'person' && e.what.kind === 'forget' ? [[e.what.id, { forget: e.what }] as const] : [],
    ),
  );
  const mine = new Set(
    entries.flatMap((e) => (e.from === 'person' && e.what.kind === 'forget' && e.box === 'mine' ? [e.what.id] : [])),
  );
  return [...wishes.values()]
    .filter(({ forget: f }) => [...f.letters, ...f.answers].some((id) => !done.has(id)))
    .map(({ forget }) => {
      const last = letters.find((l) => l.thread === forget.thread);
      return {
        forget,
        name: last?.from.name ?? '',
        reply: boxes.get(forget.thread),
        box: mine.has(forget.id) ? 'mine' : 'team',
      };
    });
}
