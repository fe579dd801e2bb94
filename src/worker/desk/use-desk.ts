import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Token } from '#model/answer.ts';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import { momentAfter, type Timed } from '#model/moment.ts';
import type { FromWorker } from '#model/reply.ts';
import { nowHere, newToken } from '#model/token.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import {
  allOwed,
  dropDraft,
  hold,
  keepDraft,
  letGo,
  owe,
  oweReply,
  takeBack,
  textOf,
  type Owed,
  type OwedReply,
} from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import {
  countedHere,
  fetchLog,
  howWhole,
  logHere,
  newNote,
  note,
  type Counted,
  type LogEntry,
} from '#worker/keep/log.ts';
import { Ended } from '#post/mailbox-errors.ts';
import { netOf, type Net } from './net.ts';
import { obey } from './obey.ts';
import { payOwed, sendOwed } from './pay.ts';
import { inThread, missingIn, peopleOf, type Person } from './people.ts';

type Without<T> = T extends unknown ? Omit<T, 'id' | 'thread' | 'at' | 'moment' | 'from' | 'pieces'> : never;
/** A Reply as the desk makes it: what is the same for all is put in when it goes. `id` where it may be sent twice. */
export type ToSay = Without<FromWorker> & { id?: Token };

export interface Desk {
  keys: WorkerKeys;
  /** Undefined until this device's own log was opened. */
  entries: LogEntry[] | undefined;
  people: Person[];
  net: Net;
  /** While much is fetched: how many, of all. */
  far?: { done: number; of: number } | undefined;
  /** When all that came was here last. */
  fresh?: number | undefined;
  refresh: () => Promise<void>;
  /**
   * Keeps a Reply on this device, sealed, and sends it when there is a way: from when this resolves nothing of it is lost. Only where this
   * browser keeps nothing it goes now or not at all: throws what `post` throws then. Throws RangeError for a promise by a day that nobody means.
   * @param begun where it can be taken back: it is kept and waits until the next thing is done (`goOn`), however long that is.
   * @returns which Line says what became of it.
   */
  send: (
    person: Person,
    say: ToSay,
    pieces?: readonly { id: Token; blob: Blob }[],
    begun?: Begun,
  ) => Promise<'held' | 'on-its-way'>;
  /** The next thing is done: what could be taken back is owed when this resolves, and goes. */
  goOn: () => Promise<void>;
  /** What was done last and can be taken back. */
  undo: Undoing | undefined;
  offerUndo: (undo: Undoing) => void;
  /** Notes something for oneself; without internet it is owed. @returns false where it is kept nowhere: this browser keeps nothing, and it could not go now. */
  jot: (record: Jot) => Promise<boolean>;
  /** Replies that did not go yet, by id: on their way, or why they never can. */
  waiting: ReadonlyMap<Token, 'on-its-way' | NonNullable<Owed['failed']>>;
  /** How many things only newer software knows; whether the server once knew more than it says now; whether something is there that does not open. */
  whole: { newer: number; rolledBack: boolean; unopened: boolean };
  /** Threads in which something was sent that has not come. */
  missing: ReadonlySet<Token>;
  /** Names of who asked to forget, as they were known before. */
  nameOf: (thread: Token) => string;
}
/** What was written before a Reply was sent, and what it stands under (`keep/drafts.ts`): taken back, it stands there again. Nothing was, for what is one press. */
export type Begun = { about: string; draft: unknown } | 'one-press';
/**
 * What can be taken back. `at`: the Answer or Letter that a Reply speaks of; `run` takes it back, and gives whether it did. `gone`: it could have been
 * taken back, and another window of this device let it go.
 */
export type Undoing =
  | { what: 'sent'; at?: Token | undefined; run: () => Promise<boolean> }
  | { what: 'moved'; run: () => Promise<boolean> }
  | { what: 'gone' };
type Jot = WorkerRecord extends infer R ? (R extends unknown ? Omit<R, 'id' | 'at' | 'moment'> : never) : never;

/** How often it is looked for something new while the window is seen, in milliseconds. */
const every = 60_000;

/** The same list where nothing came: a thousand Letters are not gone through again each minute. */
const asBefore = (before: LogEntry[] | undefined, now: LogEntry[]): LogEntry[] =>
  before?.length === now.length && before.every((e, at) => e === now[at]) ? before : now;

