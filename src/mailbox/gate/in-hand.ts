import { Refusal } from './codes.ts';
import { endSlowest, type Line } from './lines.ts';

/** Up to this many bytes are taken in one go and stored in one row; more are put down in pieces as they come. */
export const smallEnough = 262_144;
/** Bytes of small bodies that may be in memory at once, all together. */
const mostInHand = 64_000_000;
/** Free places kept for the next, in bytes. */
const mostFree = 12_000_000;
const step = 16_384;
/** Bodies taken in at the same time, while all come quickly. */
const atOnce = 24;
/** ms after which the next is taken in although the ones before are not done: slow senders hold nobody up. */
const patience = 100;

/** Places to take bodies in, by size; used again, because memory given back a thousand times a second comes back in crumbs. */
const free = new Map<number, Uint8Array[]>();
const queue: (() => void)[] = [];
let [inHand, kept, taking] = [0, 0, 0];
/** Those whose bodies are in hand now. */
const lines = new Set<Line>();

/** Waits until few enough are being taken in, or long enough. Those who wait cost nothing: their bytes stay on the line. */
const myTurn = (): Promise<void> =>
  new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      const at = queue.indexOf(go);
      if (at >= 0) queue.splice(at, 1);
      taking += 1;
      done();
    };
    const timer = setTimeout(go, patience);
    if (taking < atOnce) go();
    else queue.push(go);
  });

function borrow(size: number): Uint8Array {
  const there = free.get(size)?.pop();
  if (!there) return new Uint8Array(size);
  kept -= size;
  return there;
}

function giveBack(place: Uint8Array): void {
  place.fill(0);
  if (kept + place.length > mostFree) return;
  kept += place.length;
  const others = free.get(place.length) ?? [];
  others.push(place);
  free.set(place.length, others);
}

/** Makes sure that `size` bytes may come into hand: what is slow goes for it. @throws {Refusal} `slow-down` */
async function makeRoomFor(size: number): Promise<void> {
  while (inHand + size > mostInHand) {
    if (!endSlowest(lines)) throw new Refusal('slow-down', 1);
    await new Promise((next) => {
      setImmediate(next);
    });
  }
}

/**
 * Lends a place for `length` bytes while `work` runs. It is written over with zeros when it comes back.
 * @throws {Refusal} `slow-down` when too much is in hand.
 */
export async function withPlace<T>(length: number, line: Line, work: (place: Uint8Array) => Promise<T>): Promise<T> {
  const size = Math.ceil(length / step) * step;
  await makeRoomFor(size);
  inHand += size;
  lines.add(line);
  await myTurn();
  const place = borrow(size);
  try {
    return await work(place.subarray(0, length));
  } finally {
    giveBack(place);
    inHand -= size;
    lines.delete(line);
    taking -= 1;
    if (taking < atOnce) queue[0]?.();
  }
}
