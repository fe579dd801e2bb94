import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from './codes.ts';

export interface Limits {
  /** Requests a minute for each client address, and again for each token. */
  requests: number;
  /** Requests a minute for each client address that end in 404: nobody tries tokens here. */
  notFound: number;
}

const minute = 60_000;
/** Addresses counted in one minute; past that the one seen longest ago is forgotten. About 10 MB. */
const most = 50_000;

/** Counts how often each key came in this minute. What it remembers is bounded. */
class Counter {
  private counts = new Map<string, number>();
  private window = 0;

  private turn(now: number): void {
    const window = Math.floor(now / minute);
    if (window !== this.window) this.counts = new Map();
    this.window = window;
  }

  add(key: string, now: number): number {
    this.turn(now);
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.delete(key);
    if (this.counts.size >= most) this.counts.delete(this.counts.keys().next().value ?? '');
    this.counts.set(key, count);
    return count;
  }

  of(key: string, now: number): number {
    this.turn(now);
    return this.counts.get(key) ?? 0;
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
  const key = randomBytes(32);
  const hidden = (what: string | Uint8Array) => createHmac('sha256', key).update(what).digest('base64').slice(0, 16);
  const [requests, tokens, notFound] = [new Counter(), new Counter(), new Counter()];
  const slowDown = () => new Refusal('slow-down', Math.ceil((minute - (now() % minute)) / 1000));
  return {
    letIn(address) {
      const who = hidden(subscriber(address));
      if (requests.add(who, now()) > limits.requests || notFound.of(who, now()) >= limits.notFound) throw slowDown();
    },
    letTokenIn(tokenSum) {
      if (tokens.add(hidden(tokenSum), now()) > limits.requests) throw slowDown();
    },
    countNotFound(address) {
      notFound.add(hidden(subscriber(address)), now());
    },
  };
}
