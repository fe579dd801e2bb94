import type { z } from 'zod';
import type { Token } from '#model/answer.ts';
import type { Unopened } from '#model/unopened.ts';
import type { ReadToken } from '#model/mailbox-token.ts';
import { getEnvelope, listMailbox, type Envelope as Listed } from '#post/mailbox.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { readPart, unpack, type Part as OpenedPart, type Travels, type Unpacked } from '#sealing/pack.ts';
import { open, recipientOf, type Identity } from '#sealing/seal.ts';
import { CannotOpen, NotKnown, NotWhole } from '#sealing/sealing-errors.ts';

/**
 * A Mailbox of one's own: the token to read it, and the key that opens what is in it. `before`: keys it had before, the newest first; what came
 * while they counted opens with them.
 */
export interface OwnBox {
  read: ReadToken;
  identity: Identity;
  before?: readonly Identity[] | undefined;
}

/** An Envelope in a Mailbox, as its list told it. */
type Envelope = Pick<Listed, 'id' | 'seq' | 'size' | 'at'>;

/**
 * Opens an Envelope's sealed bytes with the key of a Mailbox, or one it had before, and reads the part in them. Throws CannotOpen, NotWhole: also
 * where they are another Envelope's.
 */
async function openPart(bytes: Uint8Array, id: Token, { identity, before = [] }: OwnBox): Promise<OpenedPart> {
  const keys = [identity, ...before];
  for (const [at, key] of keys.entries()) {
    try {
      const part = readPart(await open(bytes, key), await recipientOf(key));
      if (part.sealedFor !== undefined && part.sealedFor !== id)
        throw new NotWhole('These are the bytes of another Envelope.');
      return part;
    } catch (why) {
      if (!(why instanceof CannotOpen) || at === keys.length - 1) throw why;
    }
  }
  throw new CannotOpen('There is no key.');
}

/**
 * Something that came: what it says, its pieces, who signed it, and the Envelopes it came in. `seq` of the last of them; `at` when it came,
 * to the minute.
 */
export interface Came<T> extends Unpacked<T> {
  envelopes: Token[];
  seq: number;
  at: string;
}

/** All that a look at a Mailbox found. */
export interface Collected<T> {
  came: Came<T>[];
  /** Where to go on next time. Before the first Envelope whose other parts are still on their way. */
  after: number;
  /** The highest number that was ever given in this Mailbox. */
  last: number;
  /** All that stood there after `after`. */
  listed: Envelope[];
  /** Envelopes whose other parts have not come. */
  unfinished: Envelope[];
  /** Envelopes that this key does not open, that hold nothing of ours, or whose bytes were sealed for another. */
  unopened: Envelope[];
  /** What came whole and is of a kind that only newer software knows: the Envelopes of each, to be opened again after an update. */
  newer: Envelope[][];
}

/** An Envelope whose other parts have not come after so many milliseconds is waited for no more. */
export const waitsFor = 14 * 86_400_000;

/** How many Envelopes are on their way at once. */
const ahead = 4;

/** How a Mailbox is looked at. */
export interface Collecting<T = unknown> {
  /** Envelopes that did not open before: they are tried again. */
  again?: readonly Unopened[];
  /** Gets an Envelope's sealed bytes: from the server, where nothing else is said. */
  get?: (envelope: Envelope) => Promise<Uint8Array>;
  /** Those that are known already: they are neither fetched nor opened. */
  skip?: (envelope: Envelope) => boolean;
  /** Gets each thing as soon as it is whole; it is held no longer then, and `came` stays empty. */
  take?: (one: Came<T>) => Promise<void>;
  /** Called before the first Envelope is asked for, and after each: how many are opened, of all. */
  tell?: (done: number, of: number) => void;
}

interface Part extends OpenedPart {
  envelope: Envelope;
}

async function partOf(
  envelope: Envelope,
  box: OwnBox,
  get: (envelope: Envelope) => Promise<Uint8Array>,
): Promise<Part | 'gone' | 'unopened'> {
  try {
    return { envelope, ...(await openPart(await get(envelope), envelope.id, box)) };
  } catch (why) {
    if (why instanceof NotThere) return 'gone';
    if (why instanceof CannotOpen || why instanceof NotWhole) return 'unopened';
    throw why;
  }
}

