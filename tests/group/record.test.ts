import '#tests/support/device.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { countedOf, countSaid } from '#group/count-said.ts';
import { allRows, bringIn, countOnPaper, countUp, keepRow, TakenAway, takeAway } from '#group/keep.ts';
import { readRecord, writeRecord } from '#group/record-file.ts';
import { readySession } from '#group/ready-session.ts';
import { typedCount } from '#group/typed-count.ts';
import { placeOf, runToday, screensOf } from '#group/screens.ts';
import { groupRow, type GroupRow } from '#model/group-record.ts';
import { joinRows, notAnswered, sentencesOf, tally } from '#model/group-rows.ts';
import { sharedKinds } from '#model/session.ts';

const [run, other, here, there] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
  string,
];
const count = (by: string, rev: number, counts: Record<string, number>, of = 'matters'): GroupRow => ({
  id: `${run}/${of}/${by}`,
  rev,
  kind: 'count',
  run,
  of,
  by,
  counts,
});
const said = (n: number, words: string, more: Partial<Extract<GroupRow, { kind: 'sentence' }>> = {}): GroupRow => ({
  id: `${run}/s${String(n)}`,
  rev: 1,
  kind: 'sentence',
  run,
  of: 'first',
  n,
  as: 'agreed',
  words,
  ...more,
});
const inOrder = (rows: readonly GroupRow[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Any rows that devices could have: few ids, so that they meet. */
const anyRows = fc.array(
  fc.oneof(
    fc
      .record({
        by: fc.constantFrom(here, there),
        rev: fc.integer({ min: 1, max: 4 }),
        n: fc.integer({ min: 0, max: 9 }),
      })
      .map(({ by, rev, n }) => count(by, rev, { home: n, pass: 9 - n })),
    fc
      .record({ n: fc.integer({ min: 0, max: 3 }), rev: fc.integer({ min: 1, max: 3 }), words: fc.string() })
      .map(({ n, rev, words }) => said(n, words, { rev })),
    fc.constantFrom<GroupRow>(
      { id: run, rev: 5, kind: 'run', session: 'our-rights', day: '2027-05-03' },
      { id: run, rev: 1, kind: 'gone' },
    ),
  ),
  { maxLength: 12 },
);

describe('what two devices of a group kept', () => {
  it('is joined the same in any order, and joining twice changes nothing', () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyRows, (a, b, c) => {
        const all = inOrder(joinRows(joinRows(a, b), c));
        expect(inOrder(joinRows(c, joinRows(b, a)))).toEqual(all);
        expect(inOrder(joinRows(all, b))).toEqual(all);
      }),
    );
  });

  it('is counted together: each device in a row of its own, the newest of each', () => {
    expect(
      tally(
        joinRows(
          [count(here, 2, { home: 4, pass: 1 })],
          [count(here, 1, { home: 9 }), count(there, 5, { home: 2, money: 3 })],
        ),
        run,
        'matters',
      ),
    ).toEqual({ home: 6, pass: 1, money: 3 });
  });

  it('does not bring back a sentence that was taken away', () => {
    expect(
      sentencesOf(
        joinRows(
          [said(1, 'A later bus.', { rev: 2, gone: true })],
          [said(1, 'A later bus.'), said(2, 'Staff who stay.')],
        ),
        run,
      ).map((one) => one.words),
    ).toEqual(['Staff who stay.']);
  });
});

