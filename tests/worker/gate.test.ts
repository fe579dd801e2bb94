import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { hardWordsOf } from '#rules/language/lines-of-book.ts';
import { countWords, hintsOf, mayGo, namesIn, type Knows } from '#worker/desk/gate.ts';
import { suggestPicture } from '#worker/desk/suggest-picture.ts';

const knows: Knows = {
  easy: easyWordsFrom(readFileSync('content/easy-words/en.txt', 'utf8')),
  hardWords: hardWordsOf(theBook()),
  names: namesIn(['Sam', 'Jo Bell', 'Jan Mark']),
  fieldWords: theBook().fieldWords,
};
const rules = (line: string) =>
  hintsOf(line, knows)
    .filter((h) => h.level === 'fail')
    .map((h) => h.rule);
const pressed = (line: string, rule: string) => {
  const mend = hintsOf(line, knows).find((h) => h.rule === rule)?.mends[0];
  return mend && 'lines' in mend ? mend.lines : mend;
};

describe('the gate', () => {
  it('lets an easy Line go, with numbers, names and dates in it', () => {
    for (const line of [
      'I will phone the council.',
      'Sam is right.',
      'I will come on Tuesday 8 December 2026 at 2 pm.',
      'You will get £40 each week.',
      'Your review is on Monday.',
      'Ring me on 0300 123 1234.',
    ])
      expect([line, rules(line)]).toEqual([line, []]);
  });

  it('takes "constructor" as a word like any other', () => {
    expect(
      hintsOf('I will see the constructor.', knows)
        .flatMap((h) => h.mends)
        .every((m) => m.do === 'name' || m.lines.every((line) => typeof line === 'string')),
    ).toBe(true);
  });

  it('mends with one press: words of the office, short forms, numbers, hard words', () => {
    expect(pressed('I will liaise with Ann.', 'no-jargon')).toEqual(['I will talk with Ann.']);
    expect(pressed("I can't come.", 'no-contractions')).toEqual(['I cannot come.']);
    expect(pressed("When it is open I'll come.", 'no-contractions')).toEqual(['When it is open I will come.']);
    expect(pressed("Don't worry.", 'no-contractions')).toEqual(['Do not worry.']);
    expect(pressed('I will come in seven days.', 'numerals')).toEqual(['I will come in 7 days.']);
    expect(pressed('We will discuss it.', 'easy-words')).toEqual(['We will talk about it.']);
    expect(pressed('I will come asap.', 'no-abbreviations')).toEqual(['I will come soon.']);
    expect(pressed('i will come', 'begins-and-ends')).toEqual(['I will come.']);
    expect(pressed('I HEARD you.', 'no-all-capitals')).toEqual(['I heard you.']);
  });

  it('makes 2 Lines of 2 sentences, and of a sentence that is too long', () => {
    expect(pressed('I will come. We will talk.', 'one-sentence')).toEqual(['I will come.', 'We will talk.']);
    expect(
      pressed(
        'I will phone the council on Monday because your home is very cold at night and you feel ill.',
        'words-a-sentence',
      ),
    ).toEqual(['I will phone the council on Monday.', 'Because your home is very cold at night and you feel ill.']);
    expect(pressed('I will come; we will talk.', 'easy-punctuation')).toEqual(['I will come.', 'We will talk.']);
    expect(pressed('Bring your mum & dad!', 'easy-punctuation')).toEqual(['Bring your mum and dad.']);
  });

  it('offers that a word is a name', () => {
    const hint = hintsOf('Llanelli is a good place.', knows).find((h) => h.rule === 'easy-words');
    expect(hint?.mends).toContainEqual({ do: 'name', name: 'Llanelli' });
    expect(hintsOf('Llanelli is a good place.', { ...knows, names: namesIn(['Llanelli']) })).toEqual([]);
  });

  it('offers a whole better Line with a picture for the words of the field, the longest of them', () => {
    const offered = (line: string) =>
      hintsOf(line, knows)
        .filter((h) => h.rule === 'field-words')
        .map((h) => [h.hardWord, h.level, h.mends[0]]);
    expect(offered('We will talk about DoLS.')).toEqual([
      [
        'DoLS',
        'fail',
        {
          do: 'line',
          lines: ['There are rules about when people can stop you from leaving.'],
          picture: { name: 'people-stop-door' },
        },
      ],
    ]);
    expect(offered('I wait for the safeguarding concern.').map(([found]) => found)).toEqual(['safeguarding concern']);
    // A word in small letters is no initials: "la" is not the local authority.
    expect(offered('We sing la la la.')).toEqual([]);
    expect(rules('We will hold an MDT.')).toEqual(['field-words']);
  });

  it('has a whole Line of its own for each of 300 words of the field that the gate lets go, with a picture that is there', () => {
    const book = theBook();
    expect(book.fieldWords.flatMap((w) => w.say).length).toBeGreaterThanOrEqual(300);
    const stopped = book.fieldWords.flatMap(({ line, picture }) =>
      rules(line).length > 0 || !book.pictures[picture] ? [[line, picture, ...rules(line)]] : [],
    );
    expect(stopped).toEqual([]);
  });

  it('lets days, times, phone numbers and postcodes pass as they are written, and keeps them in what it mends', () => {
    for (const line of [
      'I will come on 8/12/2026.',
      'I will come on 8.12.26 at 2.30pm.',
      'I will come on the 8th.',
      'Ring me on (020) 7946 0000.',
      'I live at SW1A 1AA.',
      'I will come at 10am.',
    ])
      expect([line, rules(line)]).toEqual([line, []]);
    expect(pressed('We will discuss it on 8/12/2026.', 'easy-words')).toEqual(['We will talk about it on 8/12/2026.']);
  });

  it('never argues about a name: known ones are let be, and what may be one does not stop a Line', () => {
    for (const line of ['Jan will ring you.', 'sam is right.', 'Ifeoluwa will ring you.', 'Mon will come.'])
      expect([line, rules(line).filter((r) => r !== 'begins-and-ends')]).toEqual([line, []]);
    expect(rules('Accommodation is hard to find.')).toContain('easy-words');
  });

  it('is not stopped by what only warns', () => {
    expect(hintsOf('The door was opened by staff.', knows).map((h) => [h.rule, h.level])).toContainEqual([
      'active-voice',
      'warn',
    ]);
    expect(mayGo(['The door was opened by staff.'], knows)).toBe(true);
    expect(mayGo(['I will come.', 'We will liaise.'], knows)).toBe(false);
    expect(hintsOf('About 20% of people come.', knows).map((h) => h.rule)).toContain('no-percent');
  });

  it('does not judge which words are hard while it does not know the easy ones', () => {
    expect(
      hintsOf('I will look at the accommodation.', { ...knows, easy: undefined }).map((h) => h.rule),
    ).not.toContain('easy-words');
  });

  it('never throws, and a mend always changes the Line, whatever is typed', () => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'I',
            'will',
            "can't",
            'liaise',
            'and',
            'because',
            'seven',
            ';',
            '&',
            '!',
            'Discuss',
            'asap',
            '(',
            'NHS',
            'HELLO',
            ',',
            '.',
          ),
          fc.string({ maxLength: 6 }),
        ),
        { maxLength: 24 },
      )
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(words, (line) => {
        for (const { mends } of hintsOf(line, knows))
          for (const mend of mends)
            if (mend.do !== 'name') {
              expect(mend.lines.length).toBeGreaterThan(0);
              expect(mend.lines.join('|')).not.toBe(line.trim());
            }
        expect(countWords(line)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a picture for a Line', () => {
  const pictures = Object.entries(theBook().pictures).map(([name, { means }]) => ({
    name,
    means,
    address: '',
    tint: 'sand',
  }));
  it('comes from its words', () => {
    expect(suggestPicture('I will phone you.', pictures)).toEqual({ name: 'phone' });
    expect(suggestPicture('We will look at a new house.', pictures)).toMatchObject({
      name: expect.stringMatching(/home|house/) as string,
    });
    expect(suggestPicture('It is so.', pictures)).toBeUndefined();
  });
  it('never says with a red cross what the Line does not deny', () => {
    expect(suggestPicture('I will talk with them.', pictures)).toEqual({ name: 'talk' });
    expect(suggestPicture('Staff will not laugh at you.', pictures)).toEqual({ name: 'do-not-laugh-at' });
  });
});
