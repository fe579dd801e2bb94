import { z } from 'zod';
import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import type { OpenWire } from '#mailbox/store/wire.ts';
import { roomWaits } from '#model/live-room.ts';
import { openOtherServers, usual, type Timing } from './between-servers.ts';
import type { JoinedBy, LiveRooms, Rooms } from './live-rooms.ts';

/** ms in which another server answers: at once, once there is something new, and when it is asked whether it knows somebody (longer than one that was killed is waited for). */
const [soon, patiently, long] = [5_000, roomWaits + 3_000, 12_000] as const;
/** Tokens of which this server remembers where their room is, and rooms of other servers of which it holds the words that stand (40 kB at most each). */
const [mostKnown, mostWords] = [50_000, 100] as const;

const sum = z
  .hex()
  .length(64)
  .transform((hex): TokenSum => Buffer.from(hex, 'hex'));
const by = z.union([z.strictObject({ join: sum }), z.strictObject({ pictures: z.array(z.int()).readonly() })]);
const who = z.enum(['host', 'phone']);
/** What one server asks another. A token is said as its sum, as everywhere. */
const call = z.union([
  z.tuple([z.literal('has'), who, sum]),
  z.tuple([z.literal('may-open'), sum, sum, z.array(z.int())]),
  z.tuple([z.literal('may-join'), sum, by]),
  z.tuple([z.literal('open'), sum, sum, z.string()]),
  z.tuple([z.literal('put'), sum, z.string().nullable(), z.boolean(), z.string().nullable()]),
  z.tuple([z.literal('answers'), sum, z.number()]),
  z.tuple([z.literal('end'), sum]),
  z.tuple([z.literal('join'), sum, by, z.string().nullable()]),
  z.tuple([z.literal('now'), sum, z.number()]),
  z.tuple([z.literal('words'), sum]),
  z.tuple([z.literal('say'), sum, z.string(), z.number(), z.string()]),
]);
const mayOpen = z.enum(['yes', 'code-taken', 'is-here']);
const mayJoin = z.strictObject({ room: z.boolean(), phone: z.boolean() });
const told = z
  .object({
    n: z.number(),
    phones: z.number(),
    answers: z.array(z.object({ of: z.string(), sealed: z.string() })),
    keys: z.array(z.string()).optional(),
  })
  .transform(({ keys, ...is }) => ({ ...is, ...(keys ? { keys } : {}) }));
/** `room`: there are words, the same for all phones of that room; they are asked for once. */
const stands = z.object({ n: z.number(), of: z.string().nullable(), room: z.string().optional() });
const withWords = z
  .object({ n: z.number(), of: z.string().nullable(), words: z.string().optional() })
  .transform(({ words, ...is }) => ({ ...is, ...(words === undefined ? {} : { words }) }));

const hex = (token: TokenSum) => Buffer.from(token).toString('hex');
const byAsSaid = (asked: JoinedBy) => ('join' in asked ? { join: hex(asked.join) } : { pictures: asked.pictures });

/** The live rooms of all servers that share a database: each is in the memory of the one where it was opened, and the others ask that one (docs/decisions/0112). */
export function shareRooms(mine: LiveRooms, openWire: OpenWire, timing: Timing = usual): Rooms {
  /** Where the room of a token is, as far as this server has heard. */
  const known = new Map<string, string>();
  /** The words that stand in a room of another server, by that room. */
  const words = new Map<string, { n: number; server: string; whole: Promise<z.infer<typeof withWords>> }>();
  /** Rooms that are being opened here, by their host, and their codes: nobody else takes these meanwhile. */
  const opening = new Map<string, { join: string; code: string }>();

  async function answer(what: unknown): Promise<unknown> {
    const asked = call.parse(what);
    switch (asked[0]) {
      case 'has':
        return mine.has({ [asked[1]]: asked[2] });
      case 'may-open': {
        const [, host, join, code] = asked;
        if (mine.has({ host }) || mine.has({ phone: host }) || mine.has({ join })) return 'is-here';
        const others = [...opening];
        // Both are asked at the same moment: neither opens it, and who asked tries again.
        if (others.some(([one, its]) => one === hex(host) || its.join === hex(join))) throw new Refusal('try-later', 1);
        const taken = mine.has({ code }) || others.some(([, its]) => its.code === code.join(' '));
        return taken ? 'code-taken' : 'yes';
      }
      case 'may-join':
        return {
          room: 'join' in asked[2] ? mine.has({ join: asked[2].join }) : mine.has({ code: asked[2].pictures }),
          phone: mine.has({ phone: asked[1] }) || mine.has({ host: asked[1] }),
        };
      case 'open':
        return mine.open(asked[1], asked[2], asked[3]);
      case 'put':
        mine.put(asked[1], asked[2], asked[3], asked[4] ?? undefined);
        return null;
      case 'answers':
        return mine.answers(asked[1], asked[2]);
      case 'end':
        mine.end(asked[1]);
        return null;
      case 'join':
        return mine.join(asked[1], asked[2], asked[3] ?? undefined);
      case 'now': {
        const { n, of, words: some } = await mine.now(asked[1], asked[2]);
        return { n, of, ...(some === undefined ? {} : { room: mine.roomOf(asked[1]) }) };
      }
      case 'words':
        return mine.now(asked[1], -1);
      case 'say':
        mine.say(asked[1], asked[2], asked[3], asked[4]);
        return null;
    }
  }
  const others = openOtherServers(
    openWire,
    answer,
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
    what: z.input<typeof call>,
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
    what: z.input<typeof call>,
    shape: z.ZodType<T>,
    within: number = soon,
  ): Promise<T> {
    const server = await whereIs(which, token);
    return server === undefined ? here() : shape.parse(await askOf(token, server, what, within));
  }
  async function askOf(token: TokenSum, server: string, what: z.input<typeof call>, within: number): Promise<unknown> {
    try {
      return await others.ask(server, what, within);
    } catch (why) {
      if (why instanceof Refusal && why.code === 'ended') known.delete(hex(token));
      throw why;
    }
  }
  const nothing = z.null().transform(() => undefined);

  /** The question that stands with its words: asked for once, however many phones of that room are here. */
  async function wholeOf(phone: TokenSum, n: number, room: string): Promise<z.infer<typeof withWords>> {
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
          const code = mine.freeCode();
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
      const what: z.input<typeof call> = ['may-join', hex(phone), byAsSaid(asked)];
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
