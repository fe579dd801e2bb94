import type { Said, Token } from '#model/answer.ts';
import type { AskedMe, MyWord } from '#model/helping.ts';
import { newToken } from '#model/token.ts';
import type { Recipient } from '#model/worker-card.ts';
import { paddedSize } from '#sealing/pack.ts';
import { open, recipientOf, seal } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { derivedId } from '#sealing/stretch.ts';
import type { Draft, Lock, ShutAsked, ShutDraft, ShutWord } from './place.ts';

/** What stands in JSON in place of bytes: how many, and they follow behind it in the same order. */
const bytesHere = 'bytes-here';

const areBytes = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';

/** A row as bytes: 4 with the length of its JSON, the JSON, the bytes that stand in it one after the other, zeros. */
function bytesOf(row: unknown): Uint8Array {
  const beside: Uint8Array[] = [];
  const text = new TextEncoder().encode(
    JSON.stringify(row, (_name, value: unknown) => {
      if (!areBytes(value)) return value;
      beside.push(new Uint8Array(value));
      return { [bytesHere]: value.byteLength };
    }),
  );
  const bytes = new Uint8Array(paddedSize(4 + text.length + beside.reduce((sum, { length }) => sum + length, 0)));
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const one of beside) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

const lengthOf = (value: unknown): number | undefined => {
  const { [bytesHere]: length } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof length === 'number' ? length : undefined;
};

/** Puts bytes back into what was read, in the order in which they were taken out. */
function withBytes(value: unknown, take: (length: number) => ArrayBuffer): unknown {
  const length = lengthOf(value);
  if (length !== undefined) return take(length);
  if (Array.isArray(value)) return value.map((one) => withBytes(one, take));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withBytes(one, take)]));
}

async function openRow<T>(sealed: Uint8Array, key: string): Promise<T> {
  const bytes = await open(sealed, key);
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    let at = 4 + length;
    return withBytes(JSON.parse(new TextDecoder().decode(bytes.subarray(4, at))), (many) => {
      at += many;
      return bytes.slice(at - many, at).buffer;
    }) as T;
  } catch (cause) {
    throw new CannotOpen('This is nothing that was locked here.', { cause });
  }
}

const sealRow = (row: unknown, to: Recipient): Promise<Uint8Array> => seal(bytesOf(row), [to]);

/**
 * Locks who asked. @param before as it stood locked, and what was read from it: what I may see is sealed anew only where it is another.
 */
export async function shutAsked(
  asked: AskedMe,
  lock: Lock,
  before?: { row: ShutAsked; asked: AskedMe },
): Promise<ShutAsked> {
  const { sight, ...rest } = asked;
  const same = before && before.asked.sight === sight ? before.row.sight : undefined;
  return {
    id: asked.id,
    lock,
    rev: newToken(),
    sealed: await sealRow(rest, lock.recipient),
    ...(sight ? { sight: same ?? (await sealRow(sight, lock.recipient)) } : {}),
  };
}

/** Who asked, opened. Rejects with CannotOpen. */
export async function openAsked({ sealed, sight }: ShutAsked, key: string): Promise<AskedMe> {
  const asked = await openRow<Omit<AskedMe, 'sight'>>(sealed, key);
  return sight ? { ...asked, sight: await openRow(sight, key) } : asked;
}

/** Locks a word of mine. */
export const shutWord = async (word: MyWord, { recipient }: Lock): Promise<ShutWord> => ({
  id: word.id,
  of: word.of,
  sealed: await sealRow(word, recipient),
});

/** A word of mine, opened. Rejects with CannotOpen. */
export const openWord = ({ sealed }: ShutWord, key: string): Promise<MyWord> => openRow(sealed, key);

/** What a draft stands under once it is locked: the same each time, and nobody without the key can tell the Question. */
export const placeOfDraft = (question: string, key: string): Token => derivedId(key, `draft ${question}`);

/** Locks what I began to say. */
export const shutDraft = async ({ of, question, said }: Draft, key: string): Promise<ShutDraft> => ({
  of,
  question: placeOfDraft(question, key),
  sealed: await sealRow({ question, said }, await recipientOf(key)),
});

/** What I began to say, opened. Rejects with CannotOpen. */
export const openDraft = ({ sealed }: ShutDraft, key: string): Promise<{ question: string; said: Said }> =>
  openRow(sealed, key);
