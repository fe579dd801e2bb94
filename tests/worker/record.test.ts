import { describe, expect, it } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { newToken } from '#model/token.ts';
import { fromWorker } from '#model/reply.ts';
import { workerRecord } from '#model/worker-record.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, iSent, noted, theySay } from '#tests/worker/a-log.ts';
import { findIn, finderOf, placesOf } from '#worker/desk/find.ts';
import { recordedOf, unread } from '#worker/desk/given.ts';
import { peopleOf, type Person } from '#worker/desk/people.ts';
import { copiedBetween, copiedOfLetter, mayBeCopied, recordText, type RecordWith } from '#worker/desk/record.ts';
import { dangersTold } from '#worker/desk/today.ts';
import { labels } from '#strings/strings.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';

const book = theBook();
const story = aStory('Sam');
const thread = newToken();
const on = (day: string, time = '10:05') => `${day}T${time}:00.000+00:00`;
const make: RecordWith = {
  questions: new Map(),
  more: [],
  labels: labels(
    book,
    Object.keys(book.strings).filter((key) => /^(desk|ask|way|my-story)\./.test(key)),
  ),
  lang: 'en',
  worker: 'Jo Bell',
  day: '2026-11-24',
};
const exact = '  I want to live by the sea.\n\tWith 1 small dog ,and NOT with Barry\u00a0 ';
const person = (entries: Parameters<typeof peopleOf>[0]): Person => {
  const [one] = peopleOf(entries);
  if (!one) throw new Error('Somebody is meant to be here.');
  return one;
};
const said = (of: Person, from = '2000-01-01', to = '2100-01-01') => recordText(of, copiedBetween(of, from, to), make);

