import { hash, randomBytes } from 'node:crypto';
import { Refusal } from './codes.ts';
import { endSlowest, Line } from './lines.ts';

export interface Limits {
  /** Requests a minute for each token from one client address. Ten times as many for the address in all, four times for the token in all; a sixth of it going on at once from one address. */
  requests: number;
  /** Requests a minute for each client address that are told 404: who tries more tokens than that is told nothing of them. */
  notFound: number;
}

const minute = 60_000;
/** New Story boxes an hour for each client address: a day centre with thirty tablets, each with a card made anew. */
const mostStories = 120;
/** Live rooms an hour for each client address: a day centre with many groups, each begun anew some times. */
const mostRooms = 30;
/** Wrong pictures in ten minutes from one address, and from all: a room of thirty phones that err three times each, and thirty such rooms (docs/decisions/0096). */
const [mostPictures, mostPicturesOfAll] = [90, 1_000] as const;
/** Keys in one generation; two are remembered. About 15 MB for both. */
const most = 50_000;

/** Counts how often each key came in this minute, or another time of so many ms. What it remembers is bounded: past that the keys seen longest ago are forgotten. */
class Counter {
  private young = new Map<string, number>();
  private old = new Map<string, number>();
  private window = 0;
  private readonly time: number;

  constructor(time = minute) {
    this.time = time;
  }

  private turn(old: Map<string, number>, window: number): void {
    this.old = old;
    this.young = new Map();
    this.window = window;
  }

  of(key: string, now: number): number {
    const window = Math.floor(now / this.time);
    if (window !== this.window) this.turn(new Map(), window);
    return this.young.get(key) ?? this.old.get(key) ?? 0;
  }

  add(key: string, now: number): number {
    const count = this.of(key, now) + 1;
    if (this.young.size >= most) this.turn(this.young, this.window);
    this.young.set(key, count);
    return count;
  }
}

/** IPv4 as it is; of IPv6 the first 64 bits, because one subscriber has all that lie under them. */
function subscriber(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const front = head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const all = plain.includes('::')
    ? [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back]
    : front;
  return all.slice(0, 4).join(':');
}

/** Remembers keys for ten minutes or a little more; past `most` those seen longest ago are forgotten. */
class Known {
  private young = new Set<string>();
  private old = new Set<string>();
  private turned = 0;

  add(key: string, now: number): void {
    if (this.young.size >= most || now - this.turned > 10 * minute)
      [this.old, this.young, this.turned] = [this.young, new Set(), now];
    this.young.add(key);
  }

  has(key: string): boolean {
    return this.young.has(key) || this.old.has(key);
  }
}

/** No limit stops a whole address or a whole token: whoever shares it and asks little goes on. */
export interface Gate {
  /** Before the token is looked up. @throws {Refusal} `slow-down` where an address floods, and this token was not found to be good before or asks much itself. */
  letIn(address: string, tokenSum: Uint8Array): void;
  /** Counts a request as going on until `leave` is called. @throws {Refusal} `slow-down` when too many of this address are, and none is slow enough to be ended for it. */
  hold(address: string): { line: Line; leave: () => void };
  /** Once a token was found to be good. @throws {Refusal} `slow-down` */
  letTokenIn(address: string, tokenSum: Uint8Array): void;
  /** Before a Story box is made. @throws {Refusal} `slow-down` where this address made very many in this hour. */
  letStoryIn(address: string): void;
  /** Before a live room is opened. @throws {Refusal} `slow-down` where this address opened very many in this hour. */
  letRoomIn(address: string): void;
  /** Before pictures are looked at. @throws {Refusal} `slow-down` where this address, or all together, pressed very many wrong ones in these ten minutes. */
  letPicturesIn(address: string): void;
  /** Pictures that led nowhere. */
  wrongPictures(address: string): void;
  /** A request of this address found nothing. @returns what it is told: after many such no longer whether anything was there. */
  foundNothing(address: string): Refusal;
}

/**
 * A gate that keeps nobody's address: only a hash of it, under a key made here and never stored, for some minutes.
 * @param now for tests: the time in ms.
 */
export function openGate(limits: Limits, now: () => number = Date.now): Gate {
  const key = randomBytes(32).toString('hex');
  const hidden = (...what: (string | Uint8Array)[]) =>
    hash(
      'sha256',
      key + what.map((one) => (typeof one === 'string' ? one : Buffer.from(one).toString('hex'))).join(' '),
      'base64',
    ).slice(0, 16);
  const [addresses, pairs, tokens, notFound, good] = [
    new Counter(),
    new Counter(),
    new Counter(),
    new Counter(),
    new Known(),
  ];
  const [stories, rooms, pictures] = [new Counter(60 * minute), new Counter(60 * minute), new Counter(10 * minute)];
  const goingOn = new Map<string, Set<Line>>();
  const mostAtOnce = Math.max(16, Math.floor(limits.requests / 6));
  // What even the one who is behind a flood from their own address, or shares a token with it, may ask.
  const [ofKnown, ofMany] = [Math.ceil(limits.requests / 10), Math.ceil(limits.requests / 20)];
  const slowDown = (time = minute) => new Refusal('slow-down', Math.ceil((time - (now() % time)) / 1000));
  return {
    letIn(address, tokenSum) {
      if (addresses.add(hidden(subscriber(address)), now()) <= limits.requests * 10) return;
      const pair = hidden(subscriber(address), tokenSum);
      if (!good.has(pair) || pairs.of(pair, now()) >= ofKnown) throw slowDown();
    },
    hold(address) {
      const who = hidden(subscriber(address));
      const lines = goingOn.get(who) ?? new Set();
      if (lines.size >= mostAtOnce && !endSlowest(lines)) throw new Refusal('slow-down', 1);
      const line = new Line();
      goingOn.set(who, lines.add(line));
      return {
        line,
        leave: () => {
          lines.delete(line);
          if (lines.size === 0 && goingOn.get(who) === lines) goingOn.delete(who);
        },
      };
    },
    letTokenIn(address, tokenSum) {
      const pair = hidden(subscriber(address), tokenSum);
      good.add(pair, now());
      const asked = pairs.add(pair, now());
      const inAll = tokens.add(hidden(tokenSum), now());
      if (asked > limits.requests || (inAll > limits.requests * 4 && asked > ofMany)) throw slowDown();
    },
    letStoryIn(address) {
      if (stories.add(hidden(subscriber(address)), now()) > mostStories) throw slowDown(60 * minute);
    },
    letRoomIn(address) {
      if (rooms.add(hidden(subscriber(address)), now()) > mostRooms) throw slowDown(60 * minute);
    },
    letPicturesIn(address) {
      if (
        pictures.of(hidden(subscriber(address)), now()) >= mostPictures ||
        pictures.of('all', now()) >= mostPicturesOfAll
      )
        throw slowDown(10 * minute);
    },
    wrongPictures(address) {
      pictures.add(hidden(subscriber(address)), now());
      pictures.add('all', now());
    },
    foundNothing: (address) =>
      notFound.add(hidden(subscriber(address)), now()) > limits.notFound ? slowDown() : new Refusal('not-found'),
  };
}
