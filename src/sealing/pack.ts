import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { safeType } from '#model/safe-type.ts';
import { newToken } from '#model/token.ts';
import { travellingPiece } from '#model/worker-card.ts';

/**
 * What is sealed has this shape: 4 bytes (big-endian) with the length of the head, the head as JSON, a part of the packed bytes, and
 * zeros. Packed bytes are: 4 bytes with the length of the JSON, the JSON, and its pieces one after the other.
 */
const head = z.strictObject({ parcel: token, part: z.number().int().min(0), of: z.number().int().min(1).max(4096), length: z.number().int().min(0) });
export type PartHead = z.infer<typeof head>;

/** Plain bytes in one Envelope at most: a quarter of what the Mailbox takes, so that a slow line loses little when it breaks. */
const atMost = 6 * 1024 * 1024;

/** What was packed is not whole, or is not ours. */
export class NotWhole extends Error {}

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
  if (4 + length > bytes.length) throw new NotWhole('Shorter than it says.');
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length))), rest: bytes.subarray(4 + length) };
  } catch (cause) {
    throw new NotWhole('Its words cannot be read.', { cause });
  }
}

/** Something that travels with its pieces: a Letter, a Reply, a Worker card. */
export interface Travels { pieces: z.infer<typeof travellingPiece>[] }

/**
 * Packs JSON and its pieces into parts, each to be sealed by itself. One part at a time is in memory beside what it is made from.
 * @param what names its pieces in `pieces`, in the order and with the sizes of `blobs`.
 */
export async function* pack(what: Travels, blobs: readonly Blob[]): AsyncGenerator<Uint8Array> {
  const whole = new Blob([withLength(what) as BlobPart, ...blobs]);
  const parcel = newToken();
  const of = Math.max(1, Math.ceil(whole.size / atMost));
  for (let part = 0; part < of; part += 1) {
    const body = new Uint8Array(await whole.slice(part * atMost, (part + 1) * atMost).arrayBuffer());
    const start = withLength({ parcel, part, of, length: body.length } satisfies PartHead);
    const bytes = new Uint8Array(paddedSize(start.length + body.length));
    bytes.set(start);
    bytes.set(body, start.length);
    yield bytes;
  }
}

/** Reads the head of one opened part. Throws NotWhole. */
export function readPart(bytes: Uint8Array): { head: PartHead; body: Uint8Array } {
  const { json, rest } = readWithLength(bytes);
  const read = head.safeParse(json);
  if (!read.success || read.data.length > rest.length || read.data.part >= read.data.of) throw new NotWhole('Its head is not ours.');
  return { head: read.data, body: rest.subarray(0, read.data.length) };
}

/**
 * Puts all parts of one parcel together again.
 * @param shape what the JSON must be: what comes from outside is never trusted.
 * @returns the JSON, and its pieces by id. Throws NotWhole.
 */
export function unpack<T extends Travels>(parts: readonly { head: PartHead; body: Uint8Array }[], shape: z.ZodType<T>): { what: T; pieces: Map<Token, Blob> } {
  const sorted = [...parts].sort((a, b) => a.head.part - b.head.part);
  if (sorted.length === 0 || sorted.some(({ head: h }, at) => h.part !== at || h.of !== sorted.length || h.parcel !== sorted[0]?.head.parcel)) throw new NotWhole('A part is not there.');
  const whole = new Uint8Array(sorted.reduce((sum, { body }) => sum + body.length, 0));
  let at = 0;
  for (const { body } of sorted) { whole.set(body, at); at += body.length; }
  const { json, rest } = readWithLength(whole);
  const read = shape.safeParse(json);
  if (!read.success) throw new NotWhole('Its words are not of a kind we know.', { cause: read.error });
  const pieces = new Map<Token, Blob>();
  let from = 0;
  for (const { id, type, length } of read.data.pieces) {
    if (from + length > rest.length) throw new NotWhole('A piece is not there.');
    pieces.set(id, new Blob([rest.slice(from, from + length)], { type: safeType(type) }));
    from += length;
  }
  return { what: read.data, pieces };
}
