import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { passphraseWords } from '#content/passphrase-words.ts';
import { readStoryCard, cardFragment } from '#envelopes/story-card-link.ts';
import { joinHalves, readHalf, splitCard, type Half } from '#envelopes/story-halves.ts';
import { wordsByLot } from '#model/by-lot.ts';
import { cardWordCount, halfWordCount } from '#model/card-words.ts';
import { splitInThree } from '#sealing/halves.ts';
import { sumOf } from '#sealing/sign.ts';

/** A Story card's words, split among 3 people whom the person trusts (docs/decisions/0103). */

const list = passphraseWords('en');
const aCard = () => wordsByLot(cardWordCount, list);
const read = (words: string): Half => readHalf(words, list) ?? expect.fail(`no half: ${words}`);
const halves = async (card: string) => (await splitCard(card, list)).map(read);

describe('the words of a card, split in 3', () => {
  it('come back from any 2, in whatever order, whatever the words are', async () => {
    const word = fc.constantFrom(...list);
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: cardWordCount, maxLength: cardWordCount }), async (words) => {
        const [a, b, c] = (await halves(words.join(' '))) as [Half, Half, Half];
        for (const [one, other] of [
          [a, b],
          [b, a],
          [a, c],
          [c, b],
        ] as const)
          expect(await joinHalves(one, other, list)).toEqual({ is: 'card', words: words.join(' ') });
      }),
      { numRuns: 100 },
    );
  });

  it('come back from papers of before where the list grew since', async () => {
    const card = aCard();
    const grown = [...list, 'zebra', 'zip'];
    const [one, other] = (await splitCard(card, list)).map((said) => readHalf(said, grown) ?? expect.fail());
    expect(await joinHalves(one ?? expect.fail(), other ?? expect.fail(), grown)).toEqual({ is: 'card', words: card });
  });

  it('are at their ends what they were: the first and the last word of the list, 6 times', async () => {
    for (const word of [list[0], list.at(-1)]) {
      const card = Array.from({ length: cardWordCount }, () => word).join(' ');
      const [one, , other] = (await halves(card)) as [Half, Half, Half];
      expect(await joinHalves(one, other, list)).toEqual({ is: 'card', words: card });
    }
  });

  it('are in no paper: each is 10 words of the list, drawn anew each time, and its code says nothing else', async () => {
    const card = aCard();
    const [first, again] = [await splitCard(card, list), await splitCard(card, list)];
    for (const said of [...first, ...again]) {
      expect(said.split(' ')).toHaveLength(halfWordCount);
      expect(readStoryCard(`https://example.org/my-story/card/people/#${cardFragment(said)}`, halfWordCount)).toBe(
        said,
      );
      expect(
        readStoryCard(`https://example.org/my-story/card/people/#${cardFragment(said)}`, cardWordCount),
        'a half is no card',
      ).toBeUndefined();
    }
    expect(new Set([...first, ...again]).size).toBe(6);
  });

  it('cannot be told from one half: what it says is by lot, whatever the words are', async () => {
    const secret = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 0);
    const [seen, places] = [Array.from(secret, () => new Set<number>()), new Set<number>()];
    for (let n = 0; n < 6000; n += 1) {
      const [half = new Uint8Array()] = await splitInThree(secret);
      seen.forEach((values, at) => values.add(half[at] ?? -1));
      places.add(half.at(-1) ?? -1);
    }
    expect([...seen.map((values) => values.size), places.size, places.has(0)]).toEqual([
      ...Array.from(secret, () => 256),
      255,
      false,
    ]);
  });

  it('are of this list only', async () => {
    await expect(splitCard('acorn banjo beach cat dog xyzzy', list)).rejects.toThrow(RangeError);
  });
});