describe('a Session that was taken away', () => {
  const rows: GroupRow[] = [
    { id: run, rev: 3, kind: 'run', session: 'our-rights', day: '2027-05-03' },
    count(here, 9, { home: 4 }),
    said(1, 'A later bus.', { rev: 7 }),
  ];
  const others = [{ ...said(2, 'Staff who stay.'), run: other, id: `${other}/s2` }];

  it('is gone with all that was said in it, and no older copy brings it back', async () => {
    await bringIn([...rows, ...others]);
    const copy = writeRecord(await allRows(), 'What we said', 'en');
    await takeAway(run);
    const left = await allRows();
    expect(JSON.stringify(left)).not.toContain('A later bus.');
    expect(left).toContainEqual({ id: run, rev: 1, kind: 'gone' });
    await bringIn(readRecord(copy));
    expect(inOrder(await allRows())).toEqual(inOrder(left));
    // Another device that joins loses it too, and keeps the others.
    expect(inOrder(joinRows([...rows, ...others], left)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([run, `${other}/s2`]),
    );
    expect(joinRows([...rows, ...others], left).filter((row) => 'run' in row && row.run === run)).toEqual([]);
  });

  it('takes in nothing more from another window', async () => {
    await takeAway(run);
    await expect(countUp(run, 'matters', 'home', 1)).rejects.toThrow(TakenAway);
    await expect(keepRow({ id: `${run}/exact`, kind: 'exact', run, exact: true })).rejects.toThrow(TakenAway);
  });
});

describe('what a group keeps', () => {
  it('has no place for a person or an hour: a row that names one is no row', () => {
    const row = count(here, 1, { home: 1 });
    expect(groupRow.safeParse(row).success).toBe(true);
    for (const more of [{ who: 'Ann' }, { at: '2027-05-03T10:00:00Z' }, { name: 'Ann' }, { order: ['home', 'pass'] }])
      expect(groupRow.safeParse({ ...row, ...more }).success, JSON.stringify(more)).toBe(false);
    expect(
      groupRow.safeParse({ id: run, rev: 1, kind: 'run', session: 'our-rights', day: '2027-05-03T10:00:00Z' }).success,
    ).toBe(false);
  });

  it('goes through a copy and comes back the same, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const rows = [said(1, `${words}</script><script>`), count(here, 3, { home: 2 })];
        expect(readRecord(writeRecord(rows, 'What we said', 'en'))).toEqual(rows);
      }),
    );
    expect(() => readRecord('<html>my holidays</html>')).toThrow();
  });

  it('keeps numbers from paper that are left one right after the other, all of them, nobody too, and the last that was typed', async () => {
    const another = 'e'.repeat(32);
    await Promise.all([
      countOnPaper(another, 'matters', 'home', 3),
      countOnPaper(another, 'matters', 'money', 0),
      countOnPaper(another, 'matters', 'home', 4),
    ]);
    const [typed] = (await allRows()).filter((row) => row.kind === 'count' && row.by === another);
    expect(typed).toMatchObject({ counts: { home: 4, money: 0 } });
  });

  it('says that nobody is below nobody', async () => {
    expect(await countUp(other, 'matters', 'home', -1)).toBe(0);
    expect(await countUp(other, 'matters', 'home', 1)).toBe(1);
    expect(await countUp(other, 'matters', 'home', -1)).toBe(-1);
    expect(tally(await allRows(), other, 'matters')).toEqual({ home: 0 });
  });

  it('takes in only what is new or newer', async () => {
    await keepRow({ id: `${there}/exact`, kind: 'exact', run: there, exact: true });
    const copy = await allRows();
    await keepRow({ id: `${there}/exact`, kind: 'exact', run: there, exact: false });
    expect(await bringIn([...copy, said(1, 'A later bus.', { run: there })])).toBe(1);
    expect((await allRows()).find((row) => row.kind === 'exact')).toMatchObject({ exact: false, rev: 2 });
  });
});

const book = readBook();
const sessions = book.sessions.map((session) => readySession(book, session));
const matters = sessions.find((one) => one.id === 'what-matters-to-us');
if (!matters) throw new Error('There is no such Session.');
const asked = matters.steps.find((step) => step.id === 'matters');
if (!asked) throw new Error('Nothing is asked.');

describe('what leaves the room', () => {
  it('says 1 and 2 as a few, nobody not at all, and the numbers where the group decided so', () => {
    expect([0, 1, 2, 3, 12].map((n) => countSaid(n, false))).toEqual([undefined, 'few', 'few', 3, 12]);
    expect([0, 1, 2].map((n) => countSaid(n, true))).toEqual([undefined, 1, 2]);
  });

  it('says most first, a few last, and does not tell that few passed', () => {
    const rows = [count(here, 1, { home: 3, people: 1, money: 5, pass: 2 })];
    const told = (exact: boolean, all = rows) =>
      countedOf(all, run, asked, exact).map(({ choice, count: n }) => [choice.id, n]);
    expect(told(false)).toEqual([
      ['money', 5],
      ['home', 3],
      ['people', 'few'],
    ]);
    expect(told(true)).toEqual([
      ['money', 5],
      ['home', 3],
      ['people', 1],
      ['pass', 2],
    ]);
    expect(told(false, [count(here, 1, { home: 1, pass: 4 })])).toEqual([
      ['home', 'few'],
      ['pass', 4],
    ]);
  });
});

