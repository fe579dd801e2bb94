import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { fromPerson, type AboutWorker, type FromPerson } from '#model/letter.ts';
import { dayFromNow } from '#model/calendar.ts';
import { knows } from '#model/read-known.ts';
import { countIn, type ManySeries, type Taken } from '#model/series.ts';
import { nowHere, newToken } from '#model/token.ts';
import { stillUnopened, toTryAgain, type Unopened } from '#model/unopened.ts';
import { fromTeam, type FromTeam } from '#model/team-news.ts';
import { workerRecord, type WorkerRecord } from '#model/worker-record.ts';
import { travellingPiece, type SigningKey } from '#model/worker-card.ts';
import { isWaitedFor } from '#model/still-missing.ts';
import { putAlike, sendNow } from '#envelopes/fill-envelopes.ts';
import { collect, openAgain, type Came, type OwnBox } from '#envelopes/open-envelopes.ts';
import { Ended, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { lastMark } from '#post/mark.ts';
import { deleteEnvelope, getEnvelope } from '#post/mailbox.ts';
import type { Signed, Unpacked } from '#sealing/pack.ts';
import { open, seal } from '#sealing/seal.ts';
import { signingKeyOf, sumOf } from '#sealing/sign.ts';
import { ownMark } from '#sealing/stretch.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';
import type { WorkerKeys } from './keys.ts';
import { hasLeft } from './lock-windows.ts';
import { openPlace } from './place.ts';

/** A record as it travels to the worker's own Mailbox. `mine`: whoever has the worker's card can put something there, and only the worker knows this. */
const noted = z.strictObject({
  kind: z.literal('record'),
  id: token,
  mine: token,
  pieces: z.array(travellingPiece).max(0),
  record: workerRecord,
});
/** What may come to a worker's Mailbox. */
const incoming = z.discriminatedUnion('kind', [...fromPerson.options, ...fromTeam.options, noted]);

/** Which of the worker's Mailboxes: their own, or their team's. */
export type Box = 'mine' | 'team';

/**
 * One thing that came, in the order it came. `at`: when, to the minute, as the server says. `by`: whose signature it has, as it was when it
 * left its writer, and `place` its number in the thread. `newer`: how many things in it only newer software knows.
 */
export type LogEntry = {
  seq: number;
  box: Box;
  at: string;
  envelopes: Token[];
  by?: SigningKey | undefined;
  place?: Taken | undefined;
  newer?: number | undefined;
} & ({ from: 'person'; what: FromPerson } | { from: 'me'; what: WorkerRecord });

/**
 * `unopened`: what is there and did not open, to be tried again. `newer`: whole things that only newer software knows, by their Envelopes.
 * `knows`: what the software knew that read it. `epoch`, `last`: the server's database when it was last looked at, and the highest number it
 * had given here. `rolledBack`: when the server was noticed to have gone back in time; only that it had, in logs of before. `counted`: the
 * numbers of what came, by thread and who signed.
 */
interface Log {
  after: number;
  epoch?: Token | undefined;
  last?: number;
  entries: LogEntry[];
  unopened?: Unopened[];
  newer?: NewerThing[];
  knows?: number;
  rolledBack?: boolean | string;
  counted?: Counted;
  team?: TeamNews[];
}
/** News of the team, in the order it came, and whose signature it has. It stands beside what people gave: no screen shows it as theirs. */
export interface TeamNews {
  box: Box;
  seq: number;
  by?: SigningKey | undefined;
  what: FromTeam;
}
/** By `<thread> <who signed>`. */
export type Counted = Record<string, ManySeries>;
interface NewerThing {
  seq: number;
  at: string;
  envelopes: Token[];
}

const empty: Log = { after: 0, entries: [] };
const nameOf = (keys: WorkerKeys, box: Box) => `${keys.worker} ${box}`;

/** The Mailbox and key of a box; undefined where the worker has none such. */
function ownBox(keys: WorkerKeys, box: Box): OwnBox | undefined {
  if (box === 'mine') return { read: keys.box.read, identity: keys.identity };
  const { read, identity, before } = keys.team ?? {};
  return read && identity ? { read, identity, before } : undefined;
}

/** Logs while the keys are open: looked at every minute, so not opened anew each time. They go when the keys go. */
const inMemory = new WeakMap<WorkerKeys, Partial<Record<Box, Log>>>();
const remember = (keys: WorkerKeys, box: Box, log: Log) => {
  inMemory.set(keys, { ...inMemory.get(keys), [box]: log });
};

async function readLog(keys: WorkerKeys, box: Box): Promise<Log> {
  const here = inMemory.get(keys)?.[box];
  if (here) return here;
  try {
    const kept = await (await openPlace()).get('logs', nameOf(keys, box));
    // Sealed to ourselves by ourselves: checked when it came, so it is not checked again.
    const log = kept ? (JSON.parse(new TextDecoder().decode(await open(kept.sealed, keys.identity))) as Log) : empty;
    remember(keys, box, log);
    return log;
  } catch {
    // Damaged, or this browser keeps nothing: all of it comes again from the Mailbox.
    return empty;
  }
}

async function writeLog(keys: WorkerKeys, box: Box, log: Log): Promise<void> {
  remember(keys, box, log);
  if (hasLeft(keys.worker)) return;
  try {
    await (
      await openPlace()
    ).put('logs', {
      id: nameOf(keys, box),
      sealed: await seal(new TextEncoder().encode(JSON.stringify(log)), [keys.recipient]),
    });
  } catch {
    /* Then it is fetched again next time. */
  }
}

/** From how many Envelopes on it is said how far the fetching is. */
export const many = 20;
/**
 * How often the server's "later" is waited for where it is said how far the fetching is: a first day with a thousand Letters is more than it gives
 * in a minute. Where little is fetched nothing is waited for: the screen says so and looks again in a while.
 */
const waits = 5;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 0; ; n += 1) {
    try {
      return await work();
    } catch (why) {
      if (!(why instanceof TryLater) || n === waits) throw why;
      await new Promise((done) => {
        setTimeout(done, why.seconds * 1000);
      });
    }
  }
}

