import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { anAnswer, anyHistory, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, iSent, noted, theySay } from '#tests/worker/a-log.ts';
import { median, ownCounts, sumsOf } from '#worker/desk/counts.ts';
import { findIn, finderOf } from '#worker/desk/find.ts';
import { heardPairs, rowsOf, unread, waitsForMe } from '#worker/desk/given.ts';
import { aboveLimit, activeLimit, handingOver } from '#worker/desk/lists.ts';
import { forgetsToAnswer, peopleOf, type Person } from '#worker/desk/people.ts';
import { didNotHappen, promisesOf } from '#worker/desk/promises.ts';
import { mondayOf } from '#model/calendar.ts';
import { checkInWeeks, missedInARow } from '#worker/desk/weeks.ts';
import type { Box, LogEntry } from '#worker/keep/log.ts';

const story = aStory();
const thread = newToken();
const on = (day: string) => `${day}T10:00:00.000+00:00`;
const where = (day: string, written: string, change = {}) =>
  anAnswer(story, { said: { written }, at: on(day), ...change });
const only = (entries: LogEntry[]): Person => {
  const [one, ...others] = peopleOf(entries);
  if (!one || others.length > 0) throw new Error('One person was meant.');
  return one;
};

describe('people', () => {
  it('calls somebody as they call themselves in their newest Letter', () => {
    const one = only([
      fromThem(aLetter(thread, on('2026-05-01'), [where('2026-05-01', 'a')])),
      fromThem(
        aLetter(thread, on('2026-06-01'), [where('2026-06-01', 'b')], { from: { name: 'Samira', photo: newToken() } }),
      ),
    ]);
    expect(one.name).toBe('Samira');
    expect(one.photo?.where.envelopes).toEqual(one.letters[0]?.where.envelopes);
  });

  it('knows a Letter that came to me and to my team as one, and as mine', () => {
    const letter = aLetter(thread, on('2026-05-01'), [where('2026-05-01', 'a')]);
    const one = only([fromThem(letter, 'team'), fromThem(letter)]);
    expect([one.letters.length, one.mine, one.letters[0]?.where.box]).toEqual([1, true, 'mine']);
    expect(only([fromThem(letter, 'team')]).mine).toBe(false);
  });

  it('keeps the newest list, whatever the order in which notes came', () => {
    const note = (at: string, list: 'active' | 'pending') =>
      noted({
        id: newToken(),
        at: on(at),
        kind: 'list',
        thread,
        list,
        ...(list === 'pending' ? { waitsFor: 'review' as const } : {}),
      });
    const letter = fromThem(aLetter(thread, on('2026-05-01'), [where('2026-05-01', 'a')]));
    expect(only([letter, note('2026-05-03', 'pending'), note('2026-05-02', 'active')])).toMatchObject({
      list: 'pending',
      waitsFor: 'review',
    });
    expect(only([letter, note('2026-05-03', 'active'), note('2026-05-02', 'pending')])).toMatchObject({
      list: 'active',
      waitsFor: undefined,
    });
  });

  it('shows every Answer given exactly once, whatever was given when', () => {
    fc.assert(
      fc.property(anyHistory(story), fc.array(fc.array(fc.nat(11))), (answers, picks) => {
        const letters = picks.map((pick, n) =>
          aLetter(
            thread,
            on(`2026-05-${String((n % 28) + 1).padStart(2, '0')}`),
            [...new Set(pick)].flatMap((at) => answers[at] ?? []),
          ),
        );
        const given = new Set(letters.flatMap((l) => l.answers.map((a) => a.id)));
        const people = peopleOf(letters.map((l) => fromThem(l)));
        expect(people.flatMap((p) => p.answers.map((a) => a.id)).sort()).toEqual([...given].sort());
      }),
    );
  });
});