describe('the text for the council’s records', () => {
  it('has the exact words, whose they are, who was in the room, when it was said and when it was given', () => {
    const mine = anAnswer(story, {
      question: 'my-wishes/biggest-dream',
      asked: { prompt: 'What is your biggest dream?' },
      said: { written: exact, photo: { piece: newToken() } },
      speaker: { whose: 'with-help', helper: 'Ann' },
      company: { who: 'with', name: 'Barry' },
      at: on('2026-11-02'),
    });
    const mum = anAnswer(story, {
      question: 'my-wishes/biggest-dream',
      asked: { prompt: 'What is your biggest dream?' },
      said: { written: 'He wants to stay' },
      speaker: { whose: 'helper', helper: 'Mum' },
      company: { who: 'not-said' },
      at: on('2026-11-03'),
    });
    const alone = anAnswer(story, {
      question: 'my-home/live-with',
      asked: { prompt: 'Who do you want to live with?', choices: { alone: 'On my own', friends: 'With friends' } },
      said: { chosen: ['alone', 'friends'] },
      company: { who: 'alone' },
      at: on('2026-11-04'),
    });
    const text = said(
      person([
        fromThem(aLetter(thread, on('2026-11-05'), [mine, mum, alone])),
        noted({ id: newToken(), at: on('2026-11-06'), kind: 'case', thread, number: 'LAS 0042' }),
      ]),
    );
    expect(text).toContain(
      `They were asked: What is your biggest dream?\n- A photo from me\n“${exact}”\nWhose words: Sam, with help from Ann\nIn the room: Sam and Barry\nSaid on Monday 2 November 2026 at 10:05\nGiven on Thursday 5 November 2026`,
    );
    expect(text).toContain('“He wants to stay”\nWhose words: Mum, not Sam\nIn the room: They did not say');
    expect(text).toContain('- On my own\n- With friends\nWhose words: Sam\nIn the room: Sam and nobody else');
    expect(
      text.startsWith('In the words of Sam\nCase number LAS 0042\nCopied by Jo Bell on Tuesday 24 November 2026\n'),
    ).toBe(true);
  });

  it('says a choice in the words it was asked with, also where the Question is another now', () => {
    const answer = anAnswer(story, {
      question: 'gone/question',
      asked: { prompt: 'Do you like tea?', choices: { tea: 'Tea, as it was called then' } },
      said: { chosen: ['tea'] },
      at: on('2026-11-02'),
    });
    const question = {
      id: 'gone/question',
      kind: 'some-choices',
      choices: [{ id: 'tea', words: 'Tea, as it is called now' }],
      with: {},
    } as unknown as ReviewQuestion;
    const of = person([fromThem(aLetter(thread, on('2026-11-02'), [answer]))]);
    expect(recordText(of, [answer], { ...make, questions: new Map([[question.id, question]]) })).toContain(
      '- Tea, as it was called then',
    );
  });

  it('holds nothing that was taken back, in any of its ways: a span, a Letter, one Answer', () => {
    const first = anAnswer(story, { said: { written: 'Told and then taken back' }, at: on('2026-11-02') });
    const empty = anAnswer(story, { said: {}, at: on('2026-11-09') });
    const stays = anAnswer(story, {
      question: 'my-days/work',
      said: { written: 'I want a job' },
      at: on('2026-11-02'),
    });
    const before = [fromThem(aLetter(thread, on('2026-11-03'), [first, stays]))];
    expect(said(person(before))).toContain('Told and then taken back');
    const of = person([...before, fromThem(aLetter(thread, on('2026-11-10'), [empty]))]);
    const old = of.letters[1];
    if (!old) throw new Error('The first Letter is meant to be here.');
    expect(
      [said(of), recordText(of, copiedOfLetter(of, old), make)].map((text) => [
        text.includes('taken back\n“') || text.includes('Told and then'),
        text.includes('I want a job'),
      ]),
    ).toEqual([
      [false, true],
      [false, true],
    ]);
    expect([mayBeCopied(of, first), mayBeCopied(of, stays)]).toEqual([false, true]);
  });

  it('holds nothing that was asked to be forgotten, whole Letters or single Answers', () => {
    const [one, two] = [
      anAnswer(story, { said: { written: 'To be forgotten' }, at: on('2026-11-02') }),
      anAnswer(story, { question: 'my-days/work', said: { written: 'This stays' }, at: on('2026-11-02') }),
    ];
    const letter = aLetter(thread, on('2026-11-03'), [one, two]);
    const other = aLetter(thread, on('2026-11-04'), [
      anAnswer(story, { question: 'my-home/pets', said: { written: 'In a Letter that goes' }, at: on('2026-11-04') }),
    ]);
    const text = said(
      person([
        fromThem(letter),
        fromThem(other),
        theySay(thread, on('2026-11-05'), { kind: 'forget', letters: [other.id], answers: [one.id] }),
      ]),
    );
    expect(['To be forgotten', 'In a Letter that goes', 'This stays'].map((words) => text.includes(words))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('of a span holds what was said last on each of its days, the first and the last with it, the oldest first', () => {
    const at = (day: string, time: string, written: string) =>
      anAnswer(story, { said: { written }, at: on(day, time) });
    const of = person([
      fromThem(
        aLetter(thread, on('2026-11-09'), [
          at('2026-11-01', '09:00', 'too early'),
          at('2026-11-02', '09:00', 'a step'),
          at('2026-11-02', '23:59', 'first day'),
          at('2026-11-05', '00:00', 'last day'),
          at('2026-11-06', '00:00', 'too late'),
        ]),
      ),
    ]);
    expect(copiedBetween(of, '2026-11-02', '2026-11-05').map((a) => a.said.written)).toEqual(['first day', 'last day']);
  });
});

describe('what was written into the council’s records', () => {
  const answer = anAnswer(story, {
    question: 'my-home/how-it-is',
    asked: { prompt: 'How is it?', choices: { 'hurts-me': 'Somebody hurts me' } },
    said: { chosen: ['hurts-me'] },
    at: on('2026-11-02'),
  });
  const letter = aLetter(thread, on('2026-11-03'), [answer]);
  const told = iSent(thread, on('2026-11-04'), { kind: 'recorded', answers: [answer.id] });

  it('is a Reply that an Answer knows of, and no word back to it: a danger stays first, and the Letter stays new', () => {
    const { lines: _none, ...reply } = told.reply as typeof told.reply & { lines: unknown };
    expect(fromWorker.safeParse(reply).success).toBe(true);
    const of = person([fromThem(letter), told.entry]);
    expect(
      recordedOf(of)
        .get(answer.id)
        ?.map(({ sent }) => sent.at),
    ).toEqual([on('2026-11-04')]);
    expect(unread(of).length).toBe(1);
    const question = {
      id: 'my-home/how-it-is',
      kind: 'some-choices',
      choices: [{ id: 'hurts-me', danger: 'hurt' }],
      with: {},
    } as unknown as ReviewQuestion;
    expect(
      dangersTold(of, { topics: [{ id: 'my-home', title: question.prompt, questions: [question] }], feelings: [] })
        .length,
    ).toBe(1);
  });
});

describe('a case number', () => {
  it('is found by the search, the newest stands whatever the order, and it is the worker’s own note alone', () => {
    const note = (day: string, number: string) => {
      const record = { id: newToken(), at: on(day), kind: 'case' as const, thread, number };
      expect(workerRecord.safeParse(record).success).toBe(true);
      return noted(record);
    };
    const entries = [
      fromThem(aLetter(thread, on('2026-11-03'), [anAnswer(story, { at: on('2026-11-02') })])),
      note('2026-11-06', 'LAS-0042'),
      note('2026-11-05', 'wrong 7'),
    ];
    const of = person(entries);
    expect(of.caseNumber).toBe('LAS-0042');
    const finder = finderOf(placesOf([of], new Map(), [], make.labels, 'en'));
    expect([findIn(finder, 'LAS-0042').map((p) => p.thread), findIn(finder, 'wrong')]).toEqual([[thread], []]);
    // No shape that goes to a person has room for it.
    expect(JSON.stringify(fromWorker.options.map((one) => Object.keys(one.shape)))).not.toContain('"number"');
  });
});
