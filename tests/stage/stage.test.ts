// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { forVoice, timesOfWords, wordAt } from '#speech/word-times.ts';
import { fillContents, markPart } from '#stage/contents.ts';
import { slidesOnScreen } from '#stage/lines-on-screen.ts';
import { moveByKey, moveByPress, moveBySwipe } from '#stage/moves.ts';
import { keepPlace, placeIn } from '#stage/places.ts';
import { inPieces, partsOf, timeToRead, type Slide } from '#stage/slide.ts';
import { apart } from '#stage/spoken-words.ts';

const slide = (id: string, part?: 1 | 2): Slide => ({
  id,
  words: id,
  own: false,
  pictures: [],
  sounds: [],
  ...(part ? { part } : {}),
});
const key = (key: string, more = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

describe('the words of a slide', () => {
  it('stay whole while they fit, and are cut at the ends of sentences: joined they are the words again', () => {
    expect(inPieces('My dog Rex.')).toEqual(['My dog Rex.']);
    const long = `I want to live by the sea. ${'I do not like the noise here at all! '.repeat(9)}Can I move?\n\nPlease say.`;
    const pieces = inPieces(long);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(long);
    expect(pieces.every((piece) => piece.trimEnd().length <= 140)).toBe(true);
    expect(pieces.slice(0, -1).every((piece) => /[.!?…]\s*$/.test(piece))).toBe(true);
  });
  it('are never changed where they have no sentences, or only marks', () => {
    for (const words of ['no end '.repeat(40), '?! '.repeat(90), `\n\n${'a'.repeat(200)}. b`])
      expect(inPieces(words).join('')).toBe(words);
  });
  it('stay long enough to be read twice', () => {
    expect(timeToRead('Yes')).toBe(4500);
    expect(timeToRead('one two three four five six seven eight nine ten')).toBe(7000);
  });
});

describe('the parts that can be gone to', () => {
  it('are the large ones, or what is within the only one', () => {
    expect(partsOf([slide('a', 1), slide('b', 2), slide('c'), slide('d', 1)]).map((p) => p.at)).toEqual([0, 3]);
    expect(partsOf([slide('a', 1), slide('b', 2), slide('c'), slide('d', 2)]).map((p) => p.at)).toEqual([0, 1, 3]);
  });
  it('are pictures with words, and the one that is shown now is marked', () => {
    document.body.innerHTML =
      '<div id="parts"><template><button><span class="tile"><img></span><span></span></button></template></div>';
    const contents = document.querySelector<HTMLElement>('#parts') as HTMLElement;
    expect(
      fillContents(contents, [
        { ...slide('My home', 1), pictures: [{ address: '/h.svg', tint: 'sky' }] },
        slide('x'),
        slide('My work', 1),
        slide('y'),
      ]),
    ).toBe(2);
    expect(contents.textContent).toBe('My homeMy work');
    expect(contents.querySelector('.tile-sky img')?.getAttribute('src')).toBe('/h.svg');
    expect(markPart(contents, 1)?.textContent).toBe('My home');
    expect(markPart(contents, 3)?.textContent).toBe('My work');
    expect(contents.querySelectorAll('[aria-current]')).toHaveLength(1);
  });
});

describe('the ways to move', () => {
  it('hear arrows, page keys, space and a presenter’s remote', () => {
    for (const on of ['ArrowRight', 'ArrowDown', 'PageDown', ' ']) expect(moveByKey(key(on), false), on).toBe('on');
    for (const back of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'])
      expect(moveByKey(key(back), false), back).toBe('back');
    expect([moveByKey(key('F5'), false), moveByKey(key('.'), false), moveByKey(key('End'), false)]).toEqual([
      'start',
      'rest',
      'last',
    ]);
  });
  it('turn round where reading goes from right to left', () => {
    expect([moveByKey(key('ArrowLeft'), true), moveByPress(20, 360, true), moveBySwipe(90, 5, true)]).toEqual([
      'on',
      'on',
      'on',
    ]);
    expect([moveByKey(key('ArrowLeft'), false), moveByPress(20, 360, false), moveBySwipe(90, 5, false)]).toEqual([
      'back',
      'back',
      'back',
    ]);
  });
  it('leave alone what belongs to the browser, a key held down, and a finger that scrolls', () => {
    expect([
      moveByKey(key('ArrowLeft', { altKey: true }), false),
      moveByKey(key('F5', { ctrlKey: true }), false),
      moveByKey(key('PageDown', { repeat: true }), false),
      moveByKey(key('Escape'), false),
      moveByKey(key('Tab'), false),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([moveBySwipe(-40, 2, false), moveBySwipe(-90, 80, false), moveBySwipe(-90, 10, false)]).toEqual([
      undefined,
      undefined,
      'on',
    ]);
  });
});

describe('the place', () => {
  beforeEach(() => localStorage.clear());
  it('is kept for Pages on this device, for 40 of them, and forgotten at the end', () => {
    for (let n = 0; n < 50; n += 1) keepPlace(`/read/page-${String(n)}/`, `line-${String(n)}`);
    expect([placeIn('/read/page-9/'), placeIn('/read/page-10/'), placeIn('/read/page-49/')]).toEqual([
      undefined,
      'line-10',
      'line-49',
    ]);
    keepPlace('/read/page-49/', undefined);
    expect(placeIn('/read/page-49/')).toBeUndefined();
  });
  it('of a Story, a Letter and a Reply is written down nowhere', () => {
    keepPlace('letter 1', 'said-hurt');
    expect(placeIn('letter 1')).toBe('said-hurt');
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
  it('is begun anew where storage is damaged', () => {
    localStorage.setItem('stage-places', '{"a":');
    expect(placeIn('/read/a/')).toBeUndefined();
    localStorage.setItem('stage-places', '[["/read/a/",3],["/read/b/","x"]]');
    expect([placeIn('/read/a/'), placeIn('/read/b/')]).toEqual([undefined, 'x']);
  });
});

describe('the Lines of a screen', () => {
  it('become slides in their order: exact words, sounds, hard words; a heading borrows the picture below it', () => {
    // jsdom lays nothing out: everything counts as seen.
    Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body });
    document.body.innerHTML = `<main>
      <div class="line" data-line="title" data-sound="/sounds/t.mp3"><span class="tile tile-sage"><img src="/t.svg"></span><h1 class="sentence">Your\n rights</h1></div>
      <div class="heading" data-line="h-a"><h2 class="sentence"><span>The law</span></h2></div>
      <div class="line" data-line="a" data-stand-in="/sounds/a.mp3"><span class="tile"><img src="/a.svg"></span><p class="sentence">An <a class="hard" data-hard="advocate">advocate</a>.</p></div>
      <div data-line="b" data-sounds="/sounds/1.mp3 /sounds/2.mp3"><span class="sentence">Going well: my home</span></div>
      <div class="said-piece"><span class="tile"><img class="photo" src="blob:1" alt="Here is my photo"></span></div>
      <p data-line="own"><span class="sentence exact">My  own\nwords</span></p>
      <div data-not-read><p data-line="checked"><span class="sentence">We last checked it</span></p></div>
    </main>`;
    const slides = slidesOnScreen(document.body);
    expect(slides.map((s) => [s.id, s.words, s.part])).toEqual([
      ['title', 'Your rights', 1],
      ['h-a', 'The law', 1],
      ['a', 'An advocate.', undefined],
      ['b', 'Going well: my home', undefined],
      ['piece-4', 'Here is my photo', undefined],
      ['own', 'My  own\nwords', undefined],
    ]);
    expect(slides[1]?.pictures).toEqual(slides[2]?.pictures);
    expect([slides[0]?.sounds, slides[2]?.sounds, slides[2]?.standIn, slides[3]?.sounds]).toEqual([
      ['/sounds/t.mp3'],
      [],
      '/sounds/a.mp3',
      ['/sounds/1.mp3', '/sounds/2.mp3'],
    ]);
    expect(slides[2]?.sentence?.querySelector('a.hard')).not.toBeNull();
    expect(slides[4]?.pictures).toEqual([{ address: 'blob:1', tint: 'sand', photo: true }]);
  });
  it('has each word in a place of its own, and one that is cut in two counts once', () => {
    document.body.innerHTML = '<p>An <a class="hard">advocate</a>. It helps</p>';
    const sentence = document.querySelector('p') as HTMLElement;
    apart(sentence);
    expect(
      [...sentence.querySelectorAll<HTMLElement>('.stage-word')].map((w) => [w.dataset['word'], w.textContent]),
    ).toEqual([
      ['0', 'An'],
      ['1', 'advocate'],
      ['1', '.'],
      ['2', 'It'],
      ['3', 'helps'],
    ]);
    expect(sentence.textContent).toBe('An advocate. It helps');
    expect(sentence.querySelector('a.hard .stage-word')).not.toBeNull();
  });
});

describe('when each word is heard', () => {
  const text = 'Ring 0808 808 1111 at the CQC now.';
  const as = [
    { from: 5, to: 18, as: '0 8 0 8, 8 0 8, 1 1 1 1' },
    { from: text.indexOf('CQC'), to: text.indexOf('CQC') + 3, as: 'C Q C' },
  ];
  const { words, writtenAt } = forVoice(text, as);
  it('is told of the words as they are written, whatever the voice was given', () => {
    expect(words).toBe('Ring 0 8 0 8, 8 0 8, 1 1 1 1 at the C Q C now.');
    const at = (word: string) => words.indexOf(word);
    const times = timesOfWords(
      text,
      [
        { at: 0, ms: 0 },
        { at: at('0'), ms: 300 },
        { at: at('at'), ms: 3000 },
        { at: at('the'), ms: 3200 },
        { at: at('C Q'), ms: 3400 },
        { at: at('Q'), ms: 3600 },
        { at: at('now'), ms: 4100 },
      ],
      writtenAt,
    );
    expect(times).toEqual([0, 300, 300, 300, 3000, 3200, 3400, 4100]);
  });
  it('is found for a moment', () => {
    expect([-1, 0, 299, 300, 9999].map((ms) => wordAt([0, 300, 700], ms))).toEqual([-1, 0, 0, 1, 2]);
  });
});
