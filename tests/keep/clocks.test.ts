import '#tests/support/device.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '#model/answer.ts';
import { bySpeaker } from '#model/answers.ts';
import { copy as copySchema, copyVersion } from '#model/copy.ts';
import { momentOf } from '#model/moment.ts';
import { nowHere } from '#model/token.ts';
import {
  answersOf,
  answersTo,
  keepAnswer,
  keepDraft,
  rubOut,
  settleHere,
  settleLeftOver,
} from '#person/keep/answers.ts';
import { askAgain, toAskAgain } from '#person/keep/ask-again.ts';
import { joinStory, wholeStory, type WholeStory } from '#person/keep/copying.ts';
import { openKeep } from '#person/keep/keep.ts';
import { readCopy, writeCopy } from '#person/share/copy-file.ts';
import { startStory } from '#person/keep/stories.ts';
import { copiedNow, copiedUpTo } from '#person/share/last-copy.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';

const stores = [
  'stories',
  'answers',
  'drafts',
  'pieces',
  'rubbedOut',
  'askAgain',
  'workers',
  'given',
  'heard',
] as const;
const emptyDevice = async () => {
  const keep = await openKeep();
  for (const store of stores) await keep.clear(store);
};
const clockSays = (day: string | Date) => vi.setSystemTime(new Date(day));
const question = 'my-home/where';
const saysNow = async (story: string) => bySpeaker(await answersTo(story, question))[0]?.newest.said.written;

beforeEach(async () => {
  await emptyDevice();
  sessionStorage.clear();
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a clock that was wrong', () => {
  it('hides from no offer of a copy what was said after the last one', async () => {
    const story = await startStory('Sam');
    clockSays('2026-11-01');
    await keepAnswer(anAnswer(story));
    clockSays('2031-01-01');
    copiedNow(story.id, await answersOf(story.id));
    clockSays('2026-11-27');
    const later = await keepAnswer(anAnswer(story, { said: { written: 'after it' } }));
    const upTo = copiedUpTo(story.id) ?? '';
    expect((await answersOf(story.id)).filter((a) => momentOf(a) > upTo).map((a) => a.id)).toEqual([later.id]);
    // A copy from before there were moments is known by its day.
    localStorage.removeItem(`copied-to-${story.id}`);
    localStorage.setItem(`copied-${story.id}`, String(Date.parse('2026-11-26')));
    expect(copiedUpTo(story.id)).toBe(momentOf({ at: '2026-11-26T00:00:00Z' }));
  });

  it('takes no wish to be asked again on a day that nobody means, and reads one that was kept before', async () => {
    clockSays('2026-11-27');
    const story = await startStory('Sam');
    for (const odd of ['0027-01-12', '2026-11-26', '2099-01-01'])
      await expect(askAgain(story.id, question, odd), odd).rejects.toThrow(RangeError);
    await (
      await openKeep()
    ).put('askAgain', {
      id: `${story.id} ${question}`,
      story: story.id,
      question,
      on: '0027-01-12',
      wished: nowHere(),
    });
    expect((await toAskAgain(story.id)).map((wish) => wish.on)).toEqual(['0027-01-12']);
  });

  it('what I say last stands, after a day when the clock stood at 2031', async () => {
    const story = await startStory('Sam');
    for (const [clock, written] of [
      ['2031-01-01', 'first'],
      ['2026-11-27', 'second'],
      ['2015-01-01', 'third'],
    ] as const) {
      clockSays(clock);
      await keepAnswer(anAnswer(story, { said: { written } }));
      expect(await saysNow(story.id)).toBe(written);
    }
  });

  it('what I typed stands too, with the clock set back, also after a crash', async () => {
    const story = await startStory('Sam');
    clockSays('2031-01-01');
    await keepAnswer(anAnswer(story, { said: { written: 'from a year to come' } }));
    clockSays('2026-11-27');
    const typed = anAnswer(story, { said: { written: 'typed' } });
    await keepDraft(typed);
    expect(await saysNow(story.id)).toBe('typed');
    await settleHere(typed);
    expect(await saysNow(story.id)).toBe('typed');
    const keep = await openKeep();
    const left = anAnswer(story, { said: { written: 'half a sent' } });
    await keep.put('drafts', {
      id: 'a window that crashed',
      story: story.id,
      question,
      answer: left,
      touched: Date.parse('2031-01-01'),
    });
    await settleLeftOver(story.id);
    expect(await keep.count('drafts')).toBe(0);
  });

  it('takes my last wish to be asked again from a copy, by what was wished last', async () => {
    const story = await startStory('Sam');
    clockSays('2031-01-01');
    await askAgain(story.id, question, '2031-02-01');
    const before = await wholeStory(story);
    clockSays('2026-11-27');
    await askAgain(story.id, question, '2026-12-01');
    await joinStory(before);
    expect((await toAskAgain(story.id)).map((w) => w.on)).toEqual(['2026-12-01']);
  });

  it('reads a copy that has moments, and one from before there were any; brought back they stand as they were', async () => {
    const story = aStory();
    const old = anAnswer(story, { at: '2031-01-01T10:00:00.000+00:00' });
    await joinStory({ story, answers: [old], pieces: [], rubbedOut: [] });
    const said = await keepAnswer(anAnswer(story, { said: { written: 'said last' } }));
    expect(momentOf(said) > momentOf(old)).toBe(true);
    const file = await writeCopy(await wholeStory(story), '', 'x', 'en');
    const inside: unknown = JSON.parse(
      /<script type="application\/json"[^>]*>(.*)<\/script>/s.exec(await file.text())?.[1] ?? '',
    );
    expect(copySchema.safeParse(inside).data?.version).toBe(copyVersion);
    await emptyDevice();
    await joinStory(await readCopy(file));
    expect((await answersOf(story.id)).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [old, said].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await saysNow(story.id)).toBe('said last');
  });
});

