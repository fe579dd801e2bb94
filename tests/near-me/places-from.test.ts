import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify, parse } from 'yaml';
import { easyWordsText } from '#content/easy-words.ts';
import { placeFile, type Place } from '#model/place.ts';
import { checkLine } from '#rules/check-line.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { fromCsv, fromOpenReferral, hoursOf, joined, NotPlaces, rowsOf } from '../../scripts/places-from.ts';

const easy = easyWordsFrom(easyWordsText('en', undefined));
const isEasy = (words: string) =>
  !checkLine({ words, part: 'line', where: '', file: '', easy, hardWords: [], names: new Set() }).some(
    ({ level }) => level === 'fail',
  );
const feed = (name: string) =>
  fromOpenReferral(readFileSync(join('tests', 'near-me', 'feeds', name), 'utf8'), isEasy, '2026-11-30');
const old: Place = {
  kind: 'club',
  name: 'Hill Street Friendship Club',
  what: 'You can dance there.',
  hours: 'It is open on Tuesdays.',
  phone: '01632 960000',
};

describe('places from a feed of Open Referral UK', () => {
  it('say what the feed knows, in sentences that are easy to read, and make up nothing', () => {
    const { found, left } = feed('services.json');
    expect(found.map((one) => one.place)).toEqual([
      {
        kind: 'club',
        name: 'Hill Street Friendship Club',
        where: 'It is at 5 Hill Street, Anytown.',
        ask: 'Ask for Sam Field.',
        hours: 'It is open on Tuesday and Thursday from 2 pm to 4.30 pm.',
        phone: '01632 960 011',
        address: 'https://hillstreet.example/club',
        at: [53.795, -1.759],
        checked: '2026-09-14',
      },
      {
        kind: 'money-help',
        name: 'Welfare Rights',
        hours: 'It is open from Monday to Friday, from 9 am to 5 pm.',
        address: 'http://rights.example/',
      },
      { kind: 'hub', name: 'Hub' },
    ]);
    expect(left).toEqual(['Old Day Service: it is defunct.']);
  });

  it('list what easy-read needs and the feed lacks', () => {
    const lacks = feed('services.json').found.map((one) => one.lacks);
    expect(lacks[0]).toEqual(['its kind: we guessed "club"', 'what somebody can do there', 'how to get there']);
    expect(lacks[1]).toEqual(
      expect.arrayContaining([
        'where it is',
        'the day somebody last made sure of it',
        '1 more where it is too, each as a place of its own',
      ]),
    );
    expect(lacks[2]).toContain('when it is open');
  });

  it('take nothing of a hostile feed that acts, lies about where it is, or leaves its folder', () => {
    const { found, left } = feed('hostile.json');
    expect(found.map((one) => one.id)).toEqual(['proto', 'constructor', 'etc-passwd', 'constructor-2']);
    expect(found.map((one) => one.place)).toEqual([
      { kind: 'hub', name: '__proto__' },
      { kind: 'hub', name: 'constructor' },
      { kind: 'hub', name: '../../etc/passwd', at: [53.5, -1.5] },
      { kind: 'hub', name: 'constructor' },
    ]);
    expect(left).toHaveLength(7);
    // What was written can be read again as it is.
    const { all } = joined({}, { found, left });
    expect(placeFile.parse(parse(stringify(all)))).toEqual(all);
    expect(Object.keys(all)).toEqual(['proto', 'constructor', 'etc-passwd', 'constructor-2']);
  });

  it('are refused in plain words where the file is something else', () => {
    for (const text of ['', '{', '{}', '7', '"x"', 'null', '{"services":[]}'])
      expect(() => fromOpenReferral(text, isEasy, '2026-11-30'), text).toThrow(NotPlaces);
  });

  it.each([
    [[{ byday: 'SU' }], 'It is open on Sunday.'],
    [
      [{ byday: 'MO,WE,FR', opens_at: '00:00', closes_at: '12:00:00' }],
      'It is open on Monday, Wednesday and Friday from 12 am to 12 pm.',
    ],
    [[{ byday: 'MO', valid_to: '2020-01-01' }, { byday: 'TU' }], 'It is open on Tuesday.'],
    [[{ byday: 'MO' }, { byday: 'TU' }], undefined],
    [[{ byday: 'MO', interval: 2 }], undefined],
    [[{ freq: 'MONTHLY', byday: '1MO' }], undefined],
    [[{ byday: '' }], undefined],
    [[], undefined],
  ])('say when it is open: %j', (schedules, words) => {
    expect(hoursOf(schedules, '2026-11-30')).toBe(words);
  });

  it('read again, leave what somebody wrote in easy words, and take numbers and days anew', () => {
    const { all, left } = joined(
      { 'hill-street-friendship-club': old, 'our-walk': { kind: 'club', name: 'Our walk' } },
      feed('services.json'),
    );
    expect(all['hill-street-friendship-club']).toMatchObject({
      what: 'You can dance there.',
      hours: 'It is open on Tuesdays.',
      phone: '01632 960 011',
      checked: '2026-09-14',
      where: 'It is at 5 Hill Street, Anytown.',
    });
    expect(all['our-walk']).toEqual({ kind: 'club', name: 'Our walk' });
    expect(left).toContain('Our walk: it is not in this file any more. It stays until you take it away.');
  });
});

describe('places from a CSV file', () => {
  it('are read by the names of the columns, with quotes, commas and new lines in them', () => {
    expect(rowsOf('\uFEFFa,b\r\n"1,\n2","say ""hi"""\n\n,\nlast')).toEqual([
      ['a', 'b'],
      ['1,\n2', 'say "hi"'],
      ['last'],
    ]);
    const { found, left } = fromCsv(
      'Name,kind,where,latitude,longitude,checked\n"Club, the",club,It is in the hall.,54,-2,2026-11-30\nToilet,loo,,,,\nFar,hub,,999,0,\n,club,,,,\nHall,,,,,soon\n',
    );
    expect(found).toEqual([
      {
        id: 'club-the',
        place: { kind: 'club', name: 'Club, the', where: 'It is in the hall.', at: [54, -2], checked: '2026-11-30' },
        lacks: expect.arrayContaining(['when it is open']) as string[],
      },
    ]);
    expect(left.map((why) => why.slice(0, 5))).toEqual(['row 3', 'row 4', 'row 5', 'row 6']);
    expect(left[0]).toContain('Kinds are: club, group');
  });

  it('are refused in plain words where a column is not known or a quote is never closed', () => {
    expect(() => fromCsv('name,postcode\nA,B')).toThrow(/This one is not known: "postcode"/);
    expect(() => fromCsv('kind\nclub')).toThrow(/"name" must be among them/);
    expect(() => fromCsv('name\n"A')).toThrow(/never closed/);
  });
});
