const tints = ['sand', 'sage', 'sky', 'peach', 'lilac'] as const;

/** The soft colour behind a picture: the same picture always stands on the same tile. */
export function tint(picture: string): (typeof tints)[number] {
  let sum = 7;
  for (const letter of picture) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return tints[sum % tints.length] ?? 'sand';
}
