import { randomInt } from 'node:crypto';
import { Refusal } from '#mailbox/gate/codes.ts';
import type { TokenSum } from '#mailbox/gate/token-sum.ts';
import { roomCode, roomLasts, roomPictures, roomWaits } from '#model/live-room.ts';
import { Waiting } from './waiting.ts';

/** How much there may be, together and of one room; bytes of sealed answers. */
const most = { rooms: 300, phones: 150, bytes: 32 * 1024 ** 2, told: 400 } as const;
/** ms that pictures lead in after the door was last opened, and in which a phone that asked is counted as here. */
const [doorStands, isHere] = [20 * 60_000, 40_000] as const;

const hex = (sum: TokenSum): string => Buffer.from(sum).toString('hex');

/** The newest answer of one phone to one question. `n`: the phone's own count; `came`: the room's, by which its host asks for what is new. */
interface Said {
  n: number;
  sealed: string;
  came: number;
}
interface Phone {
  seen: number;
  /** To whom it wants a question's own words sealed. */
  key: string | undefined;
  said: Map<string, Said>;
  waiting: Waiting;
}

/** A room, in memory alone. Tokens are kept as their sums. */
interface LiveRoom {
  host: string;
  join: string;
  /** Whom answers are sealed to. */
  to: string;
  code: string;
  opened: number;
  door: number;
  of: string | null;
  /** The question's own words, sealed to the phones. */
  words: string | undefined;
  /** Grows whenever another question stands, or its words were sealed anew. */
  turn: number;
  /** Grows with each answer and each phone. */
  came: number;
  phones: Map<string, Phone>;
  waiting: Waiting;
}

/** An answer as its host is told it. */
export interface ToldAnswer {
  of: string;
  sealed: string;
}

/** By what a phone comes in. */
export type JoinedBy = { join: TokenSum } | { pictures: readonly number[] };

/** The live rooms of this process (docs/decisions/0096). Whatever is asked with a token that no room has: `ended`. */
export interface LiveRooms {
  /** @param code the pictures that are to lead in, of `freeCode`. @returns those that do. @throws {Refusal} `different`, `slow-down` */
  open: (host: TokenSum, join: TokenSum, to: string, code?: readonly number[]) => number[];
  /** @throws {Refusal} `ended` where no room has this token. */
  expect: (who: 'host' | 'phone', token: TokenSum) => void;
  /** Which question stands, its words where it has sealed ones, and whether the pictures lead in. @throws {Refusal} `ended`, `slow-down` where memory is full */
  put: (host: TokenSum, of: string | null, door: boolean, words?: string) => void;
  /** What came after `after`, once there is something. @throws {Refusal} `ended` */
  answers: (
    host: TokenSum,
    after: number,
  ) => Promise<{ n: number; phones: number; answers: ToldAnswer[]; keys?: string[] }>;
  /** @throws {Refusal} `ended` */
  end: (host: TokenSum) => void;
  /** Lets a phone in. @returns whom it seals to. @throws {Refusal} `ended` for a token, `not-found` for pictures, `different` where it is in another room, `slow-down` where all places are taken */
  join: (phone: TokenSum, by: JoinedBy, key?: string) => string;
  /** The question that stands, once it is another than at `after`. @throws {Refusal} `ended` */
  now: (phone: TokenSum, after: number) => Promise<{ n: number; of: string | null; words?: string }>;
  /** @throws {Refusal} `ended`, `different` where that question does not stand, `slow-down` where memory is full */
  say: (phone: TokenSum, of: string, n: number, sealed: string) => void;
  /** Ends all of them: who waits is told. */
  stop: () => void;
  /** Whether a room here has that host, phone, token to join by, or code of pictures. */
  has: (what: { host?: TokenSum; phone?: TokenSum; join?: TokenSum; code?: readonly number[] }) => boolean;
  /** Pictures that lead into no room here. @param but codes that are not to be taken either */
  freeCode: (but: readonly string[]) => number[];
  /** What all phones of a room have in common, and no other. @throws {Refusal} `ended` */
  roomOf: (phone: TokenSum) => string;
  /** For tests: what they hold. */
  held: () => { rooms: number; bytes: number };
}

/** The live rooms as the addresses ask them: of this process alone, or of all that share a database (`shared-rooms.ts`). */
export type Rooms = {
  [Name in 'open' | 'expect' | 'put' | 'answers' | 'end' | 'join' | 'now' | 'say' | 'stop']: (
    ...asked: Parameters<LiveRooms[Name]>
  ) => ReturnType<LiveRooms[Name]> | Promise<Awaited<ReturnType<LiveRooms[Name]>>>;
};

/** A map that refuses what it does not have. */
function find<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Refusal('ended');
  return found;
}