describe('a Letter', () => {
  const first = fromThem(aLetter(thread, on('2026-05-03'), [where('2026-05-03', 'With my sister')]));

  it('says what is new and what they said before', () => {
    const one = only([
      first,
      fromThem(
        aLetter(thread, on('2026-06-01'), [
          where('2026-06-01', 'On my own'),
          anAnswer(story, { question: 'my-days/work', said: { chosen: ['shop'] }, at: on('2026-06-01') }),
        ]),
      ),
    ]);
    const newest = one.letters[0];
    const rows = newest ? rowsOf(one, newest) : [];
    expect(rows.map((r) => [r.question, r.isNew, r.then?.said.written])).toEqual([
      ['my-home/where', true, 'With my sister'],
      ['my-days/work', true, undefined],
    ]);
  });

  it('says that the same was said again, on how many days, and since when', () => {
    const again = ['2026-06-01', '2026-07-01'].map((d) => where(d, 'With my sister'));
    const one = only([first, fromThem(aLetter(thread, on('2026-07-01'), again))]);
    expect(one.letters[0] && rowsOf(one, one.letters[0])[0]?.again).toEqual({ times: 3, since: on('2026-05-03') });
  });

  it('calls it said again from the second day on', () => {
    const one = only([first, fromThem(aLetter(thread, on('2026-06-01'), [where('2026-06-01', 'With my sister')]))]);
    expect(one.letters[0] && rowsOf(one, one.letters[0])[0]?.again?.times).toBe(2);
  });

  it('does not call it said again when it was said twice on one day', () => {
    const one = only([
      fromThem(aLetter(thread, on('2026-05-03'), [where('2026-05-03', 'a'), where('2026-05-03', 'a')])),
    ]);
    expect(one.letters[0] && rowsOf(one, one.letters[0])[0]?.again).toBeUndefined();
  });

  it('keeps the words of a Helper beside the words of the person', () => {
    const one = only([
      fromThem(
        aLetter(thread, on('2026-05-03'), [
          where('2026-05-01', 'mine'),
          where('2026-05-03', 'theirs', { speaker: { whose: 'helper', helper: 'Mum' } }),
        ]),
      ),
    ]);
    expect(one.letters[0] && rowsOf(one, one.letters[0]).map((r) => r.answer.said.written)).toEqual(['mine', 'theirs']);
  });
});

describe('waiting for a word from me', () => {
  const answers = [where('2026-05-03', 'a'), anAnswer(story, { question: 'my-days/work', at: on('2026-05-03') })];
  const letter = aLetter(thread, on('2026-05-03'), answers);

  it('waits until there is a Reply to it or to its whole Letter', () => {
    const count = (...more: LogEntry[]) => waitsForMe(only([fromThem(letter), ...more])).length;
    expect(count()).toBe(2);
    expect(
      count(iSent(thread, on('2026-05-04'), { kind: 'seen', of: { letter: letter.id, answer: answers[0]?.id } }).entry),
    ).toBe(1);
    expect(count(iSent(thread, on('2026-05-04'), { kind: 'seen', of: { letter: letter.id } }).entry)).toBe(0);
  });

  it('asks again when they say something else', () => {
    const seen = iSent(thread, on('2026-05-04'), { kind: 'seen', of: { letter: letter.id } }).entry;
    const one = only([
      fromThem(letter),
      seen,
      fromThem(aLetter(thread, on('2026-06-01'), [where('2026-06-01', 'other')])),
    ]);
    expect(waitsForMe(one).map((s) => s.newest.said.written)).toEqual(['other']);
    expect(unread(one).length).toBe(1);
  });
});

describe('promises', () => {
  const letter = aLetter(thread, on('2026-05-03'), [where('2026-05-03', 'a')]);
  const made = iSent(thread, on('2026-05-04'), {
    kind: 'promise',
    of: { letter: letter.id, answer: letter.answers[0]?.id },
    by: '2026-05-20',
  });
  const close = (at: string, outcome: string) =>
    theySay(thread, on(at), { kind: 'closes', promise: made.reply.id, outcome });
  const state = (day: string, ...more: LogEntry[]) => promisesOf(only([fromThem(letter), made.entry, ...more]), day)[0];
  const done = (at: string) => iSent(thread, on(at), { kind: 'done', promise: made.reply.id }).entry;

  it('is open, then due, then late', () => {
    expect(['2026-05-05', '2026-05-13', '2026-05-20', '2026-05-21'].map((day) => state(day)?.state)).toEqual([
      'open',
      'due',
      'due',
      'overdue',
    ]);
  });

  it('is closed by the person only: my word that it is done does not close it', () => {
    expect(state('2026-05-25', done('2026-05-10'))?.state).toBe('done');
    expect(state('2026-05-25', done('2026-05-10'), close('2026-05-11', 'happened'))?.state).toBe('happened');
    expect(state('2026-05-25', done('2026-05-10'), close('2026-05-11', 'not-yet'))?.state).toBe('not-yet');
    expect(state('2026-05-25', close('2026-05-11', 'not-yet'), done('2026-05-12'))?.state).toBe('done');
    expect(state('2026-05-25', close('2026-05-21', 'did-not-happen'), done('2026-05-22'))?.state).toBe(
      'did-not-happen',
    );
  });

  it('stands first when it did not happen, before its day too, until I say something new', () => {
    const all = (day: string, ...more: LogEntry[]) =>
      didNotHappen(peopleOf([fromThem(letter), made.entry, close('2026-05-21', 'did-not-happen'), ...more]), day)
        .length;
    expect(all('2026-05-21')).toBe(1);
    expect(all('2026-05-19')).toBe(1);
    const other = iSent(thread, on('2026-05-22'), {
      kind: 'talk',
      of: { letter: letter.id, answer: letter.answers[0]?.id },
    }).entry;
    expect(all('2026-05-23', other)).toBe(0);
    expect(all('2026-05-23', iSent(thread, on('2026-05-22'), { kind: 'seen', of: { letter: letter.id } }).entry)).toBe(
      1,
    );
  });

  it('reaches a back-up worker too, who does not know its words', () => {
    const people = peopleOf([
      fromThem(letter, 'team'),
      theySay(thread, on('2026-05-21'), { kind: 'closes', promise: newToken(), outcome: 'did-not-happen' }, 'team'),
    ]);
    expect(didNotHappen(people, '2026-05-22')).toMatchObject([{ person: { name: 'Sam' } }]);
  });
});