/** An Envelope's sealed bytes: from this device, else from the Mailbox, and then kept here. */
async function sealedBytes(
  keys: WorkerKeys,
  box: OwnBox,
  id: Token,
  { size, patient = false }: { size?: number; patient?: boolean } = {},
): Promise<Uint8Array> {
  const place = await openPlace().catch(() => undefined);
  const here = await place?.get('envelopes', id);
  if (here) return here.sealed;
  const asked = () => getEnvelope(box.read, id, size);
  const sealed = await (patient ? patiently(asked) : asked());
  if (!hasLeft(keys.worker)) await place?.put('envelopes', { id, worker: keys.worker, sealed }).catch(() => undefined);
  return sealed;
}

/** All that came so far as this device knows it, without asking the server. */
export async function logHere(keys: WorkerKeys): Promise<LogEntry[]> {
  const [mine, teams] = await Promise.all([
    readLog(keys, 'mine'),
    ownBox(keys, 'team') ? readLog(keys, 'team') : empty,
  ]);
  return [...mine.entries, ...teams.entries];
}

/** Whose words they are: a reader who cut something out and sealed the rest to themselves says whose the rest is. */
const writerOf = (signed: Signed | undefined, own: ReadonlySet<SigningKey>): Signed['was'] =>
  signed && own.has(signed.by) && signed.was ? signed.was : signed;

/** What the owner's own signatures are known by, also from keys before. */
const ownSigns = ({ identity, before = [] }: OwnBox): ReadonlySet<SigningKey> =>
  new Set([identity, ...before].map(signingKeyOf));

type AnyIncoming = z.infer<typeof incoming>;
type Incoming = Exclude<AnyIncoming, FromTeam>;
const teamKinds: ReadonlySet<string> = new Set(fromTeam.options.map((one) => one.shape.kind.value));
const isTeamNews = (what: AnyIncoming): what is FromTeam => teamKinds.has(what.kind);
const isNoTeamNews = <C extends { what: AnyIncoming }>(came: C): came is C & { what: Incoming } =>
  !isTeamNews(came.what);

function entryOf(
  box: Box,
  own: OwnBox,
  { what, newer, signed, seq, at, envelopes }: Unpacked<Incoming> & Pick<Came<Incoming>, 'seq' | 'at' | 'envelopes'>,
): LogEntry {
  const came = { seq, box, at, envelopes };
  if (what.kind === 'record') return { ...came, from: 'me', what: what.record };
  const { by, n, tag } = writerOf(signed, ownSigns(own)) ?? {};
  return {
    ...came,
    ...(by ? { by } : {}),
    ...(n && tag ? { place: { n, tag } } : {}),
    ...(newer > 0 ? { newer } : {}),
    from: 'person',
    what,
  };
}

/** A note that is not marked is somebody else's: my words are never put into my mouth. */
const isBelieved = (keys: WorkerKeys, box: Box, what: Incoming): boolean =>
  what.kind !== 'record' || (box === 'mine' && what.mine === ownMark(keys.identity));

