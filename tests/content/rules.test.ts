import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookRules } from '#rules/check-book.ts';
import { checkLine, lineRules } from '#rules/check-line.ts';
import { hardWordsIn } from '#rules/language/hard-words-in.ts';
import { isEasyWord } from '#rules/language/is-easy-word.ts';
import { jargon } from '#rules/language/jargon-list.ts';
import { wordsOf } from '#rules/language/words-of.ts';
import type { Finding, Part } from '#rules/rule.ts';
import { aLine, easy } from './a-line.ts';
import { examples } from './examples.ts';

const levels = (found: Finding[]) => [...new Set(found.map((f) => f.level))];

for (const { rule, says, good, warn = [], fail = [], around = {} } of examples) {
  const look = (words: string) => lineRules[rule]?.(aLine(words, around)) ?? [];
  describe(`${says} (${rule})`, () => {
    it.each(good)('%s — is right', (words) => expect(look(words)).toEqual([]));
    it.each(warn)('%s — look at it again', (words) => expect(levels(look(words))).toEqual(['warn']));
    it.each(fail)('%s — has to be mended', (words) => expect(levels(look(words))).toContain('fail'));
    it('says which rule, which Page and which Line', () => {
      for (const found of [...warn, ...fail].flatMap(look)) {
        expect(found.rule).toBe(rule);
        expect(found.message).toBe(`my-rights, line 4 "you-can-say-no": ${found.mend}`);
        expect(found.mend).toMatch(/[.]$/);
      }
    });
  });
}

describe('the rules together', () => {
  it('say what to do, in a few words', () => {
    const words = 'You can say no when people want you to go to that new place in town now.';
    expect(checkLine(aLine(words)).map((f) => f.message)).toContain(
      'my-rights, line 4 "you-can-say-no": 17 words. Try 2 sentences.',
    );
  });

  it('find nothing to mend in a good Line', () =>
    expect(checkLine(aLine('You can ask for another worker.'))).toEqual([]));

  it('all have examples of what is right and of what is not', () => {
    for (const id of Object.keys(lineRules)) {
      const of = examples.filter((e) => e.rule === id);
      expect(
        of.flatMap((e) => e.good),
        id,
      ).not.toEqual([]);
      expect(
        of.flatMap((e) => [...(e.warn ?? []), ...(e.fail ?? [])]),
        id,
      ).not.toEqual([]);
    }
  });

  it('are the files in the folder: each file 1 rule, each rule 1 file', () => {
    const not = new Set(['rule.ts', 'check-line.ts', 'check-book.ts']);
    const files = readdirSync('src/rules').filter((f) => f.endsWith('.ts') && !not.has(f));
    const all = { ...lineRules, ...bookRules };
    expect(files.map((f) => f.replace('.ts', '')).sort()).toEqual(Object.keys(all).sort());
    for (const file of files) {
      const name = file.replace('.ts', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const text = readFileSync(`src/rules/${file}`, 'utf8');
      expect(
        [...text.matchAll(/^export (?:const|function|type|interface) (\w+)/gm)].map((m) => m[1]),
        file,
      ).toEqual([name]);
      expect(text, file).toContain(`'${file.replace('.ts', '')}'`);
    }
  });

  it('run in a browser: they read no files and know no screen', () => {
    const files = readdirSync('src/rules', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    for (const file of files) {
      const from = [...readFileSync(`src/rules/${file}`, 'utf8').matchAll(/^import (type )?.*from '([^']+)'/gm)];
      for (const [, type, name = ''] of from) {
        const known =
          /^#(rules|model)\//.test(name) ||
          ['dale-chall', 'syllable'].includes(name) ||
          (type !== undefined && name === '#content/book.ts');
        expect(known, `${file}: ${name}`).toBe(true);
      }
    }
  });
});

describe('whatever somebody types', () => {
  const part = fc.constantFrom<Part>('line', 'question', 'title', 'heading', 'choice', 'label');
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '**',
          'advocate',
          'not',
          'no',
          '{name}',
          '…',
          "'s",
          'one',
          'two',
          'is',
          'told',
          '.',
          '?',
          '\n',
          ' ',
          'II',
          '%',
          '*',
        ),
      )
      .map((bits) => bits.join('')),
  );

  it('no rule breaks', () => {
    fc.assert(
      fc.property(typed, part, fc.integer({ min: -1, max: 3 }), (words, part, at) => {
        for (const found of checkLine(
          aLine(words, { part, explainedIn: { by: 'next-line', lines: [words, words], at } }),
        ))
          expect(found.message).toContain(found.where);
      }),
    );
  });

  it('words are counted as a reader counts them', () => {
    const word = fc.constantFrom('you', "Sam's", 'easy-read', '{name}', 'home', '3', 'help@council.gov.uk', 'NHS');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const apart = words.map((w, i) => (w === '3' && words[i - 1] === '3' ? 'and' : w));
        expect(wordsOf(`${apart.join(' ')}.`)).toHaveLength(words.length);
      }),
    );
  });

  it('a hard word is found wherever it stands, with its stars or without', () => {
    const around = fc.array(fc.constantFrom('you', 'can', 'ask', 'an', 'a'), { maxLength: 5 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(around, around, fc.boolean(), (before, after, stars) => {
        const sentence = `${before} ${stars ? '**Advocates**' : 'advocates'} ${after}.`;
        expect(hardWordsIn(sentence, aLine('').hardWords).map((f) => f.id)).toEqual(['advocate']);
      }),
    );
  });
});

describe('the lists', () => {
  const list = readFileSync('content/easy-words/en.txt', 'utf8')
    .split('\n')
    .filter((l) => !l.startsWith('#'))
    .flatMap((l) => l.split(/\s+/))
    .filter((w) => w !== '');

  it('have no easy word twice, and none that is easy already', () => {
    const needless = list.filter(
      (word, i) =>
        list.indexOf(word) !== i || isEasyWord(word, new Set([...easy].filter((w) => w !== word.toLowerCase()))),
    );
    expect(needless).toEqual([]);
  });

  it('have no word that is both easy and jargon', () =>
    expect(jargon.map(([term]) => term).filter((term) => easy.has(term))).toEqual([]));

  it('have at least 60 terms of jargon, each once, each with an easier way to say it', () => {
    expect(jargon.length).toBeGreaterThanOrEqual(60);
    expect(jargon.filter(([term], i) => jargon.findIndex(([other]) => other === term) !== i)).toEqual([]);
    for (const [term, say] of jargon) {
      const hard = checkLine(aLine(`${say.charAt(0).toUpperCase()}${say.slice(1)}.`)).filter((f) =>
        ['easy-words', 'no-jargon'].includes(f.rule),
      );
      expect(
        hard.map((f) => f.message),
        term,
      ).toEqual([]);
    }
  });
});
