import { linkIn } from './link-in.ts';

/** What stands after the `#` of a Story card, or of a half of one: its words, with a dash between. */
export const cardFragment = (words: string): string => words.split(' ').join('-');

/** Finds the words of a Story card, or of a half of one, in whatever was opened or scanned. @param many how many words it has. @returns undefined where there are none. */
export const readStoryCard = (from: string, many: number): string | undefined =>
  linkIn(
    from,
    new RegExp(`(?<=#)(?:[\\p{L}\\p{M}]+-){${String(many - 1)}}[\\p{L}\\p{M}]+(?![-\\p{L}])`, 'gu'),
    (found) => found.toLowerCase().split('-').join(' '),
  );