/**
 * Opens again what only newer software knows, once after each update: what was counted then may be known now.
 * @returns the log as this software reads it.
 */
async function readNewer(keys: WorkerKeys, box: Box, own: OwnBox, log: Log): Promise<Log> {
  if (log.knows === knows) return log;
  const team: TeamNews[] = [];
  const again = async (thing: NewerThing): Promise<LogEntry | 'taken' | undefined> => {
    try {
      const opened = await openAgain(own, thing.envelopes, incoming, (id) => sealedBytes(keys, own, id));
      if (isTeamNews(opened.what)) {
        team.push({ box, seq: thing.seq, by: opened.signed?.by, what: opened.what });
        return 'taken';
      }
      return isNoTeamNews(opened) && isBelieved(keys, box, opened.what)
        ? entryOf(box, own, { ...opened, ...thing })
        : undefined;
    } catch (why) {
      if (why instanceof NotWhole || why instanceof NotThere || why instanceof CannotOpen) return undefined;
      throw why;
    }
  };
  const entries: LogEntry[] = [];
  for (const entry of log.entries) {
    const read = entry.newer ? await again(entry) : undefined;
    entries.push(typeof read === 'object' ? read : entry);
  }
  const still: NewerThing[] = [];
  for (const thing of log.newer ?? []) {
    const entry = await again(thing);
    if (typeof entry === 'object') entries.push(entry);
    else if (!entry) still.push(thing);
  }
  return {
    ...log,
    entries: entries.sort((a, b) => a.seq - b.seq),
    newer: still,
    knows,
    team: [...(log.team ?? []), ...team].sort((a, b) => a.seq - b.seq),
  };
}

/** What came now, beside what was known: each thing once; a Letter that another of my devices cut takes the place of the whole one. */
function joined(had: readonly LogEntry[], fresh: readonly LogEntry[], cut: ReadonlySet<Token>): LogEntry[] {
  const rest = new Map(had.map((e) => [e.what.id, e]));
  for (const entry of fresh) {
    const before = rest.get(entry.what.id);
    if (!before) rest.set(entry.what.id, entry);
    else if (cut.has(entry.what.id)) rest.set(entry.what.id, { ...entry, seq: before.seq, at: before.at });
  }
  return [...rest.values()];
}

/** Counts what came. A Letter that was forgotten whole is counted by the note of it: its Envelopes are not there for every device. */
function countAll(before: Counted, entries: readonly LogEntry[]): Counted {
  let all = before;
  for (const e of entries) {
    const [by, places] =
      e.from === 'me' ? (e.what.kind === 'had' ? [e.what.by, e.what.places] : []) : [e.by, e.place ? [e.place] : []];
    if (!by || !('thread' in e.what)) continue;
    const key = `${e.what.thread} ${by}`;
    const [had, now] = [all[key] ?? {}, countIn(all[key] ?? {}, places ?? [], nowHere())];
    if (now !== had) all = { ...all, [key]: now };
  }
  return all;
}

/** What did not open is tried again when the desk is opened, and each hour after that: it may be much. */
const triedAt = new WeakMap<WorkerKeys, Partial<Record<Box, number>>>();
function triesAgain(keys: WorkerKeys, box: Box): boolean {
  const last = triedAt.get(keys)?.[box];
  if (last !== undefined && performance.now() - last < 3_600_000) return false;
  triedAt.set(keys, { ...triedAt.get(keys), [box]: performance.now() });
  return true;
}

