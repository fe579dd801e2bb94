import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { fromPerson, type FromPerson } from '#model/letter.ts';
import { nowHere, newToken } from '#model/token.ts';
import { workerRecord, type WorkerRecord } from '#model/worker-record.ts';
import { travellingPiece } from '#model/worker-card.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { collect, openAgain, type OwnBox } from '#envelopes/open-envelopes.ts';
import { TryLater } from '#post/mailbox-errors.ts';
import { deleteEnvelope, getEnvelope } from '#post/mailbox.ts';
import { open, seal } from '#sealing/seal.ts';
import { ownMark } from '#sealing/stretch.ts';
import type { WorkerKeys } from './keys.ts';
import { hasLeft } from './lock-windows.ts';
import { openPlace } from './place.ts';

/** A record as it travels to the worker's own Mailbox. `mine`: whoever has the worker's card can put something there, and only the worker knows this. */
const noted = z.strictObject({ kind: z.literal('record'), id: token, mine: token, pieces: z.array(travellingPiece).max(0), record: workerRecord });
/** What may come to a worker's Mailbox. */
const incoming = z.discriminatedUnion('kind', [...fromPerson.options, noted]);

/** Which of the worker's Mailboxes: their own, or their team's. */
export type Box = 'mine' | 'team';

/** One thing that came, in the order it came. `at`: when, to the minute, as the server says. */
export type LogEntry = { seq: number; box: Box; at: string; envelopes: Token[] } & ({ from: 'person'; what: FromPerson } | { from: 'me'; what: WorkerRecord });

interface Log { after: number; entries: LogEntry[]; unreadable: Token[] }

const empty: Log = { after: 0, entries: [], unreadable: [] };
const nameOf = (keys: WorkerKeys, box: Box) => `${keys.worker} ${box}`;

/** The Mailbox and key of a box; undefined where the worker has none such. */
function ownBox(keys: WorkerKeys, box: Box): OwnBox | undefined {
  if (box === 'mine') return { read: keys.box.read, identity: keys.identity };
  const { read, identity } = keys.team ?? {};
  return read && identity ? { read, identity } : undefined;
}

/** Logs while the keys are open: looked at every minute, so not opened anew each time. They go when the keys go. */
const inMemory = new WeakMap<WorkerKeys, Partial<Record<Box, Log>>>();
const remember = (keys: WorkerKeys, box: Box, log: Log) => { inMemory.set(keys, { ...inMemory.get(keys), [box]: log }); };

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
    await (await openPlace()).put('logs', { id: nameOf(keys, box), sealed: await seal(new TextEncoder().encode(JSON.stringify(log)), [keys.recipient]) });
  } catch { /* Then it is fetched again next time. */ }
}

/** How often the server's "later" is waited for: a first day with a thousand Letters is more than it gives in a minute. */
const waits = 5;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 0; ; n += 1) {
    try {
      return await work();
    } catch (why) {
      if (!(why instanceof TryLater) || n === waits) throw why;
      await new Promise((done) => { setTimeout(done, why.seconds * 1000); });
    }
  }
}

/** An Envelope's sealed bytes: from this device, else from the Mailbox, and then kept here. */
async function sealedBytes(keys: WorkerKeys, box: OwnBox, id: Token): Promise<Uint8Array> {
  const place = await openPlace().catch(() => undefined);
  const here = await place?.get('envelopes', id);
  if (here) return here.sealed;
  const sealed = await patiently(() => getEnvelope(box.read, id));
  if (!hasLeft(keys.worker)) await place?.put('envelopes', { id, worker: keys.worker, sealed }).catch(() => undefined);
  return sealed;
}

const known = (log: Log) => new Set(log.entries.map((e) => e.what.id));

/** All that came so far as this device knows it, without asking the server. */
export async function logHere(keys: WorkerKeys): Promise<LogEntry[]> {
  const [mine, teams] = await Promise.all([readLog(keys, 'mine'), ownBox(keys, 'team') ? readLog(keys, 'team') : empty]);
  return [...mine.entries, ...teams.entries];
}

