import { cardList, cardPictureCount, cardWordCount } from '#model/card-words.ts';

/*
 * What stands on a card or a paper is one number, said by the places of things in a list, from the lowest. The list is never another: what was
 * printed must open for years.
 */

/** The number that some things say. @returns undefined where one of them is not in the list. */
export function numberOf(said: readonly string[], list: readonly string[]): bigint | undefined {
  let [number, place] = [0n, 1n];
  for (const one of said) {
    const at = list.indexOf(one);
    if (at < 0) return undefined;
    number += BigInt(at) * place;
    place *= BigInt(list.length);
  }
  return number;
}

/** What is left of a card's number when it is divided by this stands on its pictures too: of 5 mistakes 4 are known at once. */
const check = 5n;

/**
 * The pictures that say the same as a card's words, by their ids, in their order.
 * @param list the words that cards are drawn from. @param pictures the ids of all pictures. Throws RangeError where the words are not of the list.
 */
export function picturesOfCard(words: string, list: readonly string[], pictures: readonly string[]): string[] {
  const number = numberOf(words.split(' '), cardList(list));
  const said =
    number === undefined ? undefined : sayNumber(number * check + (number % check), cardPictureCount, pictures);
  if (!said) throw new RangeError('These are not the words of a card of this list.');
  return said;
}

/** The words of a card that these pictures say. @returns undefined where they are the pictures of no card: one is wrong, or they stand in another order. */
export function cardOfPictures(
  pressed: readonly string[],
  list: readonly string[],
  pictures: readonly string[],
): string | undefined {
  const said = pressed.length === cardPictureCount ? numberOf(pressed, pictures) : undefined;
  if (said === undefined) return undefined;
  const number = said / check;
  return said % check === number % check ? sayNumber(number, cardWordCount, cardList(list))?.join(' ') : undefined;
}

/** So many things that say a number. @returns undefined where it is larger than they can say. */
export function sayNumber(number: bigint, many: number, list: readonly string[]): string[] | undefined {
  const said: string[] = [];
  let left = number;
  for (let n = 0; n < many; n += 1) {
    said.push(list[Number(left % BigInt(list.length))] ?? '');
    left /= BigInt(list.length);
  }
  return left === 0n ? said : undefined;
}