describe('papers that are not right', () => {
  it('are told: the same one twice, one of another card, and one of an earlier day', async () => {
    const card = aCard();
    const [[a, b], [older], [others]] = [await halves(card), await halves(card), await halves(aCard())] as [
      [Half, Half],
      [Half],
      [Half],
    ];
    expect(await joinHalves(a, a, list)).toEqual({ is: 'same' });
    for (const other of [older, others]) {
      // 12 bits by lot tell them apart; where they are by chance the same, what comes out opens nothing.
      expect(await joinHalves(a, { ...other, set: (a.set + 1) % 4096 }, list)).toEqual({ is: 'apart' });
      expect(await joinHalves(a, { ...other, set: a.set }, list)).not.toEqual({ is: 'card', words: card });
    }
    expect(await joinHalves(a, b, list)).toEqual({ is: 'card', words: card });
    expect(await joinHalves(a, { ...b, set: (b.set + 1) % 4096 }, list), 'of two days').toEqual({ is: 'apart' });
  });

  it('with a wrong word, or the words in another order, are said to be wrong before another is asked for', async () => {
    const [said = ''] = await splitCard(aCard(), list);
    const words = said.split(' ');
    let passed = 0;
    for (let n = 0; n < 300; n += 1) {
      const wrong = words
        .with(n % words.length, list[(list.indexOf(words[n % words.length] ?? '') + 1 + n) % list.length] ?? '')
        .join(' ');
      if (readHalf(wrong, list)) passed += 1;
    }
    expect(passed, 'of 300 wrong papers').toBeLessThan(5);
    for (const none of [
      '',
      'acorn',
      words.slice(1).join(' '),
      [...words, 'acorn'].join(' '),
      words.with(3, 'xyzzy').join(' '),
    ])
      expect(readHalf(none, list), none).toBeUndefined();
  });

  it('made to lead somebody elsewhere are none: at the place 0 a half would say the whole card by itself', async () => {
    const [mine] = (await halves(aCard())) as [Half];
    const bad = {
      ...mine,
      share: Uint8Array.from(mine.share, (byte, at) => (at === mine.share.length - 1 ? 0 : byte)),
    };
    await expect(joinHalves(mine, bad, list)).rejects.toThrow(RangeError);
    // The same, said in words whose sum is right: it is not read.
    const words = saidWithPlace0();
    expect(readHalf(words, list)).toBeUndefined();
  });

  it('at the same place, or with a number that no card has, do not belong together', async () => {
    const [a, b] = (await halves(aCard())) as [Half, Half];
    const moved = {
      ...b,
      share: Uint8Array.from(b.share, (byte, at) => (at === b.share.length - 1 ? (a.share.at(-1) ?? 0) : byte)),
    };
    expect(await joinHalves(a, moved, list)).toEqual({ is: 'apart' });
    const [high, other] = (await splitInThree(new Uint8Array(8).fill(255))).map((share) => ({ set: 7, share })) as [
      Half,
      Half,
    ];
    expect(await joinHalves(high, other, list)).toEqual({ is: 'apart' });
  });
});

/** 10 words that say a half at the place 0, with a sum that is right: as somebody would make them who reads this code. */
function saidWithPlace0(): string {
  const body = (12345678n << 12n) | 7n;
  const check =
    BigInt(`0x${sumOf(new TextEncoder().encode(`what-matters-to-me/1/half/${body.toString(16)}`)).slice(0, 4)}`) &
    0x7ffn;
  let left = (body << 11n) | check;
  const words: string[] = [];
  for (let n = 0; n < halfWordCount; n += 1) {
    words.push(list[Number(left % BigInt(list.length))] ?? '');
    left /= BigInt(list.length);
  }
  return words.join(' ');
}

describe('the list of words', () => {
  it('keeps each word in its place, since papers in people’s drawers point to them: new words go to its end', () => {
    expect(sumOf(new TextEncoder().encode(list.slice(0, 761).join(' ')))).toBe(
      '2942446eb81f5aa3934111cd46baa0b4a224d957525bf9725be3ddbf99a3b5d6',
    );
  });
  it('is long enough for a half', () => {
    expect(halfWordCount * Math.log2(list.length)).toBeGreaterThan(72 + 12 + 11);
  });
});