async function fetchBox(keys: WorkerKeys, box: Box, tell: (done: number, of: number) => void): Promise<LogEntry[]> {
  const own = ownBox(keys, box);
  if (!own) return [];
  const log = await readLog(keys, box);
  const found = await collect(own, log.after, incoming, { get: (e) => sealedBytes(keys, own, e.id), tell });
  if (found.after === log.after && found.came.length === 0) return log.entries;
  const had = known(log);
  const mine = ownMark(keys.identity);
  // A note that is not marked is somebody else's: my words are never put into my mouth.
  const believed = found.came.filter(({ what }) => what.kind !== 'record' || (box === 'mine' && what.mine === mine));
  const entries = believed.filter((c) => !had.has(c.what.kind === 'record' ? c.what.record.id : c.what.id)).map(({ what, seq, at, envelopes }): LogEntry =>
    what.kind === 'record' ? { seq, box, at, envelopes, from: 'me', what: what.record } : { seq, box, at, envelopes, from: 'person', what });
  const next: Log = { after: found.after, entries: [...log.entries, ...entries], unreadable: [...log.unreadable, ...found.unreadable.map((e) => e.id)] };
  await writeLog(keys, box, next);
  return next.entries;
}

/**
 * Fetches and opens what is new, in the worker's own Mailbox and in their team's.
 * @returns everything, oldest first within each Mailbox. Throws what `post` throws.
 */
export async function fetchLog(keys: WorkerKeys, tell: (done: number, of: number) => void = () => undefined): Promise<LogEntry[]> {
  const mine = await fetchBox(keys, 'mine', tell);
  return [...mine, ...(await fetchBox(keys, 'team', tell))];
}

/** Notes something for oneself, in the own Mailbox: there on every device from then on. */
export async function note(keys: WorkerKeys, record: WorkerRecord): Promise<void> {
  await sendNow({ kind: 'record', id: record.id, mine: ownMark(keys.identity), pieces: [], record } as z.infer<typeof noted>, [], { recipient: keys.recipient, drop: keys.box.drop });
}

/** What every record begins with. */
export const newNote = (): { id: Token; at: string } => ({ id: newToken(), at: nowHere() });

/** The photos and recordings of something that came, by id. */
export async function piecesOf(keys: WorkerKeys, entry: Pick<LogEntry, 'box' | 'envelopes'>): Promise<Map<Token, Blob>> {
  const own = ownBox(keys, entry.box);
  return own ? (await openAgain(own, entry.envelopes, incoming, (id) => sealedBytes(keys, own, id))).pieces : new Map<Token, Blob>();
}

/** Whether the person of a thread asked to forget something of theirs: a Letter or an Answer, by its id. */
export type ToForget = (thread: Token, id: Token) => boolean;
type Letter = Extract<FromPerson, { kind: 'letter' }>;

/** Whether a Letter, or an Answer in it, is to be forgotten. */
export const isToForget = ({ thread, id, answers }: Letter, which: ToForget): boolean => which(thread, id) || answers.some((a) => which(thread, a.id));

/**
 * Forgets: the Envelopes go from the Mailbox and from this device, and the words from what is known here.
 * @param which Answers are cut out of Letters that hold others too.
 */
export async function forget(keys: WorkerKeys, which: ToForget): Promise<void> {
  for (const box of ['mine', 'team'] as const) {
    const own = ownBox(keys, box);
    if (!own) continue;
    const log = await readLog(keys, box);
    const gone = log.entries.filter((e) => e.from === 'person' && e.what.kind === 'letter' && isToForget(e.what, which));
    if (gone.length === 0) continue;
    const rest: LogEntry[] = [];
    for (const entry of log.entries) {
      if (!gone.includes(entry)) { rest.push(entry); continue; }
      if (entry.from === 'person' && entry.what.kind === 'letter' && !which(entry.what.thread, entry.what.id)) rest.push(await withoutAnswers(keys, own, entry, entry.what, which));
      for (const id of entry.envelopes) {
        await deleteEnvelope(own.read, id);
        await (await openPlace()).delete('envelopes', id).catch(() => undefined);
      }
    }
    await writeLog(keys, box, { ...log, entries: rest });
  }
}

/** A Letter without some of its Answers and their pieces, put into the Mailbox anew before the whole one is deleted. */
async function withoutAnswers(keys: WorkerKeys, own: OwnBox, entry: LogEntry, letter: Letter, which: ToForget): Promise<LogEntry> {
  const { pieces } = await openAgain(own, entry.envelopes, incoming, (id) => sealedBytes(keys, own, id));
  const left = letter.answers.filter((a) => !which(letter.thread, a.id));
  const text = JSON.stringify([left, letter.from]);
  const kept = letter.pieces.filter((p) => text.includes(p.id));
  const to = entry.box === 'team' && keys.team ? keys.team : { recipient: keys.recipient, drop: keys.box.drop };
  const cut = { ...letter, answers: left, pieces: kept };
  const envelopes = await sendNow(cut, kept.flatMap((p) => pieces.get(p.id) ?? []), { recipient: to.recipient, drop: to.drop });
  return { ...entry, from: 'person', what: cut, envelopes };
}
