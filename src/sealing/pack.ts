import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { readKnown, type ReadKnown } from '#model/read-known.ts';
import { safeType } from '#model/safe-type.ts';
import type { Place } from '#model/series.ts';
import { newToken } from '#model/token.ts';
import { signingKey, travellingPiece, type SigningKey } from '#model/worker-card.ts';
import type { Identity } from './seal.ts';
import { isSignedBy, sign, signingKeyOf, sumOf } from './sign.ts';
import { NotKnown, NotWhole } from './sealing-errors.ts';

/**
 * What is sealed has this shape: 4 bytes (big-endian) with the length of the head, the head as JSON, a part of the packed bytes, what stands
 * behind it (the Envelope that it is for, and where it is signed the signature), written like the head, and zeros. Packed bytes are: 4 bytes
 * with the length of the JSON, the JSON, and its pieces one after the other.
 */
const head = z.strictObject({
  parcel: token,
  part: z.number().int().min(0),
  of: z.number().int().min(1).max(4096),
  length: z.number().int().min(0),
});
export type PartHead = z.infer<typeof head>;

/** Who signed a part before it was cut and sealed again by whom it was for. */
const signedBefore = z.object({ by: signingKey, n: z.number().int().min(1).optional(), tag: token.optional() });

/**
 * What a signature says of a part: whom it is sealed to, its parcel, its place, the sum of its bytes, and what stands beside. Software
 * that knows no signatures reads past it; what later software adds is signed too, and left alone here.
 */
const note = signedBefore.extend({
  to: z.string().max(200),
  parcel: token,
  part: z.number().int(),
  of: z.number().int(),
  sum: z.string(),
  was: signedBefore.optional(),
  team: signingKey.optional(),
});
const signature = z.object({ says: z.string().max(2000), mark: z.string().max(200) });
/**
 * The Envelope that a part was sealed for, beside the signature: under another id the same bytes are a lie of whoever hands them out. It stands
 * there unsigned too, since nobody but the writer can change what is sealed. Parts of before November 2026 name none.
 */
const sealedFor = z.object({ envelope: token });

/**
 * Whose signature something has, and what it says beside. `n`: which it is in its thread and direction, from 1, among what has the same `tag` (`model/series.ts`). `was`: who signed it before
 * its reader cut something out of it and sealed it to themselves. `team`: in a Worker card, what the team's signatures are known by.
 */
export interface Signed extends Place {
  by: SigningKey;
  was?: ({ by: SigningKey } & Place) | undefined;
  team?: SigningKey | undefined;
}

/** Who signs, and what is said beside. `to`: whom it is sealed to, so that it counts for nobody else. */
export interface Signing extends Omit<Signed, 'by'> {
  identity: Identity;
  to: string;
}

/** Plain bytes in one Envelope at most: a quarter of what the Mailbox takes, so that a slow line loses little when it breaks. */
const atMost = 6 * 1024 * 1024;

/**
 * Sizes can be seen by who runs the server. Padmé (Nikitin and others, "Reducing metadata leakage from encrypted files", 2019)
 * lets through only about log log of the size, for at most 12 % more bytes; the smallest size is 2 kB, so that all short words look alike.
 */
export function paddedSize(length: number): number {
  const least = Math.max(length, 2048);
  const exponent = Math.floor(Math.log2(least));
  const low = exponent - Math.floor(Math.log2(exponent)) - 1;
  const mask = 2 ** low - 1;
  return Math.ceil(least / (mask + 1)) * (mask + 1);
}

const withLength = (json: unknown): Uint8Array => {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const bytes = new Uint8Array(4 + text.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  return bytes;
};

function readWithLength(bytes: Uint8Array): { json: unknown; rest: Uint8Array } {
  const length = bytes.length >= 4 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) : Infinity;
  if (length > mostWords) throw new NotWhole('Its words are too long.');
  if (4 + length > bytes.length) throw new NotWhole('Shorter than it says.');
  try {
    return {
      json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length))),
      rest: bytes.subarray(4 + length),
    };
  } catch (cause) {
    throw new NotWhole('Its words cannot be read.', { cause });
  }
}

function signatureOf(
  { parcel, part, of }: PartHead,
  body: Uint8Array,
  { identity, to, n, tag, was, team }: Signing,
): z.infer<typeof signature> {
  const says = JSON.stringify({
    by: signingKeyOf(identity),
    n,
    tag,
    was,
    team,
    to,
    parcel,
    part,
    of,
    sum: sumOf(body),
  } satisfies z.infer<typeof note>);
  return { says, mark: sign(says, identity) };
}

/** What stands behind a part's bytes: JSON, or nothing. */
function readBehind(behind: Uint8Array): unknown {
  if (behind.length < 5 || behind[4] !== 0x7b) return undefined;
  try {
    return readWithLength(behind).json;
  } catch {
    return undefined;
  }
}

/** Reads the signature behind a part's bytes. A false one is none: whoever forwards what was sealed to them signed it for nobody else. */
function readSignature(
  behind: unknown,
  { parcel, part, of }: PartHead,
  body: Uint8Array,
  to: string,
): Signed | undefined {
  try {
    const { says, mark } = signature.parse(behind);
    const { by, n, tag, was, team, ...place } = note.parse(JSON.parse(says));
    const fits =
      place.to === to && place.parcel === parcel && place.part === part && place.of === of && place.sum === sumOf(body);
    return fits && isSignedBy(says, mark, by) ? { by, n, ...(tag ? { tag } : {}), was, team } : undefined;
  } catch {
    return undefined;
  }
}