async function fetchBox(keys: WorkerKeys, box: Box, tell: (done: number, of: number) => void): Promise<LogEntry[]> {
  const own = ownBox(keys, box);
  if (!own) return [];
  const before = await readLog(keys, box);
  const log = await readNewer(keys, box, own, before);
  const again = triesAgain(keys, box) ? toTryAgain(log.unopened ?? []) : [];
  let patient = false;
  const collecting = {
    again,
    get: (e: { id: Token; size: number }) => sealedBytes(keys, own, e.id, { size: e.size, patient }),
    tell: (done: number, of: number) => {
      patient = of > many;
      if (patient) tell(done, of);
    },
  };
  let found = await collect(own, log.after, incoming, collecting);
  const epoch = lastMark()?.epoch;
  const rolledBack =
    found.last < (log.last ?? log.after) || (log.epoch !== undefined && epoch !== undefined && log.epoch !== epoch);
  // It counts from an earlier place now, and may have come past the old one since: all of it is looked through again, and what is known
  // already comes once.
  // The first time that things are counted, what came before is counted too.
  const uncounted = box === 'mine' && log.counted === undefined && log.after > 0;
  if (rolledBack || uncounted) found = await collect(own, 0, incoming, collecting);
  if (
    log === before &&
    found.after === log.after &&
    log.epoch === epoch &&
    again.length === 0 &&
    found.came.length === 0 &&
    found.newer.length === 0 &&
    !rolledBack &&
    !uncounted
  )
    return log.entries;
  // What waits for its other parts is looked through again each time, with all that came behind it.
  const known = new Set(log.newer?.flatMap((thing) => thing.envelopes));
  const newer = found.newer.filter((all) => all.some((e) => !known.has(e.id)));
  const me = ownSigns(own);
  const believed = found.came.filter(isNoTeamNews).filter(({ what }) => isBelieved(keys, box, what));
  const team = found.came.flatMap((c): TeamNews[] =>
    isTeamNews(c.what) ? [{ box, seq: c.seq, by: c.signed?.by, what: c.what }] : [],
  );
  const cut = new Set(
    believed
      .filter((c) => c.signed && me.has(c.signed.by) && c.signed.was && c.what.kind === 'letter')
      .map((c) => c.what.id),
  );
  const fresh = believed.map((c) => entryOf(box, own, c));
  const next: Log = {
    after: found.after,
    epoch,
    last: found.last,
    knows,
    ...(rolledBack ? { rolledBack: nowHere() } : log.rolledBack ? { rolledBack: log.rolledBack } : {}),
    entries: joined(log.entries, fresh, cut),
    ...(box === 'mine' ? { counted: countAll(log.counted ?? {}, fresh) } : {}),
    team: [...(log.team ?? []).filter((t) => !team.some((one) => one.what.id === t.what.id)), ...team],
    unopened: stillUnopened(log.unopened ?? [], again, found.unopened, nowHere()),
    newer: [
      ...(log.newer ?? []),
      ...newer.map((all) => ({
        seq: Math.max(...all.map((e) => e.seq)),
        at: all[0]?.at ?? '',
        envelopes: all.map((e) => e.id),
      })),
    ],
  };
  // The next time their bytes are asked for anew.
  const place = found.unopened.length > 0 ? await openPlace().catch(() => undefined) : undefined;
  for (const { id } of found.unopened) await place?.delete('envelopes', id).catch(() => undefined);
  await writeLog(keys, box, next);
  return next.entries;
}

/**
 * Fetches and opens what is new, in the worker's own Mailbox and in their team's. A team's Mailbox that was ended is the team's trouble: the
 * worker's own desk goes on.
 * @returns everything, oldest first within each Mailbox. Throws what `post` throws of the own Mailbox.
 */
