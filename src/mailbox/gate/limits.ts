import { hash, randomBytes } from 'node:crypto';
import { Refusal } from './codes.ts';

export interface Limits {
  /** Requests a minute for each client address; for each token four times as many, a sixth of it at once from one address. */
  requests: number;
  /** Requests a minute for each client address that end in 404: nobody tries tokens here. */
  notFound: number;
}

const minute = 60_000;
/** Keys in one generation; two are remembered. About 15 MB for both. */
const most = 50_000;

/** Counts how often each key came in this minute. What it remembers is bounded: past that the keys seen longest ago are forgotten. */
class Counter {
  private young = new Map<string, number>();
  private old = new Map<string, number>();
  private window = 0;

  private turn(old: Map<string, number>, window: number): void {
    this.old = old;
    this.young = new Map();
    this.window = window;
  }

  of(key: string, now: number): number {
    const window = Math.floor(now / minute);
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
  const all = plain.includes('::') ? [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back] : front;
  return all.slice(0, 4).join(':');
}

export interface Gate {
  /** Before anything else is done. @throws {Refusal} `slow-down` */
  letIn(address: string): void;
  /** Counts a request as going on until what is returned is called. @throws {Refusal} `slow-down` when too many of this address are. */
  hold(address: string): () => void;
  /** Once a token was found to be good. @throws {Refusal} `slow-down` */
  letTokenIn(tokenSum: Uint8Array): void;
  /** A request of this address ended in 404. */
  countNotFound(address: string): void;
}

/**
 * A gate that keeps nobody's address: only a hash of it, under a key made here and never stored, for at most a minute.
 * @param now for tests: the time in ms.
 */
export function openGate(limits: Limits, now: () => number = Date.now): Gate {
  const key = randomBytes(32).toString('hex');
  const hidden = (what: string | Uint8Array) => hash('sha256', key + (typeof what === 'string' ? what : Buffer.from(what).toString('hex')), 'base64').slice(0, 16);
  const [requests, tokens, notFound] = [new Counter(), new Counter(), new Counter()];
  const goingOn = new Map<string, number>();
  // One address alone never fills what is in hand (`in-hand.ts`), and never uses up a token that many people have: a Worker card's.
  const [mostAtOnce, mostOfToken] = [Math.max(16, Math.floor(limits.requests / 6)), limits.requests * 4];
  const slowDown = () => new Refusal('slow-down', Math.ceil((minute - (now() % minute)) / 1000));
  return {
    letIn(address) {
      const who = hidden(subscriber(address));
      if (requests.add(who, now()) > limits.requests || notFound.of(who, now()) >= limits.notFound) throw slowDown();
    },
    hold(address) {
      const who = hidden(subscriber(address));
      const before = goingOn.get(who) ?? 0;
      if (before >= mostAtOnce) throw new Refusal('slow-down', 1);
      goingOn.set(who, before + 1);
      return () => {
        const left = (goingOn.get(who) ?? 1) - 1;
        if (left > 0) goingOn.set(who, left); else goingOn.delete(who);
      };
    },
    letTokenIn(tokenSum) {
      if (tokens.add(hidden(tokenSum), now()) > mostOfToken) throw slowDown();
    },
    countNotFound(address) {
      notFound.add(hidden(subscriber(address)), now());
    },
  };
}
