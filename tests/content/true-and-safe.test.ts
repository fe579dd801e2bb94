import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { givingWords } from '#person/give/give-words.ts';
import { WhoKnows } from '#person/give/WhoKnows.tsx';
import { linesOfBook } from '#rules/language/lines-of-book.ts';

const book = readBook('en');
const sentences = linesOfBook(book, new Set()).map((line) => line.words);
const choices = (topic: string, question: string) => {
  const q = book.topics.find((t) => t.id === topic)?.file.questions.find((one) => one.id === question);
  return q && 'choices' in q ? Object.keys(q.choices) : [];
};

describe('the page for hospital', () => {
  const sheet = book.sheets.find((s) => s.id === 'hospital');
  it('says on itself that nothing on it refuses care, for the person and for a doctor', () => {
    expect(Object.values(sheet?.words.notes ?? {})).toContain('Nothing on this page says no to care.');
    expect(sheet?.words.forProfessionals).toMatch(/not a DNACPR decision/);
    expect(sheet?.words.forProfessionals).toMatch(/What is not on this page means nothing/);
  });
  it('is never made from a tile whose absence could be read as a wish to die, or whose presence as a refusal', () => {
    // These two ids are retired: old Answers keep them with the words they had, and they never come back.
    for (const question of ['hospital', 'doctor']) {
      expect(choices('my-health', question)).not.toContain('life');
      expect(choices('my-health', question)).not.toContain('not-go');
    }
  });
});

describe('what is promised', () => {
  it('never is that only the person, or nobody, can see what is kept on a device that others may open', () => {
    expect(
      sentences.filter((words) =>
        /\bonly you (can )?see\b|\bnobody (else )?(can )?sees? (it|them|this|your words)\b/i.test(words),
      ),
    ).toEqual([]);
  });
  it('never is that something stays on this device until it is given: a Story that a card keeps safe is at the server too', () => {
    expect(sentences.filter((words) => /\bstays? (here|on this device) until you (give|say)\b/i.test(words))).toEqual(
      [],
    );
  });
  it('is not that one can text 999 before the answer that makes it so', () => {
    const ways = book.site.withoutSpeaking.map((way) => way.id);
    expect(ways.indexOf('sign-up-yes')).toBe(ways.indexOf('sign-up-text') + 1);
    expect(ways.indexOf('text-999')).toBe(ways.indexOf('sign-up-yes') + 1);
  });
});

describe('the words', () => {
  it('never say "may", which is might, can and must not at once', () => {
    expect(sentences.filter((words) => /\bmay\b|^May (?!\d)/.test(words))).toEqual([]);
  });
});

describe('the law to watch', () => {
  const changes = readFileSync('docs/law-to-watch.md', 'utf8')
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .slice(1)
    .flatMap((row) => row.split(' | ').at(-1) ?? []);
  const titles = new Set([
    ...book.pages.map((p) => p.words.title),
    ...Object.values(book.hardWords).map((w) => w.words['en']?.word),
  ]);
  it('names only Pages and hard words that are there, and for each Page only Lines of it', () => {
    const wrong: string[] = [];
    for (const cell of changes) {
      for (const [, title = '', rest = ''] of cell.matchAll(/\*([^*]+)\*([^*]*)/g)) {
        if (!titles.has(title)) wrong.push(title);
        const page = book.pages.find((p) => p.words.title === title);
        for (const [, line = ''] of rest.matchAll(/`([a-z0-9-]+)`/g))
          if (!page?.words.lines[line]) wrong.push(`${title}: ${line}`);
      }
    }
    expect(changes.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

describe('before the first giving', () => {
  // Made ready outside of any test's time: each picture is drawn on the way.
  const words = givingWords(book);
  it('says who reads it, what stays, what a worker must do, that it is slow, and whom to ring', () => {
    const said = renderToStaticMarkup(createElement(WhoKnows, { card: { name: 'Ann' }, first: true, words }));
    for (const words of [
      'Ann can read what you give.',
      'Their team can read it only if you say yes.',
      'Ann writes things down for the council, and those stay.',
      'If you are in danger, Ann must tell somebody.',
      'It can take some days until they read it.',
      'Ring 999 if you are in danger now.',
    ])
      expect(said).toContain(words);
  });
});
