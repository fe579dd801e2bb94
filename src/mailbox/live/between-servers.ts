import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '#mailbox/gate/codes.ts';
import { codeOf, logCode } from '#mailbox/gate/log.ts';
import type { Note, OpenWire } from '#mailbox/store/wire.ts';
import { beat, message, together, type Beat, type Message } from './messages.ts';
import { inParts, newServerKey, openJoining, type Sealing } from './sealed-notes.ts';

/** Where servers say that they are there. The number goes up when they no longer understand each other. */
const all = 'live_rooms_1';
const channelOf = (id: string) => `live_${id}`;

/**
 * ms between two beats of a server; how many of its own beats a server hears without one of another until that one is gone; ms that a server which has just begun to listen gives the others to say that they
 * are there; signs of what goes in one note.
 */
export const usual = { beat: 2_000, silent: 4, settle: 1_500, note: 60_000 } as const;
export type Timing = { readonly [Name in keyof typeof usual]: number };

interface Peer {
  sealing: Sealing;
  lines: number;
  /** Own beats heard since its last one. */
  missed: number;
}
interface Asked {
  of: string;
  done: (is: unknown) => void;
  failed: (why: Refusal) => void;
}

/** The other servers of this copy, as far as they are there now. */
export interface OtherServers {
  /** Their names, once this server can know all of them. @throws {Refusal} `try-later` where it cannot */
  there: () => Promise<string[]>;
  /** Asks one. @throws {Refusal} what that one refuses; `ended` where it is gone, `try-later` where its answer did not come in so many ms */
  ask: (server: string, what: unknown, within: number) => Promise<unknown>;
  /** Says goodbye, once what was to be said is said. */
  stop: () => Promise<void>;
}

/**
 * Listens to the other servers of this copy.
 * @param answer what another asked. What it throws and is no Refusal is `try-later` there.
 * @param gone told of a server that is there no more.
 */
