import fc from 'fast-check';
import type { Answer, Said, Speaker, Story } from '#model/answer.ts';
import { newToken, nowHere } from '#model/token.ts';

/** A Story of nobody, for tests. */
export const aStory = (name = 'Sam'): Story => ({ id: newToken(), name, made: nowHere() });

/** An Answer in a Story, with what matters to the test changed. */
export const anAnswer = (story: Story, change: Partial<Answer> = {}): Answer => ({
  id: newToken(),
  story: story.id,
  question: 'my-home/where',
  version: 1,
  lang: 'en',
  asked: { prompt: 'Where do you live?' },
  said: { written: 'With my sister' },
  speaker: { whose: 'mine' },
  company: { who: 'not-said' },
  at: nowHere(),
  ...change,
});

const speaker: fc.Arbitrary<Speaker> = fc.oneof(
  fc.constant<Speaker>({ whose: 'mine' }),
  fc.record({ whose: fc.constant('with-help' as const), helper: fc.string({ maxLength: 20 }) }),
  fc.record({ whose: fc.constant('helper' as const), helper: fc.constantFrom('Ann', 'Bob') }),
);

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ written: fc.string({ unit: 'grapheme', maxLength: 60 }) }),
  fc.record({ chosen: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')) }),
  fc.constant<Said>({ unsaid: 'not-now' }),
);

/** Any history of one Story: Answers to a few Questions by any Speaker, at any time. */
export const anyHistory = (story: Story): fc.Arbitrary<Answer[]> =>
  fc.array(
    fc
      .record({
        question: fc.constantFrom('my-home/where', 'my-days/work', 'gone/question'),
        said,
        speaker,
        at: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      })
      .map((some) => anAnswer(story, { ...some, at: nowHere(some.at) })),
    { maxLength: 12 },
  );