/** A note of mine as it stands among what is known, before it came back. */
const myEntry = (what: WorkerRecord): LogEntry => ({
  seq: 0,
  box: 'mine',
  at: what.at,
  envelopes: [],
  from: 'me',
  what,
});
const sentEntry = (reply: FromWorker): LogEntry => myEntry({ id: reply.id, at: reply.at, kind: 'sent', reply });
/** What is owed as it stands among what is known: a Reply, and the note of it, as one. */
function owedEntry(owed: Owed): LogEntry {
  if ('reply' in owed) return sentEntry(owed.reply);
  return owed.record.kind === 'sent' ? sentEntry(owed.record.reply) : myEntry(owed.record);
}

/** The worker's log on this device, kept fresh, and the ways to add to it. */
export function useDesk(keys: WorkerKeys): Desk {
  const [entries, setEntries] = useState<LogEntry[]>();
  /** What I said and did in this window, or found owed: it stays in sight between the moment it went and the moment its note comes back. */
  const [added, setAdded] = useState<LogEntry[]>([]);
  const [net, setNet] = useState<Net>('asking');
  const [far, setFar] = useState<Desk['far']>();
  const [fresh, setFresh] = useState<number>();
  const running = useRef<Promise<void>>(undefined);
  const names = useRef(new Map<Token, string>());
  /** My own notes: the next one comes after them, whatever the clock says. */
  const notes = useRef<Timed[]>([]);

  const [owed, setOwed] = useState<Owed[]>([]);
  const [whole, setWhole] = useState<Desk['whole']>({ newer: 0, rolledBack: false, unopened: false });

  const [undo, setUndo] = useState<Undoing>();
  /** Whether a Reply of this window waits to be let go. */
  const holds = useRef(false);
  const [counted, setCounted] = useState<Counted>({});

  const add = useCallback((more: readonly LogEntry[]) => {
    setAdded((before) => [...before, ...more.filter((e) => !before.some((b) => b.what.id === e.what.id))]);
  }, []);
  const lookOwed = useCallback(async () => {
    const all = await allOwed(keys);
    setOwed(all);
    add(all.map(owedEntry));
  }, [keys, add]);

  const refresh = useCallback(() => {
    running.current ??= (async () => {
      setNet('asking');
      let is: Net = 'fresh';
      try {
        // What came is looked at first: no debt, and nobody's Envelope, stands between a worker and what was given to them.
        const came = await fetchLog(keys, (done, of) => {
          setFar({ done, of });
        });
        for (const e of came)
          if (e.from === 'person' && e.what.kind === 'letter') names.current.set(e.what.thread, e.what.from.name);
        setEntries((before) => asBefore(before, came));
        setWhole(await howWhole(keys));
        setCounted(await countedHere(keys));
        setFresh(Date.now());
        const left = await obey(keys, came);
        setEntries((before) => asBefore(before, left));
      } catch (why) {
        is = netOf(why);
      } finally {
        await lookOwed();
        setFar(undefined);
        // Before it is said how it went: whoever asks from then on is not told of the look before.
        running.current = undefined;
        setNet(is);
      }
    })();
    return running.current;
  }, [keys, lookOwed]);

  useEffect(() => {
    let over = false;
    // A desk that is opened lets go what the one before could not.
    void letGo(keys).then(lookOwed);
    void logHere(keys).then((here) => {
      if (!over) {
        setEntries((now) => now ?? here);
        void refresh();
      }
    });
    const look = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const clock = setInterval(look, every);
    const back = () => {
      void refresh();
    };
    window.addEventListener('online', back);
    return () => {
      over = true;
      clearInterval(clock);
      window.removeEventListener('online', back);
    };
  }, [keys, refresh, lookOwed]);

  /** Sends what is owed, as far as there is a way; what is not gone stays owed. */
  const pay = useCallback(
    () =>
      payOwed(keys)
        .catch((why: unknown) => {
          setNet(netOf(why));
        })
        .finally(() => void lookOwed()),
    [keys, lookOwed],
  );

  const goOn = useCallback(async () => {
    setUndo(undefined);
    if (!holds.current) return;
    holds.current = false;
    await letGo(keys);
    await lookOwed();
    void pay();
  }, [keys, lookOwed, pay]);
  // A window that is put aside may never be looked at again: what could be taken back goes.
  useEffect(() => {
    const aside = () => {
      if (document.visibilityState === 'hidden') void goOn();
    };
    document.addEventListener('visibilitychange', aside);
    // So does a desk that is locked, by hand, by another window or by itself.
    return () => {
      document.removeEventListener('visibilitychange', aside);
      void goOn();
    };
  }, [goOn]);

  const jot = useCallback(
    async (record: Jot) => {
      await goOn();
      const whole: WorkerRecord = { ...newNote(), moment: momentAfter(notes.current), ...record };
      notes.current.push(whole);
      if (await owe(keys, { id: whole.id, record: whole })) {
        add([myEntry(whole)]);
        void pay();
        return true;
      }
      try {
        await note(keys, whole);
      } catch (why) {
        setNet(netOf(why));
        return false;
      }
      add([myEntry(whole)]);
      return true;
    },
    [keys, pay, add, goOn],
  );

  const send = useCallback(
    async (person: Person, say: ToSay, pieces: readonly { id: Token; blob: Blob }[] = [], begun?: Begun) => {
      if (say.kind === 'promise' && !isSensibleDay(say.by)) throw new RangeError(`${say.by} is no day to promise by.`);
      const reply: FromWorker = {
        id: newToken(),
        thread: person.thread,
        at: nowHere(),
        moment: momentAfter(inThread(person)),
        from: keys.name,
        ...say,
        pieces: pieces.map(({ id, blob }) => ({ id, type: blob.type, length: blob.size })),
      };
      const owing: OwedReply = {
        id: reply.id,
        reply,
        to: person.reply,
        as: person.mine ? 'mine' : 'team',
        pieces: await Promise.all(pieces.map((p) => textOf(p.blob))),
      };
      await goOn();
      if (begun && (await hold(keys, owing))) {
        holds.current = true;
        add([owedEntry(owing)]);
        setUndo({
          what: 'sent',
          at: 'of' in reply ? (reply.of.answer ?? reply.of.letter) : undefined,
          run: async () => {
            // The words stand where they were written before they are taken from where they wait: they are never nowhere.
            if (begun !== 'one-press') await keepDraft(keys, begun.about, begun.draft, 'strict');
            if (!(await takeBack(keys, owing.id))) {
              if (begun !== 'one-press') await dropDraft(keys, begun.about);
              setUndo({ what: 'gone' });
              return false;
            }
            holds.current = false;
            setUndo(undefined);
            setAdded((before) => before.filter((e) => e.what.id !== owing.id));
            return true;
          },
        });
        return 'held';
      }
      if (await oweReply(keys, owing)) {
        setOwed((before) => [...before, owing]);
        add([owedEntry(owing)]);
        void pay();
        return 'on-its-way';
      }
      const failed = await sendOwed(keys, owing);
      if (failed) throw new Ended('There is nobody to send it to.');
      add([owedEntry(owing)]);
      return 'on-its-way';
    },
    [keys, pay, add, goOn],
  );

  const all = useMemo(() => {
    const known = new Set(entries?.map((e) => e.what.id));
    const noted = new Set(
      entries?.flatMap((e) => (e.from === 'me' && e.what.kind === 'sent' ? [e.what.reply.id] : [])),
    );
    return entries && [...entries, ...added.filter((e) => !known.has(e.what.id) && !noted.has(e.what.id))];
  }, [entries, added]);
  const waiting = useMemo(
    () => new Map(owed.flatMap((o) => ('reply' in o ? [[o.reply.id, o.failed ?? 'on-its-way'] as const] : []))),
    [owed],
  );
  useEffect(() => {
    notes.current = (all ?? []).flatMap((e) => (e.from === 'me' ? [e.what] : []));
  }, [all]);
  // Each thing that only newer software knows may be what is missing.
  const missing = useMemo(
    () => (whole.newer > 0 ? new Set<Token>() : missingIn(all ?? [], counted, dayFromNow(-1))),
    [all, counted, whole],
  );
  const people = useMemo(() => peopleOf(all ?? []), [all]);
  const nameOf = useCallback((thread: Token) => names.current.get(thread) ?? '', []);
  return {
    keys,
    entries: all,
    people,
    net,
    far,
    fresh,
    refresh,
    send,
    jot,
    waiting,
    whole,
    missing,
    nameOf,
    goOn,
    undo,
    offerUndo: setUndo,
  };
}