describe('a number that is typed from paper', () => {
  it('is a number of people up to 999; nothing is nobody, and anything else is no number', () => {
    expect(['', ' ', '0', ' 7 ', '999'].map(typedCount)).toEqual([0, 0, 0, 7, 999]);
    expect(['x', '1x', '-1', '1.5', '1000', '１'].map(typedCount)).toEqual(Array.from({ length: 6 }));
  });
});

describe('what has no answer', () => {
  const letter: GroupRow = {
    id: `${run}/letter`,
    rev: 1,
    kind: 'letter',
    run,
    to: 'council',
    name: '',
    from: '',
    by: '2027-06-01',
    day: '2027-05-03',
  };
  const rows = [said(1, 'A later bus.'), said(2, 'Staff who stay.'), said(3, 'A film.', { as: 'idea' }), letter];

  it('stands first the next time, until it is answered; only what was agreed and asked', () => {
    expect(notAnswered(rows, other).map(({ sentence }) => sentence.words)).toEqual(['A later bus.', 'Staff who stay.']);
    const answered: GroupRow = {
      id: `${run}/s1/answer`,
      rev: 1,
      kind: 'answer',
      run,
      of: `${run}/s1`,
      words: 'From July.',
      day: '2027-05-20',
    };
    expect(notAnswered([...rows, answered], other).map(({ sentence }) => sentence.words)).toEqual(['Staff who stay.']);
    expect(notAnswered(rows, run)).toEqual([]);
    expect(
      notAnswered(
        rows.filter((row) => row.kind !== 'letter'),
        other,
      ),
    ).toEqual([]);
    const first = screensOf(matters, rows, other).findIndex((screen) => screen.as === 'asked');
    expect(first).toBeGreaterThan(0);
    expect(screensOf(matters, rows, other)[first]?.step.kind).toBe('welcome');
  });
});

describe('the place in a Session', () => {
  const began: GroupRow[] = [{ id: run, rev: 1, kind: 'run', session: matters.id, day: '2027-05-03' }];
  const at = (screen: string): GroupRow => ({ id: `${run}/place`, rev: 1, kind: 'place', run, at: screen });

  it('is where it was left; at the start of its step where that screen is gone; else at the beginning', () => {
    const screens = screensOf(matters, [], run);
    expect(screens[placeOf(screens, 'matters')]?.id).toBe('matters');
    expect(screens[placeOf(screens, `said/${run}/s9`)]?.id).toBe('said');
    expect(placeOf(screens, 'no-such-step')).toBe(0);
    expect(placeOf(screens, undefined)).toBe(0);
  });

  it('is gone on from on the same day, and not after goodbye', () => {
    expect(runToday([...began, at('matters')], matters, '2027-05-03')).toBe(run);
    expect(runToday([...began, at('goodbye/goodbye-next')], matters, '2027-05-03')).toBeUndefined();
    expect(runToday(began, matters, '2027-05-04')).toBeUndefined();
  });
});

describe('every ready Session', () => {
  it.each(sessions.map((session) => [session.id, session] as const))(
    '%s takes 90 minutes, has all that a Session has, and a note for each step',
    (_, session) => {
      expect(session.minutes).toBe(90);
      expect(session.steps.map((step) => step.kind)).toEqual(
        expect.arrayContaining([...sharedKinds, 'page', 'question', 'talk']),
      );
      expect(
        session.steps.filter((step) => step.notes.length === 0 || step.head.words === '').map((step) => step.id),
      ).toEqual([]);
      expect(new Set(session.steps.map((step) => step.id)).size).toBe(session.steps.length);
      expect(session.prepare.length).toBeGreaterThan(4);
      expect(session.hard.length).toBeGreaterThan(5);
      for (const step of session.steps.filter((one) => one.choices.length > 0))
        expect(step.choices.at(-1)?.id).toBe('pass');
    },
  );
});

beforeEach(() => {
  localStorage.clear();
});
