import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { easyWordsText } from '#content/easy-words.ts';
import { withWorkerTitle } from '#content/lay-own.ts';
import { contrastOf, ownColoursCss, pressColours } from '#model/own-colours.ts';
import { checkBook } from '#rules/check-book.ts';
import { checkLine } from '#rules/check-line.ts';
import { idsMatch } from '#rules/ids-match.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { linesOfBook } from '#rules/language/lines-of-book.ts';
import { coloursIn, ownColours } from '../../scripts/own-colours.ts';
import { spokenSentences } from '#speech/spoken-sentences.ts';

const example = join('docs', 'own-folder-example');
const tokens = readFileSync(join('src', 'layouts', 'tokens.css'), 'utf8');
const ours = readBook('en', 'content', undefined);
const laid = readBook('en', 'content', example);
const folder = mkdtempSync(join(tmpdir(), 'own-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let made = 0;
/** An own folder with these files. */
function own(files: Record<string, string>): string {
  made += 1;
  const at = join(folder, String(made));
  for (const [path, text] of Object.entries({ 'own.yaml': '{}', ...files })) {
    mkdirSync(join(at, path, '..'), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  return at;
}
const reading = (files: Record<string, string>) => () => readBook('en', 'content', own(files));

describe('an own folder that lies over ours', () => {
  it('changes nothing where it says nothing', () => {
    expect(readBook('en', 'content', own({}))).toEqual(ours);
  });

  it('has its own name, people to ring, places, Page and Topic; what it does not name stays', () => {
    expect(laid.site.name).toBe('My Voice in Anytown');
    expect(laid.owner.name).toBe('Anytown Council');
    expect(laid.site.contacts[0]?.id).toBe('emergency');
    expect(laid.site.contacts.find((c) => c.id === 'council')?.phone).toBe('01632 960001');
    expect(laid.site.contacts.map((c) => c.id)).toEqual(
      expect.arrayContaining([...ours.site.contacts.map((c) => c.id), 'anytown-advocates']),
    );
    expect(laid.places.map((p) => p.id)).toEqual(expect.arrayContaining(['library', 'tuesday-club']));
    expect(laid.places.map((p) => p.name)).toEqual(
      laid.places.map((p) => p.name).sort((a, b) => a.localeCompare(b, 'en')),
    );
    expect(ours.places).toEqual([]);
    expect(laid.chapters.at(-1)).toEqual({ id: 'own', title: 'In Anytown', picture: 'near-me', pages: ['in-anytown'] });
    expect(laid.pages).toHaveLength(ours.pages.length + 1);
    expect(laid.topics.map((t) => t.id)).toEqual([
      ...ours.topics.map((t) => t.id).filter((id) => id !== 'my-money'),
      'in-anytown',
    ]);
    expect(laid.messages['home']?.['welcome']?.words).toBe('Welcome to My Voice in Anytown.');
    expect(Object.keys(laid.messages['home'] ?? {})).toEqual(Object.keys(ours.messages['home'] ?? {}));
  });

  it('reads places as own.yaml had them until November 2026, among those of places/', () => {
    const { places } = readBook(
      'en',
      'content',
      own({
        'own.yaml':
          'places: [{ id: hall, picture: friend, name: The Hall, what: You can meet friends there., where: It is on the hill., urgent: true }, { id: pool, picture: swim, name: The Pool, what: You can swim there. }]',
        'places/all.yaml': 'pool: { kind: club, name: Another pool }\nbus: { kind: bus, name: A bus }',
      }),
    );
    expect(places).toEqual([
      { id: 'bus', kind: 'bus', name: 'A bus' },
      {
        id: 'hall',
        kind: 'hub',
        picture: 'friend',
        name: 'The Hall',
        what: 'You can meet friends there.',
        where: 'It is on the hill.',
      },
      { id: 'pool', kind: 'hub', picture: 'swim', name: 'The Pool', what: 'You can swim there.' },
    ]);
  });

  it('has places of a kind that we know, with sentences that are easy to read', () => {
    expect(reading({ 'places/a.yaml': 'hall: { kind: palace, name: The Hall }' })).toThrow(/places\/a\.yaml/);
    expect(
      reading({ 'places/a.yaml': 'hall: { kind: club, name: The Hall, address: "javascript:alert(1)" }' }),
    ).toThrow(/address/);
    expect(reading({ 'places/a.yaml': 'hall: { kind: club, name: The Hall, at: [91, 0] }' })).toThrow(/at/);
    const hard = readBook(
      'en',
      'content',
      own({ 'places/a.yaml': 'hall: { kind: club, name: The Hall, what: Facilitates e.g. person-centred outcomes }' }),
    );
    expect(
      linesOfBook(hard, new Set())
        .filter(({ where }) => where === 'place "hall", what')
        .flatMap(checkLine).length,
    ).toBeGreaterThan(1);
  });

  it('answers one of our questions in another way, and one of its own stands beside a Page that is there', () => {
    const asked = 'picture: vote\npage: my-vote\nchecked: 2026-11-30\nlines: { a: vote, b: vote, c: help }';
    const words = (question: string) =>
      `question: ${question}\nfound: [vote]\nlines: { a: Yes., b: You can., c: Ask for help. }\ndetail: More.\nsources: [{ name: A law }]`;
    const theirs = readBook(
      'en',
      'content',
      own({
        'asked/can-i-vote.yaml': asked,
        'asked/can-i-vote.en.yaml': words('Can I vote here?'),
        'asked/where-do-i-vote.yaml': asked,
        'asked/where-do-i-vote.en.yaml': words('Where do I vote?'),
      }),
    );
    expect(theirs.asked).toHaveLength(ours.asked.length + 1);
    expect(theirs.asked.find(({ id }) => id === 'can-i-vote')?.words.question).toBe('Can I vote here?');
    expect(reading({ 'asked/x.yaml': asked.replace('my-vote', 'gone'), 'asked/x.en.yaml': words('Why?') })).toThrow(
      /there is no page "gone"/,
    );
    expect(reading({ 'asked/x.yaml': asked.replace(', c: help', ''), 'asked/x.en.yaml': words('Why?') })).toThrow(
      /3 to 8 Lines/,
    );
  });

  it('takes a Topic that is off out of everything made from a Story', () => {
    expect(
      ours.sheets.some((s) => s.file.headings.some((h) => h.questions.some((q) => q.startsWith('help-me-decide/')))),
    ).toBe(true);
    const less = readBook('en', 'content', own({ 'own.yaml': 'topicsOff: [help-me-decide, my-meeting, my-money]' }));
    expect(
      less.sheets
        .flatMap((s) => s.file.headings.flatMap((h) => h.questions))
        .filter((q) => /^(help-me-decide|my-meeting|my-money)\//.test(q)),
    ).toEqual([]);
    expect(idsMatch({ book: less, lines: [], pictureNames: new Set(), today: '' })).toEqual([]);
  });

  it('is checked like ours: the example has nothing to mend, and a hard sentence is found', () => {
    const easy = easyWordsFrom(easyWordsText('en', example));
    expect(
      checkBook(laid, easy)
        .filter((f) => f.level === 'fail')
        .map((f) => f.message),
    ).toEqual([]);
    expect(ownColours(laid.own.colours, tokens)).toEqual([]);
    const hard = join(folder, 'hard');
    cpSync(example, hard, { recursive: true });
    const words = join(hard, 'pages', 'in-anytown', 'words.en.yaml');
    writeFileSync(
      words,
      readFileSync(words, 'utf8').replace(
        'You can ask for a bus pass.',
        'Eligibility for concessionary travel is determined by the authority.',
      ),
    );
    const book = readBook('en', 'content', hard);
    const lines = linesOfBook(
      { ...book, topics: [], pages: book.pages.filter((page) => page.id === 'in-anytown') },
      easy,
    ).filter((line) => line.where.startsWith('in-anytown, line'));
    expect(lines.flatMap(checkLine).some((f) => f.level === 'fail')).toBe(true);
  });

  it('is heard: what a place says is among what is spoken', () => {
    expect(spokenSentences(laid)).toEqual(
      expect.arrayContaining([
        'You can meet friends there.',
        'It is at 5 High Street, Anytown.',
        'A link worker is 1 social worker who knows you.',
      ]),
    );
  });

  it('puts its picture in the place of ours with the same name, wherever ours stands', () => {
    const book = readBook(
      'en',
      'content',
      own({
        'pictures/mine.yaml':
          'home: { means: our home, layers: [{ symbol: "1F3E0" }], another: [{ symbol: "1F3E1" }] }',
      }),
    );
    expect(book.pictures['home']?.means).toBe('our home');
    expect(Object.keys(book.pictures)).toHaveLength(Object.keys(ours.pictures).length);
  });

  it.each([
    ['a name nobody reads', { 'page/x.yaml': '' }, /page: nothing reads this/],
    ['a word of own.yaml that is none', { 'own.yaml': 'colour: red' }, /own\.yaml/],
    [
      'a Topic that every copy asks',
      { 'own.yaml': 'topicsOff: [am-i-kept-here]' },
      /"am-i-kept-here" is asked in every copy/,
    ],
    ['a Topic that is not there', { 'own.yaml': 'topicsOff: [my-cat]' }, /no Topic "my-cat"/],
    [
      'another 999',
      { 'own.yaml': 'contacts: [{ id: emergency, picture: danger, name: Us, what: Ring us. }]' },
      /999 is the same everywhere/,
    ],
    ['a logo that is not there', { 'own.yaml': 'logo: { file: lost.svg, says: Us }' }, /no lost\.svg/],
    [
      'a logo that holds a script',
      {
        'own.yaml': 'logo: { file: a.svg, says: Us }',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      },
      /a\.svg: this drawing holds something that does something/,
    ],
    [
      'a drawing that holds a script',
      { 'pictures/drawn/a.svg': '<svg><script>1</script></svg>' },
      /drawn\/a\.svg: this drawing holds/,
    ],
    ['a logo outside of the folder', { 'own.yaml': 'logo: { file: ../a.svg, says: Us }' }, /lies beside own\.yaml/],
    [
      'an address that runs something',
      {
        'own.yaml':
          'contacts: [{ id: us, picture: council, name: Us, what: Ring us., address: "javascript:alert(1)" }]',
      },
      /contacts › 0 › address/,
    ],
    ['a name that is no address', { 'topics/My Town/topic.yaml': '' }, /My Town: its name is part of an address/],
    [
      'where to tell of a hole, that is nowhere',
      { 'owner.yaml': 'security: ask Sam' },
      /begins with https:\/\/, or an e-mail/,
    ],
    [
      'a Page in no chapter',
      {
        'pages/x/page.yaml': readFileSync(join(example, 'pages/in-anytown/page.yaml'), 'utf8'),
        'pages/x/words.en.yaml': readFileSync(join(example, 'pages/in-anytown/words.en.yaml'), 'utf8'),
        'pages/x/detail.en.md': 'x',
      },
      /"x" is in no chapter/,
    ],
    [
      'a Page without its longer text',
      {
        'pages/x/page.yaml': readFileSync(join(example, 'pages/in-anytown/page.yaml'), 'utf8'),
        'pages/x/words.en.yaml': readFileSync(join(example, 'pages/in-anytown/words.en.yaml'), 'utf8'),
      },
      /detail\.en\.md: this file is missing/,
    ],
  ])('says in plain words what is wrong: %s', (_what, files, says) => {
    expect(reading(files)).toThrow(says);
  });
});

describe('what a named worker is called here', () => {
  const link = { one: 'link worker', many: 'link workers' };
  it.each([
    ['A named worker is 1 social worker.', 'A link worker is 1 social worker.'],
    ['Named workers help.', 'Link workers help.'],
    ['Your **named worker** comes.', 'Your **link worker** comes.'],
    ['A named social worker comes.', 'A named social worker comes.'],
  ])('%s', (text, says) => {
    expect(withWorkerTitle(text, link)).toBe(says);
  });
  it('begins with a vowel where it does', () => {
    expect(withWorkerTitle('Ask for a **named worker**.', { one: 'ally', many: 'allies' })).toBe(
      'Ask for an **ally**.',
    );
  });
  it('leaves the names of sources as they are', () => {
    const sources = (book: typeof ours) =>
      book.pages.filter((p) => p.id !== 'in-anytown').flatMap((p) => p.words.sources);
    expect(sources(laid)).toEqual(sources(ours));
  });
});

describe('own colours', () => {
  it('are looked at in each choice of colours that they change', () => {
    expect(Object.keys(coloursIn(tokens))).toEqual(['paper', 'white', 'blue', 'yellow', 'dark']);
    const found = ownColours({ light: '#7aa5d0', dark: '#303050' }, tokens);
    expect(found.map((f) => f.level)).toEqual(['fail', 'fail', 'fail', 'fail', 'fail']);
    expect(found.map((f) => f.message).join()).toContain('Take a lighter one');
  });
  it('that can be read on white, but not where the paper is yellow or blue, are found', () => {
    const edge = ['#595959', '#545454', '#505050'].find(
      (grey) => contrastOf(grey, '#ffffff') >= 7 && ownColours({ light: grey, dark: '#8fdcea' }, tokens).length > 0,
    );
    expect(edge).toBeDefined();
  });
  it('reckon contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
  it('leave black and yellow, and paper, as they are', () => {
    const css = ownColoursCss({ light: '#0b4f5c', dark: '#8fdcea' });
    expect(css).toContain(':not([data-colours=dark],[data-colours=contrast])');
    expect(
      css
        .split('@media')
        .slice(1)
        .every((part) => part.startsWith(' screen')),
    ).toBe(true);
    expect(pressColours({ light: '#0b4f5c', dark: '#8fdcea' }).light['--press']).toBe('#0b4f5c');
  });
});