describe('three devices whose clocks jump for years, joined by copies', () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('say' as const),
        where: fc.nat(2),
        clock: fc.date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('join' as const), where: fc.nat(2), from: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('rub out' as const), where: fc.nat(2) }) },
  );

  it('what is said last here wins here, all end alike, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const story = aStory();
        const devices: WholeStory[] = [0, 1, 2].map(() => ({ story, answers: [], pieces: [], rubbedOut: [] }));
        const allSaid = new Set<string>();
        const gone = new Set<string>();
        const on = async (which: number, work: () => Promise<void>) => {
          await emptyDevice();
          await joinStory(devices[which] as WholeStory);
          await work();
          devices[which] = await wholeStory(story);
        };
        const ids = (answers: readonly Answer[]) => answers.map((a) => a.id).sort();
        for (const [n, one] of steps.entries()) {
          await on(one.where, async () => {
            if (one.does === 'say') {
              clockSays(one.clock);
              const said = await keepAnswer(anAnswer(story, { said: { written: String(n) }, at: nowHere() }));
              allSaid.add(said.id);
              expect(bySpeaker(await answersTo(story.id, question))[0]?.newest.id).toBe(said.id);
            } else if (one.does === 'rub out') {
              const newest = bySpeaker(await answersTo(story.id, question))[0]?.newest;
              if (!newest) return;
              await rubOut(newest);
              gone.add(newest.id);
            } else {
              const here = ids(await answersOf(story.id));
              await joinStory(devices[one.from] as WholeStory);
              const joined = new Set(ids(await answersOf(story.id)));
              for (const id of here) if (!gone.has(id)) expect(joined.has(id)).toBe(true);
            }
          });
        }
        for (const [to, from] of [
          [0, 1],
          [0, 2],
          [1, 0],
          [2, 0],
        ] as const)
          await on(to, async () => {
            await joinStory(devices[from] as WholeStory);
          });
        const left = [...allSaid].filter((id) => !gone.has(id)).sort();
        for (const device of devices) {
          expect(ids(device.answers)).toEqual(left);
          expect(bySpeaker(device.answers)[0]?.newest.id).toBe(bySpeaker(devices[0]?.answers ?? [])[0]?.newest.id);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
