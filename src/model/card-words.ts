/* What a Story card and its halves say, in numbers (docs/decisions/0092, 0103). Apart from the shapes of what travels: the screens of a card come without those. */

/** How many words a Story card has: 57 bits, each guess costing a second (`sealing/stretch.ts`). */
export const cardWordCount = 6;
/**
 * Cards are drawn from so many words, the first of the list. Never another number: papers and pictures of a card are its words counted in this base (`envelopes/card-number.ts`), and a list
 * that grew would make other words of them.
 */
export const cardWordBase = 761;
/** The words that cards are drawn from. Throws RangeError where a language has too few. */
export function cardList(easy: readonly string[]): readonly string[] {
  if (easy.length < cardWordBase) throw new RangeError('There are too few words for a Story card.');
  return easy.slice(0, cardWordBase);
}

/** A card says the same in so many pictures of `content/choices/card-pictures`, for who cannot read or type its words: 32 pictures, and never another number of them or another order. */
export const cardPictureCount = 12;
/** How many pictures there are to choose from. */
export const cardPictures = 32;

/** How many words a half of a Story card has: any 2 of 3 halves give the card's words back (`envelopes/story-halves.ts`). */
export const halfWordCount = 10;
/** So many people each hold a half, and 2 of them are enough. */
export const holders = 3;