/** Opens the live rooms. @param now for tests: the time in ms. */
export function openLiveRooms(now: () => number = Date.now): LiveRooms {
  const hosts = new Map<string, LiveRoom>();
  const [byJoin, byCode, byPhone] = [
    new Map<string, LiveRoom>(),
    new Map<string, LiveRoom>(),
    new Map<string, LiveRoom>(),
  ];
  let bytes = 0;

  function end(room: LiveRoom): void {
    hosts.delete(room.host);
    byJoin.delete(room.join);
    byCode.delete(room.code);
    room.waiting.end();
    bytes -= room.words?.length ?? 0;
    room.words = undefined;
    for (const [phone, { said, waiting }] of room.phones) {
      byPhone.delete(phone);
      for (const { sealed } of said.values()) bytes -= sealed.length;
      waiting.end();
    }
    room.phones.clear();
  }
  const sweep = () => {
    for (const room of hosts.values()) if (now() - room.opened >= roomLasts) end(room);
  };
  const sweeping = setInterval(sweep, 60_000).unref();
  /** A room that is not over. */
  function there(map: ReadonlyMap<string, LiveRoom>, key: string): LiveRoom {
    const room = find(map, key);
    if (now() - room.opened < roomLasts) return room;
    end(room);
    throw new Refusal('ended');
  }
  function newCode(but: readonly string[] = []): string {
    for (;;) {
      const pictures = new Set<number>();
      while (pictures.size < roomCode) pictures.add(randomInt(roomPictures));
      const code = [...pictures].join(' ');
      if (!byCode.has(code) && !but.includes(code)) return code;
    }
  }
  const picturesOf = (room: LiveRoom) => room.code.split(' ').map(Number);
  const news = (room: LiveRoom) => {
    room.came += 1;
    room.waiting.wake();
    return room.came;
  };

  return {
    open(host, join, to, code) {
      const [hostSum, joinSum] = [hex(host), hex(join)];
      const same = hosts.get(hostSum);
      if (same?.join === joinSum && same.to === to) return picturesOf(same);
      if (same || byJoin.has(joinSum) || byPhone.has(hostSum)) throw new Refusal('different');
      sweep();
      if (hosts.size >= most.rooms) throw new Refusal('slow-down', 60);
      const room: LiveRoom = {
        host: hostSum,
        join: joinSum,
        to,
        code: code?.join(' ') ?? newCode(),
        opened: now(),
        door: 0,
        of: null,
        words: undefined,
        turn: 1,
        came: 0,
        phones: new Map(),
        waiting: new Waiting(),
      };
      hosts.set(hostSum, room);
      byJoin.set(joinSum, room);
      byCode.set(room.code, room);
      return picturesOf(room);
    },
    expect(who, token) {
      there(who === 'host' ? hosts : byPhone, hex(token));
    },
    put(host, of, door, words) {
      const room = there(hosts, hex(host));
      room.door = door ? now() : 0;
      if (room.of === of && room.words === words) return;
      const more = (words?.length ?? 0) - (room.words?.length ?? 0);
      if (more > 0 && bytes + more > most.bytes) throw new Refusal('slow-down', 60);
      bytes += more;
      [room.of, room.words] = [of, words];
      room.turn += 1;
      for (const { waiting } of room.phones.values()) waiting.wake();
    },
    async answers(host, after) {
      const room = there(hosts, hex(host));
      if (room.came <= after) await room.waiting.forNews(roomWaits);
      const all = [...room.phones.values()]
        .flatMap(({ said }) => [...said].filter(([, { came }]) => came > after).map(([of, one]) => ({ of, ...one })))
        .sort((a, b) => a.came - b.came);
      const told = all.slice(0, most.told);
      const here = [...room.phones.values()].filter(({ seen }) => now() - seen < isHere).length;
      const keys = [...room.phones.values()].flatMap(({ key }) => key ?? []);
      return {
        ...(keys.length > 0 ? { keys } : {}),
        n: all.length > told.length ? (told.at(-1)?.came ?? after) : room.came,
        phones: here,
        answers: told.map(({ of, sealed }) => ({ of, sealed })),
      };
    },
    end(host) {
      end(there(hosts, hex(host)));
    },
    join(token, by, key) {
      const phone = hex(token);
      const byPictures = 'pictures' in by ? byCode.get(by.pictures.join(' ')) : undefined;
      if (
        'pictures' in by &&
        !(byPictures && now() - byPictures.door < doorStands && now() - byPictures.opened < roomLasts)
      )
        throw new Refusal('not-found');
      const room = byPictures ?? there(byJoin, 'join' in by ? hex(by.join) : '');
      const other = byPhone.get(phone);
      if ((other && other !== room) || hosts.has(phone)) throw new Refusal('different');
      const was = other?.phones.get(phone);
      if (was) {
        if (key !== undefined && was.key !== key) {
          was.key = key;
          news(room);
        }
        return room.to;
      }
      if (room.phones.size >= most.phones) throw new Refusal('slow-down', 60);
      room.phones.set(phone, { seen: now(), key, said: new Map(), waiting: new Waiting() });
      byPhone.set(phone, room);
      news(room);
      return room.to;
    },
    async now(token, after) {
      const phone = hex(token);
      const room = there(byPhone, phone);
      const its = find(room.phones, phone);
      its.seen = now();
      if (room.turn === after) await its.waiting.forNews(roomWaits);
      its.seen = now();
      return { n: room.turn, of: room.of, ...(room.words === undefined ? {} : { words: room.words }) };
    },
    say(token, of, n, sealed) {
      const phone = hex(token);
      const room = there(byPhone, phone);
      const its = find(room.phones, phone);
      its.seen = now();
      if (room.of !== of) throw new Refusal('different');
      const before = its.said.get(of);
      if (before && before.n >= n) return;
      const more = sealed.length - (before?.sealed.length ?? 0);
      if (bytes + more > most.bytes) throw new Refusal('slow-down', 60);
      bytes += more;
      its.said.set(of, { n, sealed, came: news(room) });
    },
    stop() {
      clearInterval(sweeping);
      for (const room of hosts.values()) end(room);
    },
    has: ({ host, phone, join, code }) =>
      [
        host && hosts.get(hex(host)),
        phone && byPhone.get(hex(phone)),
        join && byJoin.get(hex(join)),
        code && byCode.get(code.join(' ')),
      ].some((room) => room !== undefined && now() - room.opened < roomLasts),
    freeCode: (but) => newCode(but).split(' ').map(Number),
    roomOf: (phone) => find(byPhone, hex(phone)).join,
    held: () => ({ rooms: hosts.size, bytes }),
  };
}
