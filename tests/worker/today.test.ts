import { describe, expect, it } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { typedDay } from '#model/typed-day.ts';
import { newToken } from '#model/token.ts';
import { readyTopics } from '#story/ready-topics.ts';
import { dayWords } from '#strings/day.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, iSent, noted, theySay } from '#tests/worker/a-log.ts';
import { peopleOf } from '#worker/desk/people.ts';
import { besideInTurn, inTurn, waitsToday } from '#worker/desk/today.ts';

const topics = readyTopics(theBook());
const story = aStory();
const on = (day: string) => `2026-11-${day}T10:05:00.000+00:00`;
const danger = anAnswer(story, {
  question: 'my-home/how-it-is',
  asked: {
    prompt: 'What is it like where you live?',
    choices: { 'hurts-me': 'Somebody hurts me', safe: 'I feel safe' },
  },
  said: { chosen: ['safe', 'hurts-me'] },
  company: { who: 'with', name: 'Ann' },
  at: on('02'),
});
const kinds = (entries: Parameters<typeof peopleOf>[0], day = '2026-11-24') =>
  waitsToday(peopleOf(entries), day, topics).map((w) => w.kind);

describe('what waits for me today', () => {
  it('puts a danger first, then what did not happen, what is new, promises that are late and due, and check-ins that were missed', () => {
    const [sam, ann] = [newToken(), newToken()];
    const first = aLetter(ann, on('01'), [anAnswer(story, { at: on('01') })]);
    const of = { letter: first.id };
    const [broken, late, due] = ['05', '06', '26'].map((by) =>
      iSent(ann, on('02'), { kind: 'promise', of, by: `2026-11-${by}` }),
    );
    const all = [
      fromThem(first),
      broken?.entry,
      late?.entry,
      due?.entry,
      iSent(ann, on('01'), { kind: 'check-in', on: true }).entry,
      theySay(ann, on('07'), { kind: 'closes', promise: broken?.reply.id, outcome: 'did-not-happen' }),
      fromThem(aLetter(sam, on('03'), [danger])),
    ].flatMap((e) => e ?? []);
    expect(kinds(all)).toEqual(['danger', 'did-not-happen', 'new', 'overdue', 'due', 'missed']);
    expect(inTurn(waitsToday(peopleOf(all), '2026-11-24', topics), peopleOf(all)).map((p) => p.thread)).toEqual([
      sam,
      ann,
    ]);
  });

  it('leads on to who waits next, also from somebody who was just looked at', () => {
    const letters = [newToken(), newToken(), newToken()].map((thread) =>
      aLetter(thread, on('03'), [anAnswer(story, { at: on('03') })]),
    );
    const goes = (entries: Parameters<typeof peopleOf>[0], at: string) => {
      const people = peopleOf(entries);
      const waits = waitsToday(people, '2026-11-24', topics);
      return besideInTurn({ waits, turn: inTurn(waits, people) }, at).next?.thread;
    };
    const came = letters.map((letter) => fromThem(letter));
    const [first, second, third] = peopleOf(came).map((p) => p.thread);
    const seen = (thread: string | undefined) =>
      iSent(thread ?? '', on('04'), { kind: 'seen', of: { letter: letters.find((l) => l.thread === thread)?.id } })
        .entry;
    expect(goes(came, first ?? '')).toBe(second);
    expect(goes([...came, seen(first)], first ?? '')).toBe(second);
    expect(goes([...came, seen(first), seen(second)], second ?? '')).toBe(third);
  });

  it('says a danger in the words that were chosen, not all of the Answer, and keeps it there until more is said than "I have read it"', () => {
    const thread = newToken();
    const letter = aLetter(thread, on('03'), [danger]);
    const [waits] = waitsToday(peopleOf([fromThem(letter)]), '2026-11-24', topics);
    expect(waits).toMatchObject({
      kind: 'danger',
      told: { words: ['Somebody hurts me'], answer: { company: { who: 'with', name: 'Ann' } } },
    });
    const of = { letter: letter.id, answer: danger.id };
    expect(
      kinds([fromThem(letter), iSent(thread, on('04'), { kind: 'seen', of: { letter: letter.id } }).entry]),
    ).toEqual(['danger']);
    expect(kinds([fromThem(letter), iSent(thread, on('04'), { kind: 'talk', of }).entry])).toEqual([]);
  });

  it('does not let a danger go because something else is said since, and says so', () => {
    const thread = newToken();
    const since = anAnswer(story, { ...danger, id: newToken(), said: { chosen: ['safe'] }, at: on('09') });
    const told = waitsToday(
      peopleOf([fromThem(aLetter(thread, on('03'), [danger])), fromThem(aLetter(thread, on('09'), [since]))]),
      '2026-11-24',
      topics,
    )[0];
    expect(told).toMatchObject({ kind: 'danger', told: { answer: { id: danger.id }, since: { id: since.id } } });
  });

  it('leaves out who was put away, and knows no danger before the Topics came', () => {
    const letter = aLetter(newToken(), on('03'), [danger]);
    expect(waitsToday(peopleOf([fromThem(letter)]), '2026-11-24', undefined).map((w) => w.kind)).toEqual(['new']);
    expect(
      kinds([
        fromThem(letter),
        noted({ id: newToken(), at: on('04'), kind: 'away', thread: letter.thread, last: letter.id }),
      ]),
    ).toEqual([]);
  });
});

describe('a day as it is typed', () => {
  const { months } = dayWords({}, 'en');
  const read = (text: string) => typedDay(text, months, '2026-11-24');
  it('is day before month, as in England', () => {
    for (const text of [
      '8 12 2026',
      '8/12/26',
      '08.12.2026',
      '8-12',
      '8 December',
      '8th Dec 2026',
      'Tuesday 8 December 2026',
      '2026-12-08',
      '8th of December',
    ])
      expect([text, read(text)]).toEqual([text, '2026-12-08']);
  });
  it('is the next such day where no year is said', () => {
    expect([read('24 11'), read('23 11'), read('29 February')]).toEqual(['2026-11-24', '2027-11-23', '2028-02-29']);
  });
  it('is none where there is no such day', () => {
    for (const text of ['', 'soon', '31/2/2027', '12/13/2026', '8 Foo 2026', '0 1 2027'])
      expect([text, read(text)]).toEqual([text, undefined]);
  });
});
