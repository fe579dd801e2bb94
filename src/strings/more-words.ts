import { fill, type Labels } from '#strings/fill.ts';

/** What *Show me more* says (`ui/ShowMore.tsx`): its own words, which page of the choices this is, and what is chosen on the others. */
export const moreWords = (labels: Labels) => ({
  more: labels['ask.more'] ?? '',
  page: (n: number, of: number): string => fill(labels['ask.page-of'] ?? '', { n, of }),
  chosen: (choices: readonly string[]): string =>
    fill(labels['ask.more-chosen'] ?? '', { choices: choices.join(', ') }),
});
