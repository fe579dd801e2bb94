import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseWords } from '#content/passphrase-words.ts';
import { theBook } from '#content/the-book.ts';
import { cardOfPictures, picturesOfCard } from '#envelopes/card-number.ts';
import { wordsByLot } from '#model/by-lot.ts';
import { cardList, cardPictureCount, cardWordCount } from '#model/card-words.ts';
import { sumOf } from '#sealing/sign.ts';
import { bringWords } from '#person/safe/safe-words.ts';

/** A card that is opened by pictures. */

const list = passphraseWords('en');
const pictures = bringWords(theBook()).pictures.map(({ id }) => id);
const card = () => wordsByLot(cardWordCount, cardList(list));

describe('the pictures of a card', () => {
  it('are 12, and say its words again, whatever the words are', () => {
    const word = fc.constantFrom(...cardList(list));
    fc.assert(
      fc.property(fc.array(word, { minLength: cardWordCount, maxLength: cardWordCount }), (words) => {
        const said = picturesOfCard(words.join(' '), list, pictures);
        expect(said).toHaveLength(cardPictureCount);
        expect(cardOfPictures(said, list, pictures)).toBe(words.join(' '));
      }),
    );
    const last = Array.from({ length: cardWordCount }, () => cardList(list).at(-1)).join(' ');
    expect(cardOfPictures(picturesOfCard(last, list, pictures), list, pictures)).toBe(last);
  });

  it('are those of no card where one is another, one is missing, or two changed places: most times', () => {
    let known = 0;
    for (let n = 0; n < 200; n += 1) {
      const said = picturesOfCard(card(), list, pictures);
      expect(cardOfPictures(said.slice(1), list, pictures)).toBeUndefined();
      const at = n % cardPictureCount;
      const wrong = said.map((one, m) => (m === at ? (pictures.find((other) => other !== one) ?? '') : one));
      if (cardOfPictures(wrong, list, pictures) === undefined) known += 1;
    }
    expect(known).toBeGreaterThan(120);
  });

  it('are what they were when cards were printed: the order and the number never change', () => {
    // A printed card must open for ever: where this fails, put content/choices/card-pictures.yaml back as it was.
    expect(picturesOfCard('acorn add age dog tea bread', list, pictures).join(' ')).toBe(
      'tea wheelchair wheelchair wheelchair camera clock baby money newspaper night clock bed',
    );
    expect(sumOf(new TextEncoder().encode(cardList(list).join(' '))).slice(0, 16)).toBe('2942446eb81f5aa3');
    expect(pictures.join(' ')).toBe(
      'dog cat bus bed tea clock key music football beach book plants train car house tv camera glasses heart hand baby ear eye shower map money letter swim night phone wheelchair newspaper',
    );
  });

  it('are no others where the list of words grew', () => {
    const one = card();
    expect(picturesOfCard(one, [...list, 'zebra'], pictures)).toEqual(picturesOfCard(one, list, pictures));
  });
});
