import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBook, withMeanings } from '#content/book.ts';
import { questionIn, topicIn } from '#content/find.ts';
import { helpersTopic, namedQuestions, namedTopics, speakingQuestions } from '#model/named-questions.ts';
import { aboutMeSections } from '#model/about-me-sections.ts';
import { asksAfter, question } from '#model/topic.ts';

const book = readBook('en');
const questions = book.topics.flatMap((t) => t.file.questions.map((q) => ({ ...q, topic: t.id })));

describe('what there is to read and to say', () => {
  it('is at least 14 Pages, 10 Topics and 40 Questions', () => {
    expect(book.pages.length).toBeGreaterThanOrEqual(14);
    expect(book.topics.length).toBeGreaterThanOrEqual(10);
    expect(questions.length).toBeGreaterThanOrEqual(40);
  });
  it('has the Questions and Topics that code speaks of', () => {
    for (const id of [...Object.values(namedQuestions), ...speakingQuestions])
      expect(questionIn(book, id).words.prompt, id).not.toBe('');
    for (const id of [...Object.values(namedTopics), helpersTopic])
      expect(topicIn(book, id).file.questions.length, id).toBeGreaterThan(1);
    expect(() => questionIn(book, 'my-worker/nobody')).toThrow('content/topics/my-worker has no question "nobody"');
  });
  it('has a place for what each picture means in another language, and says which is not there yet', () => {
    const { me, ...others } = book.pictures;
    if (!me) expect.fail('No picture "me".');
    expect(withMeanings({ me }, { me: 'fi' }, 'cy')['me']).toEqual({ ...me, means: 'fi' });
    expect(() => withMeanings({ me, ...others }, { me: 'fi' }, 'cy')).toThrow(
      /^pictures\/means\.cy\.yaml: the picture ".+" has no meaning/,
    );
  });
  it('covers every section of the PRSB About Me standard, and wishes, feelings, values, beliefs, people, home and decisions', () => {
    for (const section of Object.keys(aboutMeSections))
      expect(questions.filter((q) => q.section === section).length, section).toBeGreaterThanOrEqual(2);
    for (const asks of asksAfter.options)
      expect(
        questions.some((q) => q.asks === asks),
        asks,
      ).toBe(true);
  });
  it('says for each kind of Question how to help with it: its screen asks for that Line', () => {
    const kinds = question.options.map((o) => o.shape.kind.value);
    expect(kinds.filter((kind) => book.messages['together']?.[kind] === undefined)).toEqual([]);
  });
  it('never uses a Question id twice', () => {
    const ids = questions.map((q) => `${q.topic}/${q.id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('has every picture that it names, from a file that is there', () => {
    for (const [name, picture] of Object.entries(book.pictures)) {
      for (const layer of [...picture.layers, ...picture.another]) {
        const path = layer.symbol
          ? `node_modules/openmoji/color/svg/${layer.symbol}.svg`
          : `content/pictures/drawn/${layer.file ?? ''}`;
        expect(existsSync(path), `${name}: ${path}`).toBe(true);
      }
    }
  });
  it('shows every choice of one Question with a picture of its own', () => {
    for (const q of questions) {
      if (!('choices' in q)) continue;
      const pictures = Object.values(q.choices).map((c) => c.picture);
      expect(new Set(pictures).size, `${q.topic}/${q.id}`).toBe(pictures.length);
    }
  });
});
