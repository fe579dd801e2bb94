import { z } from 'zod';
import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { OpenWire } from '#mailbox/store/wire.ts';
import { roomWaits } from '#model/live-room.ts';
import { openOtherServers, usual, type Timing } from './between-servers.ts';
import { answerOthers, type Opening } from './answer-others.ts';
import { byAsSaid, hex, mayJoin, mayOpen, stands, told, withWords, type Call, type WithWords } from './calls.ts';
import type { LiveRooms, Rooms } from './live-rooms.ts';

/** ms in which another server answers: at once, once there is something new, and when it is asked whether it knows somebody (longer than one that was killed is waited for). */
const [soon, patiently, long] = [5_000, roomWaits + 3_000, 12_000] as const;
/** Tokens of which this server remembers where their room is, and rooms of other servers of which it holds the words that stand (40 kB at most each). */
const [mostKnown, mostWords] = [50_000, 100] as const;

/** The live rooms of all servers that share a database: each is in the memory of the one where it was opened, and the others ask that one (docs/decisions/0112). */
export function shareRooms(mine: LiveRooms, openWire: OpenWire, timing: Timing = usual): Rooms {
  /** Where the room of a token is, as far as this server has heard. */
  const known = new Map<string, string>();
  /** The words that stand in a room of another server, by that room. */
  const words = new Map<string, { n: number; server: string; whole: Promise<WithWords> }>();
  const opening: Opening = new Map();

  const others = openOtherServers(
    openWire,
    answerOthers(mine, opening),
    (server) => {
      for (const [token, at] of known) if (at === server) known.delete(token);
      for (const [room, its] of words) if (its.server === server) words.delete(room);
    },
    timing,
  );

  /** Puts what is newest at the end, and lets go of the oldest where there is too much. */
  function remember<T>(map: Map<string, T>, key: string, is: T, most: number): void {
    map.delete(key);
    map.set(key, is);
    const [oldest] = map.keys();
    if (map.size > most && oldest !== undefined) map.delete(oldest);
  }
  const isAt = (token: TokenSum, server: string) => {
    remember(known, hex(token), server, mostKnown);
  };
  /** Asks all others at once. @returns the first that is what is looked for, and who said it; undefined where all answered and none is. @throws {Refusal} `try-later` where one did not answer */
  async function firstOf<T>(
    what: Call,
    shape: z.ZodType<T>,
    isIt: (told: T) => boolean,
  ): Promise<{ server: string; told: T } | undefined> {
    const servers = await others.there();
    return new Promise((done, failed) => {
      let [open, late]: [number, Refusal | undefined] = [servers.length, undefined];
      const over = () => {
        if (open > 0) return;
        if (late) failed(late);
        else done(undefined);
      };
      for (const server of servers)
        others
          .ask(server, what, long)
          .then((is) => {
            const said = shape.parse(is);
            if (isIt(said)) done({ server, told: said });
          })
          .catch((why: unknown) => {
            // One that is gone has nothing.
            if (!(why instanceof Refusal)) late ??= new Refusal('try-later', 1);
            else if (why.code !== 'ended') late ??= why;
          })
          .finally(() => {
            open -= 1;
            over();
          });
      over();
    });
  }
  /** @returns the server where a token's room is, undefined for this one. @throws {Refusal} `ended` where no server has it */
  async function whereIs(which: 'host' | 'phone', token: TokenSum): Promise<string | undefined> {
    if (mine.has({ [which]: token })) return undefined;
    const at = known.get(hex(token));
    if (at !== undefined) return at;
    const found = await firstOf(['has', which, hex(token)], z.boolean(), (has) => has);
    if (!found) throw new Refusal('ended');
    isAt(token, found.server);
    return found.server;
  }
  /** Does it where the token's room is. */
  async function there<T>(
    which: 'host' | 'phone',
    token: TokenSum,
    here: () => T | Promise<T>,
    what: Call,
    shape: z.ZodType<T>,
    within: number = soon,
  ): Promise<T> {
    const server = await whereIs(which, token);
    return server === undefined ? here() : shape.parse(await askOf(token, server, what, within));
  }
  async function askOf(token: TokenSum, server: string, what: Call, within: number): Promise<unknown> {
    try {
      return await others.ask(server, what, within);
    } catch (why) {
      if (why instanceof Refusal && why.code === 'ended') known.delete(hex(token));
      throw why;
    }
  }
  const nothing = z.null().transform(() => undefined);

  /** The question that stands with its words: asked for once, however many phones of that room are here. */
  async function wholeOf(phone: TokenSum, n: number, room: string): Promise<WithWords> {
    const server = await whereIs('phone', phone);
    if (server === undefined) return mine.now(phone, -1);
    const had = words.get(room);
    if (had?.n === n) return had.whole;
    const whole = askOf(phone, server, ['words', hex(phone)], soon).then((is) => withWords.parse(is));
    remember(words, room, { n, server, whole }, mostWords);
    whole.catch(() => {
      if (words.get(room)?.whole === whole) words.delete(room);
    });
    return whole;
  }

  return {
    async open(host, join, to) {
      if (mine.has({ host }) || mine.has({ join }) || mine.has({ phone: host })) return mine.open(host, join, to);
      if (opening.has(hex(host))) throw new Refusal('try-later', 1);
      try {
        for (;;) {
          const code = mine.freeCode([...opening.values()].map((its) => its.code));
          opening.set(hex(host), { join: hex(join), code: code.join(' ') });
          const found = await firstOf(['may-open', hex(host), hex(join), code], mayOpen, (is) => is !== 'yes');
          if (!found) return mine.open(host, join, to, code);
          if (found.told === 'is-here') {
            const pictures = z
              .array(z.int())
              .parse(await others.ask(found.server, ['open', hex(host), hex(join), to], soon));
            isAt(host, found.server);
            return pictures;
          }
        }
      } finally {
        opening.delete(hex(host));
      }
    },
    expect: async (which, token) => {
      await whereIs(which, token);
    },
    put: (host, of, door, own) =>
      there(
        'host',
        host,
        () => {
          mine.put(host, of, door, own);
        },
        ['put', hex(host), of, door, own ?? null],
        nothing,
      ),
    answers: (host, after) =>
      there('host', host, () => mine.answers(host, after), ['answers', hex(host), after], told, patiently),
    end: (host) =>
      there(
        'host',
        host,
        () => {
          mine.end(host);
        },
        ['end', hex(host)],
        nothing,
      ),
    async join(phone, asked, key) {
      const room = 'join' in asked ? mine.has({ join: asked.join }) : mine.has({ code: asked.pictures });
      const isIn = mine.has({ phone }) || mine.has({ host: phone });
      // Only where both are here need nobody else be asked: a phone is in one room alone, wherever that is.
      if (room && isIn) return mine.join(phone, asked, key);
      const what: Call = ['may-join', hex(phone), byAsSaid(asked)];
      const inRoom = room ? undefined : await firstOf(what, mayJoin, (its) => its.room);
      if (!room && !inRoom) throw new Refusal('join' in asked ? 'ended' : 'not-found');
      const before = isIn || inRoom?.told.phone ? undefined : await firstOf(what, mayJoin, (its) => its.phone);
      if ((isIn && !room) || (before && before.server !== inRoom?.server)) throw new Refusal('different');
      if (!inRoom) return mine.join(phone, asked, key);
      const to = z
        .string()
        .parse(await others.ask(inRoom.server, ['join', hex(phone), byAsSaid(asked), key ?? null], soon));
      isAt(phone, inRoom.server);
      return to;
    },
    async now(phone, after) {
      const server = await whereIs('phone', phone);
      if (server === undefined) return mine.now(phone, after);
      const { room, ...is } = stands.parse(await askOf(phone, server, ['now', hex(phone), after], patiently));
      return room === undefined ? is : wholeOf(phone, is.n, room);
    },
    say: (phone, of, n, sealed) =>
      there(
        'phone',
        phone,
        () => {
          mine.say(phone, of, n, sealed);
        },
        ['say', hex(phone), of, n, sealed],
        nothing,
      ),
    async stop() {
      mine.stop();
      await others.stop();
    },
  };
}