export async function fetchLog(
  keys: WorkerKeys,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<LogEntry[]> {
  const mine = await fetchBox(keys, 'mine', tell);
  const teams = await fetchBox(keys, 'team', tell).catch(async (why: unknown) => {
    if (why instanceof Ended || why instanceof NotThere) return (await readLog(keys, 'team')).entries;
    throw why;
  });
  return [...mine, ...teams];
}

/** The news of the team that came, to the worker themselves and to the team, as this device knows it. */
export async function teamNews(keys: WorkerKeys): Promise<TeamNews[]> {
  const logs = await Promise.all([readLog(keys, 'mine'), ownBox(keys, 'team') ? readLog(keys, 'team') : empty]);
  return logs.flatMap((log) => log.team ?? []);
}

/** The numbers of what came to the worker's own Mailbox, as far as this device knows them. */
export const countedHere = async (keys: WorkerKeys): Promise<Counted> => (await readLog(keys, 'mine')).counted ?? {};

/** For how many days it is said that the server went back in time: people's devices give again by themselves meanwhile. */
const saidFor = 14;

/** How many things came that only newer software knows, whether the server lost something lately, and whether something is there that does not open. */
export async function howWhole(keys: WorkerKeys): Promise<{ newer: number; rolledBack: boolean; unopened: boolean }> {
  const logs = await Promise.all([readLog(keys, 'mine'), ownBox(keys, 'team') ? readLog(keys, 'team') : empty]);
  return {
    newer: logs.reduce(
      (sum, log) => sum + (log.newer?.length ?? 0) + log.entries.reduce((all, e) => all + (e.newer ?? 0), 0),
      0,
    ),
    rolledBack: logs.some(
      ({ rolledBack }) =>
        rolledBack === true || (typeof rolledBack === 'string' && rolledBack.slice(0, 10) >= dayFromNow(-saidFor)),
    ),
    unopened: logs.some((log) => log.unopened?.some(isWaitedFor)),
  };
}

/** Notes something for oneself, in the own Mailbox: there on every device from then on. */
export async function note(keys: WorkerKeys, record: WorkerRecord): Promise<void> {
  await sendNow(
    { kind: 'record', id: record.id, mine: ownMark(keys.identity), pieces: [], record } as z.infer<typeof noted>,
    [],
    { recipient: keys.recipient, drop: keys.box.drop },
  );
}

/** What every record begins with. */
export const newNote = (): { id: Token; at: string } => ({ id: newToken(), at: nowHere() });

/** The photos and recordings of something that came, by id. */
export async function piecesOf(
  keys: WorkerKeys,
  entry: Pick<LogEntry, 'box' | 'envelopes'>,
): Promise<Map<Token, Blob>> {
  const own = ownBox(keys, entry.box);
  return own
    ? (await openAgain(own, entry.envelopes, incoming, (id) => sealedBytes(keys, own, id))).pieces
    : new Map<Token, Blob>();
}

/** Whether the person of a thread asked to forget something of theirs: a Letter or an Answer, by its id. */
export type ToForget = (thread: Token, id: Token) => boolean;
type Letter = Extract<FromPerson, { kind: 'letter' }>;

/** Whether something that came is to be forgotten: a Letter, an Answer in it, or what was said about a worker. */
export const isToForget = (what: FromPerson, which: ToForget): what is Letter | AboutWorker =>
  (what.kind === 'letter' || what.kind === 'about-worker') &&
  (which(what.thread, what.id) || (what.kind === 'letter' && what.answers.some((a) => which(what.thread, a.id))));

/**
 * Forgets: the Envelopes go from the Mailbox and from this device, and the words from what is known here.
 * @param which Answers are cut out of Letters that hold others too.
 */
export async function forget(keys: WorkerKeys, which: ToForget): Promise<void> {
  for (const box of ['mine', 'team'] as const) {
    const own = ownBox(keys, box);
    if (!own) continue;
    const log = await readLog(keys, box);
    const gone = log.entries.filter((e) => e.from === 'person' && isToForget(e.what, which));
    if (gone.length === 0) continue;
    const rest: LogEntry[] = [];
    for (const entry of log.entries) {
      if (!gone.includes(entry)) {
        rest.push(entry);
        continue;
      }
      const cut =
        entry.from === 'person' && entry.what.kind === 'letter' && !which(entry.what.thread, entry.what.id)
          ? await withoutAnswers(keys, own, entry, entry.what, which)
          : undefined;
      if (cut) rest.push(cut);
      for (const id of entry.envelopes.filter((each) => !cut?.envelopes.includes(each))) {
        await deleteEnvelope(own.read, id);
        await (await openPlace()).delete('envelopes', id).catch(() => undefined);
      }
    }
    await writeLog(keys, box, { ...log, entries: rest });
  }
}

/**
 * A Letter without some of its Answers and their pieces, put into the Mailbox anew before the whole one is deleted, under ids that my other
 * devices make alike. Where its Envelopes are gone already (another device was first), only the words go from here.
 */
async function withoutAnswers(
  keys: WorkerKeys,
  own: OwnBox,
  entry: LogEntry,
  letter: Letter,
  which: ToForget,
): Promise<LogEntry> {
  const left = letter.answers.filter((a) => !which(letter.thread, a.id));
  const text = JSON.stringify([left, letter.from]);
  const kept = letter.pieces.filter((p) => text.includes(p.id));
  const cut = { ...letter, answers: left, pieces: kept };
  const pieces = await openAgain(own, entry.envelopes, incoming, (id) => sealedBytes(keys, own, id))
    .then((opened) => opened.pieces)
    .catch((why: unknown) => {
      if (!(why instanceof NotThere)) throw why;
      return undefined;
    });
  if (!pieces) return { ...entry, from: 'person', what: cut };
  const to = entry.box === 'team' && keys.team ? keys.team : { recipient: keys.recipient, drop: keys.box.drop };
  const was = entry.by ? { by: entry.by, ...entry.place } : undefined;
  const thing = sumOf(new TextEncoder().encode(JSON.stringify([cut, was])));
  const envelopes = await putAlike(
    cut,
    kept.flatMap((p) => pieces.get(p.id) ?? []),
    { recipient: to.recipient, drop: to.drop },
    { identity: own.identity, was },
    thing,
  );
  return { ...entry, from: 'person', what: cut, envelopes };
}
