import { linkIn } from './link-in.ts';

/** What stands after a Story card's `#`: its words, with a dash between. */
export const cardFragment = (words: string): string => words.split(' ').join('-');

/** Finds a Story card's words in whatever was opened or scanned. @param many how many words a card has. @returns undefined where there are none. */
export const readStoryCard = (from: string, many: number): string | undefined =>
  linkIn(from, new RegExp(`(?<=#)(?:[\\p{L}\\p{M}]+-){${String(many - 1)}}[\\p{L}\\p{M}]+(?![-\\p{L}])`, 'gu'), (found) => found.toLowerCase().split('-').join(' '));
