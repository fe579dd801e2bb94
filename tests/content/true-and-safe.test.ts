import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
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
    expect(sentences.filter((words) => /\bonly you (can )?see\b|\bnobody (else )?(can )?sees? (it|them|this|your words)\b/i.test(words))).toEqual([]);
  });
});

describe('the words', () => {
  it('never say "may", which is might, can and must not at once', () => {
    expect(sentences.filter((words) => /\bmay\b|^May (?!\d)/.test(words))).toEqual([]);
  });
});
