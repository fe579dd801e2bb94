import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { easyWordsFrom } from '#rules/language/easy-words-from.ts';
import { hardWordsOf } from '#rules/language/lines-of-book.ts';
import { dayOf } from '#strings/day.ts';
import { hintsOf, type Knows } from '#worker/desk/gate.ts';
import { asksDay, isUntouched, linesOf, readyFor, withDay } from '#worker/desk/ready-replies.ts';

const book = theBook();
const all = book.readyReplies;
const knows: Knows = {
  easy: easyWordsFrom(readFileSync('content/easy-words/en.txt', 'utf8')),
  hardWords: hardWordsOf(book),
  names: new Set(),
  fieldWords: book.fieldWords,
};
/** The longest way to say a day. */
const day = dayOf('2026-09-30T12:00', 'en');
const stopped = (words: string) =>
  hintsOf(words, knows)
    .filter((h) => h.level === 'fail')
    .map((h) => `${words}: ${h.rule}`);
const ids = (what: Parameters<typeof readyFor>[1]) => readyFor(all, what).map((r) => r.id);

describe('ready Replies', () => {
  it('pass the gate of the desk as they stand, each Line with a picture that is there; one whose day is not picked does not', () => {
    const lines = all.flatMap((reply) => linesOf(reply, day));
    expect(lines.flatMap((line) => stopped(line.words))).toEqual([]);
    expect(
      lines.filter((line) => !(line.picture && 'name' in line.picture && book.pictures[line.picture.name])),
    ).toEqual([]);
    const open = all.filter((reply) => reply.lines.some((line) => line.words.includes('{date}')));
    expect(open.length).toBeGreaterThan(3);
    for (const reply of open)
      expect([reply.id, linesOf(reply, '').flatMap((line) => stopped(line.words)).length > 0]).toEqual([
        reply.id,
        true,
      ]);
  });

  it('are there for every Question: some of its own, all kinds of word back among them, and no more than there are keys', () => {
    for (const topic of book.topics) {
      for (const { id, kind } of topic.file.questions) {
        const ready = readyFor(all, { topic: topic.id, kind, danger: false });
        expect([
          id,
          ready.length >= 6 && ready.length <= 9,
          ready.some((r) => r.topics ?? r.kinds),
          ['promise', 'talk'].every((says) => ready.some((r) => r.says === says)),
        ]).toEqual([id, true, true, true]);
      }
    }
    expect(new Set(readyFor(all, { danger: false }).map((r) => r.says))).toEqual(
      new Set(['promise', 'cannot', 'talk']),
    );
  });

  it('begin with the danger where one was told, and never speak of one where none was', () => {
    expect(ids({ topic: 'my-home', kind: 'some-choices', danger: true }).slice(0, 4)).toEqual([
      'danger-ring',
      'danger-come',
      'danger-must-tell',
      'places-to-live',
    ]);
    expect(
      ids({ topic: 'my-home', kind: 'some-choices', danger: false }).filter((id) => id.startsWith('danger')),
    ).toEqual([]);
    expect(new Set(readyFor(all, { danger: true, says: 'promise' }).map((r) => r.says))).toEqual(new Set(['promise']));
  });

  it('take the day that is picked and the one that is picked after it, and leave all else that the worker wrote', () => {
    const reply = all.find((r) => r.id === 'talk-when-i-come');
    if (!reply) throw new Error('It is meant to be there.');
    const open = linesOf(reply, '');
    expect(open.map((l) => l.words)).toEqual(['I have read this.', 'I will talk about it when I come on …']);
    const picked = withDay(open, '', 'Monday 7 December 2026');
    expect(picked[1]?.words).toBe('I will talk about it when I come on Monday 7 December 2026.');
    const changed = picked.map((l) => ({ ...l, words: l.words.replace('talk about', 'talk with you about') }));
    expect(withDay(changed, 'Monday 7 December 2026', 'Tuesday 8 December 2026')[1]?.words).toBe(
      'I will talk with you about it when I come on Tuesday 8 December 2026.',
    );
    expect(withDay(changed, 'Monday 7 December 2026', '')[1]?.words).toBe(
      'I will talk with you about it when I come on …',
    );
    expect([
      asksDay(open, ''),
      asksDay(picked, 'Monday 7 December 2026'),
      asksDay([{ key: 'a', words: 'I will come.' }], ''),
    ]).toEqual([true, true, false]);
    expect([
      isUntouched(picked, all, 'Monday 7 December 2026'),
      isUntouched(changed, all, 'Monday 7 December 2026'),
      isUntouched([{ key: 'a', words: ' ' }], all, ''),
    ]).toEqual([true, false, true]);
  });
});
