import { cardList, cardWordCount, halfWordCount } from '#model/card-words.ts';
import { joinTwo, isHalf, splitInThree } from '#sealing/halves.ts';
import { sumOf } from '#sealing/sign.ts';
import { numberOf, sayNumber } from './card-number.ts';

/*
 * A half is said in 10 easy words of those that cards are drawn from. They are one number (`card-number.ts`):
 * 11 bits of a sum, which say whether the words are right; 12 bits by lot, the same for 3 halves that belong together; and the half itself,
 * 72 bits.
 */
const [checkBits, setBits, secretBytes] = [11n, 12n, 8];

/** One of the 3 papers that people hold, read. Alone it tells nothing of the card. */
export interface Half {
  set: number;
  share: Uint8Array;
}

const toBytes = (number: bigint, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, n) => Number((number >> BigInt(8 * n)) & 0xffn));
const fromBytes = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

const mask = (bits: bigint): bigint => (1n << bits) - 1n;
const checkOf = (body: bigint): bigint =>
  BigInt(`0x${sumOf(new TextEncoder().encode(`what-matters-to-me/1/half/${body.toString(16)}`)).slice(0, 4)}`) &
  mask(checkBits);

/**
 * Splits a Story card's words in 3 halves, each said in words of the same list.
 * @param list the words that cards are drawn from. Throws RangeError where the card's words are not of this list.
 */
export async function splitCard(words: string, list: readonly string[]): Promise<string[]> {
  const easy = cardList(list);
  const secret = numberOf(words.split(' '), easy);
  if (secret === undefined) throw new RangeError('These are not the words of a card of this list.');
  const set = BigInt(crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) & mask(setBits);
  return (await splitInThree(toBytes(secret, secretBytes))).map((share) => {
    const body = (fromBytes(share) << setBits) | set;
    const said = sayNumber((body << checkBits) | checkOf(body), halfWordCount, easy);
    if (said === undefined) throw new RangeError('There are too few words for a half.');
    return said.join(' ');
  });
}

/** Reads a half from its words. @returns undefined where they are not right: one is wrong, or they stand in another order. */
export function readHalf(words: string, list: readonly string[]): Half | undefined {
  const each = words.split(' ');
  const number = each.length === halfWordCount ? numberOf(each, cardList(list)) : undefined;
  if (number === undefined) return undefined;
  const body = number >> checkBits;
  const share = body >> setBits;
  const bytes = toBytes(share, secretBytes + 1);
  return (number & mask(checkBits)) === checkOf(body) && share >> BigInt(8 * bytes.length) === 0n && isHalf(bytes)
    ? { set: Number(body & mask(setBits)), share: bytes }
    : undefined;
}

/** What 2 halves are together: a card's words; twice the `same` half; or halves that do not belong together (`apart`). Words that nobody ever split are told by the server alone. */
export async function joinHalves(
  one: Half,
  other: Half,
  list: readonly string[],
): Promise<{ is: 'card'; words: string } | { is: 'same' | 'apart' }> {
  const isEqual = one.share.every((byte, n) => byte === other.share[n]);
  if (one.set === other.set && isEqual) return { is: 'same' };
  if (one.set !== other.set || one.share.at(-1) === other.share.at(-1)) return { is: 'apart' };
  const words = sayNumber(fromBytes(await joinTwo(one.share, other.share)), cardWordCount, cardList(list));
  return words === undefined ? { is: 'apart' } : { is: 'card', words: words.join(' ') };
}
