import { describe, expect, it } from 'vitest';
import { openMojiList, readSymbolWords } from '#content/symbol-set.ts';
import { inGroup, lettersApart, prepare, search } from '#symbols/search.ts';
import { symbolIndex, type OpenMoji } from '#symbols/symbol-index.ts';

const set = openMojiList() as OpenMoji[];
const words = readSymbolWords();
const prepared = prepare(symbolIndex(set, words.groups, words.often, words.easy, words.names));
const names = (query: string, limit = 12) => search(prepared, query, { limit }).rows.map((r) => r.words);

describe('finding a picture', () => {
  it.each([
    ['dog', 'dog'],
    ['Dogs', 'dog'],
    ['house', 'house'],
    ['hospital', 'hospital'],
    ['bus', 'bus'],
    ['swimming', 'swimming'],
    ['wheelchair', 'wheelchair'],
    ['birthday cake', 'birthday cake'],
    ['heart', 'heart'],
  ])('by its name: %s', (query, name) => {
    expect(names(query)[0]).toContain(name);
  });

  it.each([
    ['telly', 'TV'],
    ['nan', 'old woman'],
    ['brew', 'tea'],
    ['cuppa', 'tea'],
    ['footie', 'football'],
    ['fags', 'cigarette'],
    ['meds', 'pill'],
    ['loo', 'toilet'],
    ['biscuits', 'cookie'],
    ['seaside', 'beach'],
    ['poorly', 'thermometer'],
    ['hoover', 'broom'],
  ])('in the words people use: %s', (query, name) => {
    expect(names(query).join('|')).toContain(name);
  });

  it.each([
    ['hospitle', 'hospital'],
    ['frend', 'friend'],
    ['shoping', 'shopping'],
    ['fone', 'phone'],
    ['televison', 'television'],
    ['chiken', 'chicken'],
    ['biycle', 'bicycle'],
    ['umbrela', 'umbrella'],
    ['elefant', 'elephant'],
    ['gitar', 'guitar'],
    ['dgo', 'dog'],
  ])('misspelled: %s', (query, word) => {
    const { rows } = search(prepared, query, { limit: 12 });
    const spoken = rows
      .map((r) => prepared.index.rows.find(([code]) => code === r.code))
      .map((row) => `${row?.[1] ?? ''} ${row?.[2] ?? ''}`)
      .join('|');
    expect(spoken).toContain(word);
  });

  it.each(['', '   ', 'constructor', 'zzzzzzq', '🦄🦄', 'qwxz', '<script>', '12345678901234567890'])(
    'never shows an empty screen: "%s"',
    (query) => {
      expect(search(prepared, query).rows.length).toBeGreaterThan(5);
    },
  );

  it('says when what it shows is not what was typed', () => {
    expect(search(prepared, 'dog').exact).toBe(true);
    expect(search(prepared, 'qwxz').exact).toBe(false);
  });

  it('finds the first letters of a word while it is typed', () => {
    expect(names('ele', 24).join('|')).toContain('elephant');
  });

  it('wants all the words where a picture has them all', () => {
    expect(names('yellow heart', 3)[0]).toBe('yellow heart');
  });

  it('reaches every one of the more than 4,000 symbols, in one group each', () => {
    const codes = prepared.found.flatMap((f) => [f.code, ...f.skins]);
    expect(new Set(codes)).toEqual(new Set(set.map((s) => s.hexcode)));
    expect(codes.length).toBe(set.length);
    expect(prepared.index.groups.flatMap((group) => inGroup(prepared, group)).length).toBe(prepared.found.length);
    for (const group of prepared.index.groups) expect(inGroup(prepared, group).length, group).toBeGreaterThan(0);
  });

  it('offers only symbols that are there, and each easy word finds something', () => {
    const codes = new Set(prepared.found.map((f) => f.code));
    expect([...words.often, ...Object.keys(words.names)].filter((code) => !codes.has(code))).toEqual([]);
    expect(
      Object.entries(words.easy)
        .filter(([word]) => !search(prepared, word).exact)
        .map(([word]) => word),
    ).toEqual([]);
    expect(
      Object.entries(words.easy)
        .filter(([, meaning]) => !meaning.split(' ').some((word) => search(prepared, word).exact))
        .map(([word]) => word),
    ).toEqual([]);
  });

  it('counts how many letters two words are apart', () => {
    expect(lettersApart('dog', 'dgo', 2)).toBe(1);
    expect(lettersApart('cat', 'cart', 2)).toBe(1);
    expect(lettersApart('cat', 'dog', 2)).toBe(3);
  });
});
