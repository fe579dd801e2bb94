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