export function openOtherServers(
  openWire: OpenWire,
  answer: (what: unknown) => Promise<unknown>,
  gone: (server: string) => void,
  timing: Timing = usual,
): OtherServers {
  const [id, key] = [randomBytes(8).toString('hex'), newServerKey()];
  const peers = new Map<string, Peer>();
  const asked = new Map<number, Asked>();
  const waiting = new Map<string, Message[]>();
  const joining = openJoining();
  let [lines, isUp, settled, stopped, sending, number, unheard] = [0, false, false, false, false, 0, 0];
  let beats: Pick<Beat, 'asks' | 'over'> | undefined;
  let settling: NodeJS.Timeout | undefined;
  const wantSettled = new Set<(is: boolean) => void>();

  function refuseAll(why: Refusal, of?: string): void {
    for (const [n, one] of asked) {
      if (of !== undefined && one.of !== of) continue;
      asked.delete(n);
      one.failed(why);
    }
  }
  function drop(server: string): void {
    peers.delete(server);
    waiting.delete(server);
    joining.forget(server);
    refuseAll(new Refusal('ended'), server);
    gone(server);
  }
  const settle = (is: boolean) => {
    settled = is;
    for (const tell of wantSettled) tell(is);
    wantSettled.clear();
  };

  /** Everything that waits, as notes: many messages to one server go together. */
  function notesNow(): Note[] {
    const notes: Note[] = [];
    if (beats) notes.push({ channel: all, text: JSON.stringify({ id, key: key.open, lines, ...beats }) });
    beats = undefined;
    for (const [server, messages] of waiting) {
      const sealing = peers.get(server)?.sealing;
      if (!sealing) continue;
      for (const text of together(messages, timing.note))
        for (const piece of inParts(id, sealing.seal(text))) notes.push({ channel: channelOf(server), text: piece });
    }
    waiting.clear();
    return notes;
  }
  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      // What is asked in the same moment goes together.
      await new Promise((next) => {
        setImmediate(next);
      });
      while (isUp && (beats ?? waiting.size > 0)) await wire.send(notesNow());
    } catch (why) {
      // The wire says itself that it is down, and who asked is told then.
      logCode(codeOf(why));
    } finally {
      sending = false;
    }
  }
  function say(server: string, what: Message): void {
    const its = waiting.get(server);
    if (its) its.push(what);
    else waiting.set(server, [what]);
    void flush();
  }
  function sayThere(asks: boolean, over = false): void {
    beats = { asks: asks || (beats?.asks ?? false), over };
    void flush();
  }

  function hearBeat(text: string): void {
    const told = beat.safeParse(JSON.parse(text));
    if (!told.success) return;
    const { id: from, key: theirs, lines: its, asks, over } = told.data;
    if (from === id) {
      unheard = 0;
      settling ??= setTimeout(() => {
        settle(true);
      }, timing.settle).unref();
      for (const [server, peer] of peers) {
        peer.missed += 1;
        if (peer.missed > timing.silent) drop(server);
      }
      return;
    }
    const known = peers.get(from);
    if (over) {
      if (known) drop(from);
      return;
    }
    if (known) {
      known.missed = 0;
      // Its line was another one: what was on its way is lost.
      if (known.lines !== its) refuseAll(new Refusal('try-later', 1), from);
      known.lines = its;
    } else peers.set(from, { sealing: key.with(id, from, theirs), lines: its, missed: 0 });
    if (asks) sayThere(false);
  }
  async function answerOne(to: string, { asks, what }: { asks: number; what: unknown }): Promise<void> {
    try {
      say(to, { told: asks, is: (await answer(what)) ?? null });
    } catch (why) {
      if (!(why instanceof Refusal)) logCode(codeOf(why));
      const { code, wait } = why instanceof Refusal ? why : new Refusal('try-later');
      say(to, { told: asks, no: code, ...(wait === undefined ? {} : { wait }) });
    }
  }
  function hearNote(text: string): void {
    const whole = joining.take(text);
    const opened = whole && peers.get(whole.from)?.sealing.open(whole.sealed);
    if (opened === undefined) return;
    for (const one of z.array(message).parse(JSON.parse(opened))) {
      if ('asks' in one) void answerOne(whole?.from ?? '', one);
      else {
        const its = asked.get(one.told);
        if (its?.of !== whole?.from) continue;
        asked.delete(one.told);
        if ('no' in one) its?.failed(new Refusal(one.no, one.wait));
        else its?.done(one.is);
      }
    }
  }

  const wire = openWire([all, channelOf(id)], {
    up() {
      isUp = true;
      lines += 1;
      unheard = 0;
      sayThere(true);
    },
    down() {
      isUp = false;
      clearTimeout(settling);
      settling = undefined;
      settle(false);
      waiting.clear();
      refuseAll(new Refusal('try-later', 1));
    },
    hear({ channel, text }) {
      try {
        if (channel === all) hearBeat(text);
        else hearNote(text);
      } catch {
        // Who can write into the database can write anything there.
        logCode('unexpected');
      }
    },
  });
  const beating = setInterval(() => {
    if (!isUp) return;
    unheard += 1;
    // A line that does not bring back what is said on it is none, though nobody says so.
    if (unheard > timing.silent) {
      logCode('database-away');
      wire.mend();
    } else sayThere(false);
  }, timing.beat).unref();

  return {
    async there() {
      if (!settled)
        await new Promise<void>((done, failed) => {
          const timer = setTimeout(() => {
            tell(false);
          }, 3 * timing.settle);
          const tell = (is: boolean) => {
            clearTimeout(timer);
            wantSettled.delete(tell);
            if (is) done();
            else failed(new Refusal('try-later', 2));
          };
          wantSettled.add(tell);
        });
      return [...peers.keys()];
    },
    ask(server, what, within) {
      if (stopped || !isUp) return Promise.reject(new Refusal('try-later', 1));
      if (!peers.has(server)) return Promise.reject(new Refusal('ended'));
      number += 1;
      const n = number;
      return new Promise((done, refuse) => {
        const timer = setTimeout(() => {
          asked.delete(n);
          refuse(new Refusal('try-later', 1));
        }, within);
        asked.set(n, {
          of: server,
          done: (is) => {
            clearTimeout(timer);
            done(is);
          },
          failed: (why) => {
            clearTimeout(timer);
            refuse(why);
          },
        });
        say(server, { asks: n, what });
      });
    },
    async stop() {
      stopped = true;
      clearInterval(beating);
      clearTimeout(settling);
      settle(false);
      refuseAll(new Refusal('try-later', 1));
      // What was answered in this moment still goes, and that it is over goes after it.
      for (let n = 0; n < 40 && isUp && (sending || waiting.size > 0); n += 1)
        await new Promise((next) => {
          setTimeout(next, 25);
        });
      sayThere(false, true);
      for (let n = 0; n < 40 && isUp && (sending || beats); n += 1)
        await new Promise((next) => {
          setTimeout(next, 25);
        });
      await wire.close();
    },
  };
}
