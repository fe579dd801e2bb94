import { describe, expect, it } from 'vitest';
import type { Answer, Story } from '#model/answer.ts';
import { fromPerson } from '#model/letter.ts';
import { readKnown } from '#model/read-known.ts';
import { newToken } from '#model/token.ts';
import { saidOf, thinksTooOf } from '#story/thinks-too.ts';
import { withOlder } from '#story/with-older.ts';
import { saidIn } from '#story/StorySaid.tsx';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, iSent } from '#tests/worker/a-log.ts';
import { answered, newThings, repliesTo, rowsOf, waitsForMe } from '#worker/desk/given.ts';
import { peopleOf } from '#worker/desk/people.ts';

/** A stranger may send a Letter of 20,000 Answers: it makes the desk slower, and not still. */

const story = aStory();
const at = '2026-05-03T10:00:00.000+00:00';

/** Each is the worst for one way of putting Answers in order. */
const kinds: Record<string, (story: Story, n: number) => Partial<Answer>> = {
  'to one Question, each by another Helper': (_, n) => ({
    speaker: { whose: 'helper', helper: `Helper ${String(n)}` },
  }),
  'to one Question, all by the person': () => ({}),
  'each to another Question': (_, n) => ({ question: `gone/${String(n)}` }),
};

/** All that is found out of a Letter before it is drawn, and while. */
function goneThrough(answers: Answer[]): void {
  const thread = newToken();
  const letter = aLetter(thread, at, answers);
  const [person] = peopleOf([fromThem(letter), iSent(thread, at, { kind: 'seen', of: { letter: letter.id } }).entry]);
  const given = person?.letters[0];
  if (!person || !given) throw new Error('Nobody wrote.');
  const rows = rowsOf(person, given);
  for (const { answer } of rows) {
    answered(person).has(answer.id);
    repliesTo(person, letter.id, answer.id);
    saidOf(answer, person.answers);
  }
  waitsForMe(person);
  newThings(person);
  for (const topic of withOlder(person.answers, [], '')) saidIn(topic, person.answers);
}

/** The shortest of some times, in microseconds of this process alone: what else the machine does is not counted. */
function shortest(work: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const from = process.cpuUsage();
      work();
      return process.cpuUsage(from).user;
    }),
  );
}

/**
 * How much longer many take than ten times a tenth of them: about 1 where each costs the same. Were a list copied for each Answer, or gone
 * through again for each, it would be 10.
 */
function timesLonger(many: Answer[], few: Answer[]): number {
  expect(many.length).toBe(10 * few.length);
  return (
    shortest(() => {
      goneThrough(many);
    }) /
    shortest(() => {
      for (let n = 0; n < 10; n += 1) goneThrough(few);
    })
  );
}

describe('a Letter of very many Answers', () => {
  it.each(Object.entries(kinds))('takes as long for each as where there are few, %s', (_, change) => {
    const many = Array.from({ length: 20_000 }, (__, n) => anAnswer(story, { ...change(story, n), at }));
    const few = many.slice(0, 2_000);
    expect(timesLonger(many, few)).toBeLessThan(6);
  });

  it('takes no longer where each of very many views of Helpers has a word of the person beside it', () => {
    const of = (count: number) => {
      const views = Array.from({ length: count }, (_, n) =>
        anAnswer(story, { speaker: { whose: 'helper', helper: `H${String(n)}` }, at }),
      );
      return [
        ...views,
        ...views.map((v) =>
          anAnswer(story, { question: thinksTooOf(v.question), said: { thinksToo: { of: v.id, agrees: 'no' } }, at }),
        ),
      ];
    };
    const [many, few] = [of(10_000), of(1_000)];
    expect(timesLonger(many, few)).toBeLessThan(6);
  });

  it('is read in slices, so that the screen stays alive, and as exactly as a short one', async () => {
    const answers = Array.from({ length: 1_300 }, (_, n) => anAnswer(story, { said: { written: String(n) }, at }));
    const strange = answers.map((a, n) =>
      n === 700 ? { ...a, speaker: { whose: 'a-robot' } } : n === 900 ? { ...a, smell: 'salt' } : a,
    );
    let breaths = 0;
    const read = await readKnown(
      fromPerson,
      JSON.parse(JSON.stringify({ ...aLetter(newToken(), at, []), shine: 'new', answers: strange })),
      () => {
        breaths += 1;
        return Promise.resolve();
      },
    );
    expect(breaths).toBe(3);
    expect(read?.newer).toBe(3);
    expect(read?.what.kind === 'letter' && read.what.answers).toEqual(answers.filter((_, n) => n !== 700));
  });

  it('is not read where it has more than any Letter may have', async () => {
    const letter = { ...aLetter(newToken(), at, []), answers: Array.from({ length: 20_001 }, () => 1) };
    expect(await readKnown(fromPerson, letter, () => Promise.resolve())).toBeUndefined();
  });
});