describe('forgetting', () => {
  const answers = [where('2026-05-03', 'a'), anAnswer(story, { question: 'my-days/work', at: on('2026-05-03') })];
  const letter = aLetter(thread, on('2026-05-03'), answers);
  const wish = (letters: string[], ids: string[]) =>
    theySay(thread, on('2026-05-05'), { kind: 'forget', letters, answers: ids });

  it('is obeyed at once: neither a Letter nor an Answer is shown any more', () => {
    expect(peopleOf([fromThem(letter), wish([letter.id], [])])).toEqual([]);
    expect(only([fromThem(letter), wish([], [answers[0]?.id ?? ''])]).answers.map((a) => a.id)).toEqual([
      answers[1]?.id,
    ]);
  });

  it('is answered once', () => {
    const entries = [fromThem(letter), wish([letter.id], [])];
    expect(forgetsToAnswer(entries)).toMatchObject([{ name: 'Sam', reply: letter.reply }]);
    expect(
      forgetsToAnswer([
        ...entries,
        iSent(thread, on('2026-05-06'), { kind: 'forgotten', letters: [letter.id], answers: [] }).entry,
      ]),
    ).toEqual([]);
  });
});

describe('check-in, lists, handing over, heard', () => {
  it('puts a person out of sight without closing their thread: they come back by a press, and by a Letter that comes after', () => {
    const thread = newToken();
    const [first, second] = [
      aLetter(thread, on('2026-05-01'), [where('2026-05-01', 'a')]),
      aLetter(thread, on('2026-04-01'), [where('2026-04-01', 'b')]),
    ];
    const away = noted({ id: newToken(), at: on('2026-05-02'), kind: 'away', thread, last: first.id });
    const isAway = (...entries: LogEntry[]) => peopleOf(entries).map((p) => p.away);
    expect(isAway(fromThem(first))).toEqual([false]);
    expect(isAway(fromThem(first), away)).toEqual([true]);
    expect(peopleOf([fromThem(first), away])[0]?.answers).toHaveLength(1);
    // Another note moved them somewhere since.
    expect(
      isAway(
        fromThem(first),
        away,
        noted({ id: newToken(), at: on('2026-05-03'), kind: 'list', thread, list: 'active' }),
      ),
    ).toEqual([false]);
    // What comes after it comes back, whatever day its writer's clock had; what was put away before it was known stays.
    expect(isAway(fromThem(first), away, { ...fromThem(second), at: on('2026-05-04') })).toEqual([false]);
    expect(aboveLimit(peopleOf([fromThem(first), away]), 0)).toBe(0);
    expect(
      didNotHappen(
        peopleOf([
          fromThem(first),
          away,
          theySay(thread, on('2026-05-02'), { kind: 'closes', promise: newToken(), outcome: 'did-not-happen' }),
        ]),
        '2026-05-03',
      ),
    ).toEqual([]);
  });

  const letter = fromThem(aLetter(thread, on('2026-05-03'), [where('2026-05-03', 'a')]));

  it('knows the Monday of any day', () => {
    expect(['2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
  });

  it('counts missed weeks, and never the one that is going on', () => {
    const check = iSent(thread, on('2026-11-03'), { kind: 'check-in', on: true }).entry;
    const given = fromThem(aLetter(thread, on('2026-11-04'), [where('2026-11-04', 'b')], { week: '2026-11-02' }));
    const one = only([letter, check, given]);
    expect(checkInWeeks(one, '2026-11-24').map((w) => [w.monday, w.given, w.now])).toEqual([
      ['2026-11-23', false, true],
      ['2026-11-16', false, false],
      ['2026-11-09', false, false],
      ['2026-11-02', true, false],
    ]);
    expect(missedInARow(one, '2026-11-24')).toBe(2);
    expect(
      checkInWeeks(
        only([letter, check, iSent(thread, on('2026-11-10'), { kind: 'check-in', on: false }).entry]),
        '2026-11-24',
      ),
    ).toEqual([]);
  });

  it('warns above the number that was chosen last', () => {
    const limit = (at: string, active: number) => noted({ id: newToken(), at: on(at), kind: 'limit', active });
    const entries = [
      letter,
      fromThem(aLetter(newToken(), on('2026-05-03'), [where('2026-05-03', 'a')])),
      limit('2026-05-02', 1),
      limit('2026-05-01', 9),
    ];
    expect([activeLimit(entries), aboveLimit(peopleOf(entries), activeLimit(entries))]).toEqual([1, 1]);
    expect(aboveLimit(peopleOf(entries), undefined)).toBe(0);
  });

  it('knows what the person says to a new worker', () => {
    const asked = iSent(thread, on('2026-05-04'), { kind: 'handing-over', name: 'Kim' });
    expect(handingOver(only([letter, asked.entry]))?.says).toBeUndefined();
    expect(
      handingOver(
        only([
          letter,
          asked.entry,
          theySay(thread, on('2026-05-05'), { kind: 'may-read', handingOver: asked.reply.id, yes: false }),
        ]),
      )?.says,
    ).toBe('no');
  });

  it('puts what the person says beside what I heard', () => {
    const heard = iSent(thread, on('2026-05-04'), { kind: 'heard', of: { letter: newToken() } });
    const back = (at: string, fits: string) =>
      theySay(thread, on(at), { kind: 'heard-back', heard: heard.reply.id, fits });
    expect(heardPairs(only([letter, heard.entry, back('2026-05-06', 'no'), back('2026-05-05', 'yes')]))[0]?.fits).toBe(
      'no',
    );
  });
});

describe('counting', () => {
  const count = (who: string, at: string, choice: string, box: Box = 'mine') =>
    theySay(who, on(at), { kind: 'count', chosen: { listens: choice } }, box);

  it('tells sums only, though nobody who let count can be told from another: their thread has no Letter', () => {
    const [a, b] = [newToken(), newToken()];
    const came = [
      fromThem(aLetter(thread, on('2026-05-01'), [where('2026-05-01', 'a')])),
      count(a, '2026-05-03', 'yes'),
      count(a, '2026-05-02', 'no'),
      count(b, '2026-05-02', 'yes'),
      count(newToken(), '2026-05-02', 'yes', 'team'),
    ];
    expect(sumsOf(came)).toEqual({ counted: 2, sums: { listens: { yes: 2 } } });
  });

  it('adds up to the times counted, whatever they chose', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('yes', 'no', 'a-bit')), (choices) => {
        const { counted, sums } = sumsOf(choices.map((choice) => count(newToken(), '2026-05-02', choice)));
        expect([counted, Object.values(sums['listens'] ?? {}).reduce((s, n) => s + n, 0)]).toEqual([
          choices.length,
          choices.length,
        ]);
      }),
    );
  });

  it('counts Letters read, promises kept and the middle of the days to a word back', () => {
    const letters = ['2026-05-01', '2026-05-10'].map((d) => aLetter(thread, on(d), [where(d, d)]));
    const promise = iSent(thread, on('2026-05-04'), {
      kind: 'promise',
      of: { letter: letters[0]?.id ?? '' },
      by: '2026-05-20',
    });
    const entries = [
      ...letters.map((l) => fromThem(l)),
      promise.entry,
      theySay(thread, on('2026-05-21'), { kind: 'closes', promise: promise.reply.id, outcome: 'happened' }),
    ];
    expect(ownCounts(peopleOf(entries), '2026-05-22')).toEqual({
      people: 1,
      letters: 2,
      read: 1,
      promises: 1,
      kept: 1,
      notKept: 0,
      days: 3,
    });
    expect([median([]), median([1, 9, 3]), median([1, 2])]).toEqual([undefined, 3, 1.5]);
  });
});

describe('searching', () => {
  const place = (name: string, words: string) => ({
    thread: newToken(),
    name,
    asked: 'Where do you want to live?',
    words,
    at: on('2026-05-01'),
  });
  const finder = finderOf([
    place('Sam', 'I want to live by the sea'),
    place('Ann', 'With my brother. I like swimming'),
  ]);
  const names = (query: string) => findIn(finder, query).map((p) => p.name);

  it('finds words, the beginnings of words, names, and all words together', () => {
    expect(names('sea')).toEqual(['Sam']);
    expect(names('swim')).toEqual(['Ann']);
    expect(names('ann')).toEqual(['Ann']);
    expect(names('live sea')).toEqual(['Sam']);
    expect(names('brother sea')).toEqual([]);
    expect(names('  ')).toEqual([]);
  });

  it('forgives spelling', () => {
    expect(names('bruther')).toEqual(['Ann']);
  });
});
