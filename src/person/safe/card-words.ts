/** The words that somebody wrote, one by one, as they stand on a card: in small letters, and nothing between them. */
export const wordsIn = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);

/** How many letters are to be changed, left out or put in to make one word of another (Levenshtein, 1966). */
function apart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}

/** At most so many words are offered for one. */
const most = 6;

/** Words that somebody may have meant: those that begin so, then those that are spelled nearly so. */
export function meant(typed: string, easy: readonly string[]): string[] {
  const begins = easy.filter((word) => word.startsWith(typed));
  const near = easy
    .map((word) => ({ word, by: apart(typed, word) }))
    .filter(({ word, by }) => by <= 2 && !begins.includes(word))
    .sort((a, b) => a.by - b.by);
  return [...begins, ...near.map(({ word }) => word)].slice(0, most);
}
