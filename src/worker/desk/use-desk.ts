import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Token } from '#model/answer.ts';
import { momentAfter, type Timed } from '#model/moment.ts';
import type { FromWorker } from '#model/reply.ts';
import { nowHere, newToken } from '#model/token.ts';
import type { WorkerRecord } from '#model/worker-record.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { owe, paid } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { fetchLog, logHere, newNote, note, type LogEntry } from '#worker/keep/log.ts';
import { netOf, type Net } from './net.ts';
import { obey, payOwed } from './obey.ts';
import { inThread, peopleOf, type Person } from './people.ts';

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
  /** Sends a Reply, and notes that it was sent. Throws what `post` throws where it did not go. */
  send: (person: Person, say: ToSay, pieces?: readonly { id: Token; blob: Blob }[]) => Promise<void>;
  /** Notes something for oneself; without internet it is owed. */
  jot: (record: Jot) => Promise<void>;
  /** Names of who asked to forget, as they were known before. */
  nameOf: (thread: Token) => string;
}
type Jot = WorkerRecord extends infer R ? (R extends unknown ? Omit<R, 'id' | 'at' | 'moment'> : never) : never;

/** How often it is looked for something new while the window is seen, in milliseconds. */
const every = 60_000;
/** From how many Envelopes on it is said how far the fetching is. */
const many = 20;

/** The same list where nothing came: a thousand Letters are not gone through again each minute. */
const asBefore = (before: LogEntry[] | undefined, now: LogEntry[]): LogEntry[] =>
  (before?.length === now.length && before.every((e, at) => e === now[at]) ? before : now);

/** The worker's log on this device, kept fresh, and the ways to add to it. */
export function useDesk(keys: WorkerKeys): Desk {
  const [entries, setEntries] = useState<LogEntry[]>();
  const [added, setAdded] = useState<LogEntry[]>([]);
  const [net, setNet] = useState<Net>('asking');
  const [far, setFar] = useState<Desk['far']>();
  const [fresh, setFresh] = useState<number>();
  const running = useRef<Promise<void>>(undefined);
  const names = useRef(new Map<Token, string>());
  /** My own notes: the next one comes after them, whatever the clock says. */
  const notes = useRef<Timed[]>([]);

  const refresh = useCallback(() => {
    running.current ??= (async () => {
      setNet('asking');
      try {
        await payOwed(keys);
        const came = await fetchLog(keys, (done, of) => { if (of > many) setFar({ done, of }); });
        for (const e of came) if (e.from === 'person' && e.what.kind === 'letter') names.current.set(e.what.thread, e.what.from.name);
        setEntries((before) => asBefore(before, came));
        const left = await obey(keys, came);
        setEntries((before) => asBefore(before, left));
        setNet('fresh');
        setFresh(Date.now());
      } catch (why) {
        setNet(netOf(why));
      } finally {
        setFar(undefined);
        running.current = undefined;
      }
    })();
    return running.current;
  }, [keys]);

  useEffect(() => {
    let over = false;
    void logHere(keys).then((here) => { if (!over) { setEntries((now) => now ?? here); void refresh(); } });
    const look = () => { if (document.visibilityState === 'visible') void refresh(); };
    const clock = setInterval(look, every);
    const back = () => { void refresh(); };
    window.addEventListener('online', back);
    return () => { over = true; clearInterval(clock); window.removeEventListener('online', back); };
  }, [keys, refresh]);

  const jot = useCallback(async (record: Jot) => {
    const whole: WorkerRecord = { ...newNote(), moment: momentAfter(notes.current), ...record };
    notes.current.push(whole);
    setAdded((before) => [...before, { seq: 0, box: 'mine', at: whole.at, envelopes: [], from: 'me', what: whole }]);
    await owe(keys, { id: whole.id, record: whole });
    try {
      await note(keys, whole);
      await paid(keys, whole.id);
    } catch (why) {
      setNet(netOf(why));
    }
  }, [keys]);

  const send = useCallback(async (person: Person, say: ToSay, pieces: readonly { id: Token; blob: Blob }[] = []) => {
    const reply: FromWorker = {
      id: newToken(), thread: person.thread, at: nowHere(), moment: momentAfter(inThread(person)), from: keys.name, ...say,
      pieces: pieces.map(({ id, blob }) => ({ id, type: blob.type, length: blob.size })),
    };
    await sendNow(reply, pieces.map((p) => p.blob), person.reply);
    await jot({ kind: 'sent', reply });
  }, [keys, jot]);

  const all = useMemo(() => {
    const known = new Set(entries?.map((e) => e.what.id));
    return entries && [...entries, ...added.filter((e) => !known.has(e.what.id))];
  }, [entries, added]);
  useEffect(() => { notes.current = (all ?? []).flatMap((e) => (e.from === 'me' ? [e.what] : [])); }, [all]);
  const people = useMemo(() => peopleOf(all ?? []), [all]);
  const nameOf = useCallback((thread: Token) => names.current.get(thread) ?? '', []);
  return { keys, entries: all, people, net, far, fresh, refresh, send, jot, nameOf };
}