/** Something that travels with its pieces: a Letter, a Reply, a Worker card. */
export interface Travels {
  pieces: z.infer<typeof travellingPiece>[];
}

/**
 * How something is packed. `signing`: who signs it, and for whom; without it nobody does. `parcel`: which parcel the parts are of, the same where
 * two devices make the same one. `envelope`: the Envelope that each part goes into, by its place; what goes into none has none.
 */
export interface Packing {
  signing?: Signing | undefined;
  parcel?: Token;
  envelope?: (part: number) => Token;
}

/**
 * Packs JSON and its pieces into parts, each to be sealed by itself. One part at a time is in memory beside what it is made from.
 * @param what names its pieces in `pieces`, in the order and with the sizes of `blobs`.
 */
export async function* pack(
  what: Travels,
  blobs: readonly Blob[],
  { signing, parcel = newToken(), envelope }: Packing = {},
): AsyncGenerator<Uint8Array> {
  const whole = new Blob([withLength(what) as BlobPart, ...blobs]);
  const of = Math.max(1, Math.ceil(whole.size / atMost));
  for (let part = 0; part < of; part += 1) {
    const body = new Uint8Array(await whole.slice(part * atMost, (part + 1) * atMost).arrayBuffer());
    const is: PartHead = { parcel, part, of, length: body.length };
    const start = withLength(is);
    const behind = {
      ...(signing && signatureOf(is, body, signing)),
      ...(envelope && ({ envelope: envelope(part) } satisfies z.infer<typeof sealedFor>)),
    };
    const end = (signing ?? envelope) ? withLength(behind) : new Uint8Array();
    const bytes = new Uint8Array(paddedSize(start.length + body.length + end.length));
    bytes.set(start);
    bytes.set(body, start.length);
    bytes.set(end, start.length + body.length);
    yield bytes;
  }
}

/** One part that was opened: where it belongs, its bytes, who signed them, and the Envelope that it was sealed for. */
export interface Part {
  head: PartHead;
  body: Uint8Array;
  signed?: Signed | undefined;
  sealedFor?: Token | undefined;
}

/**
 * Reads one opened part. Throws NotWhole.
 * @param to whom it was sealed to: a signature for anybody else is none.
 */
export function readPart(bytes: Uint8Array, to: string): Part {
  const { json, rest } = readWithLength(bytes);
  const read = head.safeParse(json);
  if (!read.success || read.data.length > rest.length || read.data.part >= read.data.of)
    throw new NotWhole('Its head is not ours.');
  const body = rest.subarray(0, read.data.length);
  const behind = readBehind(rest.subarray(read.data.length));
  return {
    head: read.data,
    body,
    signed: readSignature(behind, read.data, body, to),
    sealedFor: sealedFor.safeParse(behind).data?.envelope,
  };
}

/** Who signed all parts, each with the same words beside; undefined where one of them is not, or says something else. */
function signedAll(parts: readonly Part[]): Signed | undefined {
  const [first, ...others] = parts.map(({ signed }) => JSON.stringify(signed ?? null));
  return others.every((one) => one === first) ? parts[0]?.signed : undefined;
}

/** Something that travelled: what is known of it and how much is not, its pieces by id, and who signed it. */
export interface Unpacked<T> extends ReadKnown<T> {
  pieces: Map<Token, Blob>;
  signed?: Signed | undefined;
}

/** Lets the browser draw and hear a press before the work goes on. */
const breathe = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done);
  });

/** The words of something are no longer than this, in bytes: its pieces are what is large. Read in one go, more would hold a screen still. */
const mostWords = 64 * 1024 * 1024;

/**
 * Puts all parts of one parcel together again.
 * @param shape what the JSON must be: what comes from outside is never trusted.
 * @returns the JSON, its pieces by id, and who signed all of it. Rejects with NotWhole, NotKnown.
 */
export async function unpack<T extends Travels>(parts: readonly Part[], shape: z.ZodType<T>): Promise<Unpacked<T>> {
  const sorted = [...parts].sort((a, b) => a.head.part - b.head.part);
  if (
    sorted.length === 0 ||
    sorted.some(({ head: h }, at) => h.part !== at || h.of !== sorted.length || h.parcel !== sorted[0]?.head.parcel)
  )
    throw new NotWhole('A part is not there.');
  const whole = new Uint8Array(sorted.reduce((sum, { body }) => sum + body.length, 0));
  let at = 0;
  for (const { body } of sorted) {
    whole.set(body, at);
    at += body.length;
  }
  const { json, rest } = readWithLength(whole);
  const read = await readKnown(shape, json, breathe);
  if (!read) throw new NotKnown('Its words are not of a kind we know.');
  const pieces = new Map<Token, Blob>();
  let from = 0;
  for (const { id, type, length } of read.what.pieces) {
    if (from + length > rest.length) throw new NotWhole('A piece is not there.');
    pieces.set(id, new Blob([rest.slice(from, from + length)], { type: safeType(type) }));
    from += length;
  }
  return { ...read, pieces, signed: signedAll(sorted) };
}