async function whole<T extends Travels>(parts: Part[], shape: z.ZodType<T>): Promise<Came<T> | 'newer' | undefined> {
  try {
    const last = parts.reduce((a, b) => (a.envelope.seq > b.envelope.seq ? a : b)).envelope;
    return { ...(await unpack(parts, shape)), envelopes: parts.map((p) => p.envelope.id), seq: last.seq, at: last.at };
  } catch (why) {
    if (why instanceof NotKnown) return 'newer';
    if (why instanceof NotWhole) return undefined;
    throw why;
  }
}

/**
 * Fetches and opens all that came to a Mailbox after `after`.
 * @param shape what it may be. Throws what `post` throws; nothing is lost then, the next time begins at the same place.
 */
export async function collect<T extends Travels>(
  box: OwnBox,
  after: number,
  shape: z.ZodType<T>,
  {
    again = [],
    get = (e) => getEnvelope(box.read, e.id, e.size),
    skip = () => false,
    take,
    tell = () => undefined,
  }: Collecting<T> = {},
): Promise<Collected<T>> {
  const { envelopes: fresh, last } = await listMailbox(box.read, after);
  const listed: Envelope[] = [
    ...again.filter(({ id }) => !fresh.some((e) => e.id === id)),
    ...fresh.filter((e) => !skip(e)),
  ];
  const found: Collected<T> = {
    came: [],
    after: fresh.at(-1)?.seq ?? after,
    last,
    listed: fresh,
    unfinished: [],
    unopened: [],
    newer: [],
  };
  const open = new Map<Token, Part[]>();
  // While one is opened the next are on their way: a first fetch of a thousand does not wait for each in turn.
  const coming: ReturnType<typeof partOf>[] = [];
  const begin = (n: number) => {
    const next = listed[n];
    if (!next) return;
    coming[n] = partOf(next, box, get);
    // What breaks is met when its turn comes.
    coming[n].catch(() => undefined);
  };
  if (listed.length > 0) tell(0, listed.length);
  for (let n = 0; n < ahead; n += 1) begin(n);
  for (const [n, envelope] of listed.entries()) {
    begin(n + ahead);
    const part = (await coming[n]) ?? 'gone';
    // Let go of it: it may be megabytes.
    // oxlint-disable-next-line typescript/no-array-delete, typescript/no-dynamic-delete
    delete coming[n];
    tell(n + 1, listed.length);
    if (part === 'gone') continue;
    if (part === 'unopened') {
      found.unopened.push(envelope);
      continue;
    }
    const parts = open.get(part.head.parcel) ?? [];
    parts.push(part);
    open.set(part.head.parcel, parts);
    if (parts.length < part.head.of) continue;
    open.delete(part.head.parcel);
    const one = await whole(parts, shape);
    if (one === 'newer') found.newer.push(parts.map((p) => p.envelope));
    else if (one && take) await take(one);
    else if (one) found.came.push(one);
    else found.unopened.push(...parts.map((p) => p.envelope));
  }
  // As the server counts, whatever this device's clock says: what came last came now, or later than that.
  const now = Math.max(...listed.map((e) => Date.parse(e.at)));
  for (const parts of open.values()) {
    const [first] = parts;
    found.unfinished.push(...parts.map((p) => p.envelope));
    if (first && now - Date.parse(first.envelope.at) < waitsFor)
      found.after = Math.min(found.after, first.envelope.seq - 1);
  }
  return found;
}

/** Opens again the Envelopes of one thing that came, for its pieces. Throws NotThere where it was deleted. */
export async function openAgain<T extends Travels>(
  box: OwnBox,
  envelopes: readonly Token[],
  shape: z.ZodType<T>,
  get: (id: Token) => Promise<Uint8Array> = (id) => getEnvelope(box.read, id),
): Promise<Unpacked<T>> {
  const parts = [];
  for (const id of envelopes) parts.push(await openPart(await get(id), id, box));
  return unpack(parts, shape);
}
