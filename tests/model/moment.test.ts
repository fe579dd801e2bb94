import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer as answerSchema } from '#model/answer.ts';
import { bySpeaker, newestFirst } from '#model/answers.ts';
import { moment } from '#model/moment-shape.ts';
import { isLater, latestFirst, momentAfter, momentOf, type Timed } from '#model/moment.ts';
import { promisesIn } from '#model/promises.ts';
import type { FromPerson } from '#model/letter.ts';
import type { FromWorker } from '#model/reply.ts';
import { newToken, nowHere } from '#model/token.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';

const story = aStory();
const anyClock = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
const anyTimed: fc.Arbitrary<Timed> = fc.record({
  at: anyClock.map((day) => nowHere(day)),
  moment: fc.option(
    fc
      .tuple(fc.nat(9_999_999_999_998), fc.nat(9999))
      .map(([ms, n]) => `${String(ms).padStart(13, '0')}-${String(n).padStart(4, '0')}`),
    { nil: undefined },
  ),
});

describe('one clock for order', () => {
  it('puts what is said now after all that is known, whatever any clock says', () => {
    fc.assert(
      fc.property(fc.array(anyTimed), anyClock, (known, clock) => {
        const now = { at: nowHere(clock), moment: momentAfter(known, clock.getTime()) };
        expect(moment.safeParse(now.moment).success).toBe(true);
        // A record without a moment may say any year; beyond the year 2286 the clock alone is left to decide.
        for (const one of known) if (momentOf(one) < '9999999999999-9999') expect(isLater(one, now)).toBe(false);
      }),
    );
  });

  it('has one order for all devices, of old records and new ones together', () => {
    const some = fc.array(
      fc
        .record({ timed: anyTimed, id: fc.constant(0).map(() => newToken()) })
        .map(({ timed, id }) => anAnswer(story, { ...timed, id })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const ids = [...all].sort(newestFirst).map((a) => a.id);
        expect(
          [...all]
            .reverse()
            .sort(newestFirst)
            .map((a) => a.id),
        ).toEqual(ids);
        for (const [n, id] of ids.slice(1).entries())
          expect(
            newestFirst(
              all.find((a) => a.id === ids[n]) as (typeof all)[0],
              all.find((a) => a.id === id) as (typeof all)[0],
            ),
          ).toBeLessThan(0);
      }),
    );
  });

  it('never makes the same moment twice, also in one millisecond, and goes on where the count is full', () => {
    const said: Timed[] = [];
    for (let n = 0; n < 50; n += 1) said.push({ at: nowHere(), moment: momentAfter(said, 1_000) });
    expect(new Set(said.map(momentOf)).size).toBe(50);
    expect(momentAfter([{ at: nowHere(), moment: '0000000001000-9999' }], 5)).toBe('0000000001001-0000');
    expect(momentAfter([{ at: nowHere(), moment: '9999999999999-9999' }], 5)).toBe('9999999999999-9999');
  });

  it('orders Answers from before there were moments by their clocks, and new ones after them', () => {
    const future = anAnswer(story, { at: '2031-01-01T10:00:00.000+00:00', said: { written: 'clock was wrong' } });
    const old = anAnswer(story, { at: '2025-01-01T10:00:00.000+00:00' });
    const at = '2026-11-27T10:00:00.000+00:00';
    const now = anAnswer(story, {
      at,
      moment: momentAfter([future, old], Date.parse(at)),
      said: { written: 'said now' },
    });
    const [mine] = bySpeaker([old, now, future]);
    expect(mine?.newest.said.written).toBe('said now');
    expect(mine?.before).toEqual([future, old]);
    expect([old, now, future].sort(latestFirst)[0]).toBe(now);
    expect(answerSchema.safeParse(now).success).toBe(true);
    expect(answerSchema.safeParse({ ...now, moment: '2031' }).success).toBe(false);
  });
});

describe('promises, where clocks differ', () => {
  const thread = newToken();
  const about = { letter: newToken() };
  it('asks again when the worker says "done" after my "not yet", though my clock is years ahead', () => {
    const base = { thread, pieces: [] };
    const promise = {
      ...base,
      kind: 'promise',
      id: newToken(),
      at: '2026-11-01T10:00:00Z',
      moment: momentAfter([], Date.parse('2026-11-01T10:00:00Z')),
      from: 'Jo',
      of: about,
      lines: [],
      by: '2026-11-05',
    } as FromWorker;
    const notYet = {
      ...base,
      kind: 'closes',
      id: newToken(),
      at: '2031-01-01T10:00:00Z',
      moment: momentAfter([promise], Date.parse('2031-01-01T10:00:00Z')),
      promise: promise.id,
      outcome: 'not-yet',
    } as Extract<FromPerson, { kind: 'closes' }>;
    const done = {
      ...base,
      kind: 'done',
      id: newToken(),
      at: '2026-11-09T10:00:00Z',
      moment: momentAfter([promise, notYet], Date.parse('2026-11-09T10:00:00Z')),
      from: 'Jo',
      promise: promise.id,
    } as FromWorker;
    expect(promisesIn([promise], [notYet], '2026-11-09')[0]).toMatchObject({ outcome: 'not-yet', asks: false });
    expect(promisesIn([done, promise], [notYet], '2026-11-09')[0]).toMatchObject({
      outcome: 'not-yet',
      asks: true,
      saidDone: true,
    });
    const happened = {
      ...notYet,
      id: newToken(),
      at: '2026-11-10T10:00:00Z',
      moment: momentAfter([done, notYet], Date.parse('2026-11-10T10:00:00Z')),
      outcome: 'happened',
    } as typeof notYet;
    expect(promisesIn([done, promise], [happened, notYet], '2026-11-10')[0]).toMatchObject({
      outcome: 'happened',
      asks: false,
    });
  });
});
