import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { soundAddress, soundName } from '#speech/sound-address.ts';
import { spokenSentences } from '#speech/spoken-sentences.ts';

describe('the sound of a sentence', () => {
  it('has the same name for the same words, and another for other words or another language', () => {
    expect(soundName('You can say no.', 'en')).toBe(soundName('You  can **say** no. ', 'en'));
    expect(soundName('You can say no.', 'en')).not.toBe(soundName('You can say no!', 'en'));
    expect(soundName('You can say no.', 'en')).not.toBe(soundName('You can say no.', 'cy'));
  });
  it('has none where something is filled in: the device speaks that', () => {
    expect(soundAddress('{name} thinks', 'en')).toBeUndefined();
  });
  it('is made for every Line, Question and choice of the Book', () => {
    const book = readBook('en');
    const spoken = new Set(spokenSentences(book).map((s) => soundName(s, 'en')));
    const wanted = [
      ...book.chapters.map((chapter) => chapter.title),
      ...book.pages.flatMap((p) => [
        p.words.title,
        ...Object.values(p.words.lines),
        ...Object.values(p.words.headings),
      ]),
      ...book.topics.flatMap((t) =>
        Object.values(t.words.questions).flatMap((q) => [q.prompt, q.hint ?? '', ...Object.values(q.choices ?? {})]),
      ),
    ].filter((s) => s !== '');
    expect(wanted.length).toBeGreaterThan(500);
    expect(wanted.filter((s) => !spoken.has(soundName(s, 'en')))).toEqual([]);
  });
});
