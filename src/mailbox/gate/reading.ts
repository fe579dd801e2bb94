import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { abandon, newKey, pieceSize, putPiece, type Received } from '#mailbox/store/pieces.ts';
import type { Database } from '#mailbox/store/database.ts';
import type { Caps } from '#mailbox/store/room.ts';
import type { Asked } from './asked.ts';
import { Refusal } from './codes.ts';
import { smallEnough, withPlace } from './in-hand.ts';
import { amongFew, type Line } from './lines.ts';

const mostJson = 1024;

/** A request with the line it comes on. */
export interface Held extends Asked {
  line: Line;
}

/** @throws {Refusal} `bad-request` when it is not of the shape. */
export function shaped<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const found = schema.safeParse(value);
  if (!found.success) throw new Refusal('bad-request');
  return found.data;
}

/** The query, each name at most once. @throws {Refusal} */
export function queryOf(url: URL): Record<string, string> {
  const query = Object.fromEntries(url.searchParams);
  if (Object.keys(query).length !== url.searchParams.size) throw new Refusal('bad-request');
  return query;
}

/** Refuses a body where none belongs. @throws {Refusal} */
export function expectNoBody({ headers }: Asked): void {
  if (headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0')
    throw new Refusal('bad-request');
}

/** What is said of a body before a byte of it is read. @returns its length. @throws {Refusal} */
function expectBody({ headers }: Asked, type: RegExp, most: number): number {
  if (headers.has('content-encoding') || !type.test(headers.get('content-type') ?? '')) throw new Refusal('media-type');
  const length = headers.get('content-length');
  if (length === null || headers.has('transfer-encoding')) throw new Refusal('length');
  if (!/^\d{1,12}$/.test(length) || Number(length) === 0) throw new Refusal('bad-request');
  if (Number(length) > most) throw new Refusal('too-large');
  return Number(length);
}

/** The body as it comes. A sender who went in the middle of it sent a bad request: nothing of ours is wrong. */
async function* partsOf(request: Asked): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch((why: unknown) => {
      throw why instanceof Refusal ? why : new Refusal('bad-request');
    });
    if (!part?.value || part.done) return;
    yield part.value;
  }
}

/** Takes the whole body into `place`; it must be exactly as long as that. @throws {Refusal} */
async function takeInto(place: Uint8Array, request: Asked): Promise<void> {
  let at = 0;
  for await (const part of partsOf(request)) {
    if (at + part.length > place.length) throw new Refusal('bad-request');
    place.set(part, at);
    at += part.length;
  }
  if (at !== place.length) throw new Refusal('bad-request');
}

/** @param most bytes of it: 1 kB, where nothing else is said. @throws {Refusal} when the body is not JSON of that shape in at most so much UTF-8. */
export async function jsonOf<S extends z.ZodType>(request: Asked, schema: S, most = mostJson): Promise<z.infer<S>> {
  const bytes = new Uint8Array(expectBody(request, /^application\/json(; ?charset=utf-8)?$/i, most));
  await takeInto(bytes, request);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('bad-request');
  }
  return shaped(schema, value);
}

/** Puts a large body down in pieces; reads no faster than the disk writes. */
async function inPieces(db: Database, request: Asked, length: number, key: Uint8Array, caps: Caps): Promise<Received> {
  const sum = createHash('sha256');
  let [n, size, filled] = [0, 0, 0];
  let piece = new Uint8Array(pieceSize);
  const put = async () => {
    await putPiece(db, key, n, piece.subarray(0, filled), caps, Date.now());
    n += 1;
    filled = 0;
    piece = new Uint8Array(pieceSize);
  };
  for await (const part of partsOf(request)) {
    size += part.length;
    if (size > length) throw new Refusal('bad-request');
    sum.update(part);
    for (let at = 0; at < part.length;) {
      const taken = Math.min(part.length - at, pieceSize - filled);
      piece.set(part.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled === pieceSize) await put();
    }
  }
  if (size !== length) throw new Refusal('bad-request');
  if (filled > 0) await put();
  return { size, sum: sum.digest(), key };
}

/**
 * Receives sealed bytes and hands them to `store`, which says whether it took them. Whatever happens, nothing half is left.
 * @param mailbox where they go. @param most bytes. @param announce asked before a large body is read, to make room for it under the key.
 * @throws {Refusal}
 */
export async function receive<T>(
  { db, caps }: { db: Database; caps: Caps },
  request: Held,
  mailbox: Uint8Array,
  most: number,
  announce: (key: Uint8Array, size: number) => Promise<unknown>,
  store: (received: Received) => Promise<T>,
): Promise<T> {
  const length = expectBody(request, /^application\/octet-stream$/i, most);
  const key = newKey();
  if (length <= smallEnough) {
    return withPlace(length, request.line, async (small) => {
      await takeInto(small, request);
      return store({ size: length, sum: createHash('sha256').update(small).digest(), small, key });
    });
  }
  return amongFew(mailbox, request.line, async () => {
    await announce(key, length);
    try {
      return await store(await inPieces(db, request, length, key, caps));
    } finally {
      // Does nothing where it was stored. Where even this fails the hourly sweep does it.
      await abandon(db, key).catch(() => undefined);
    }
  });
}
