// @vitest-environment jsdom
import '#tests/support/device.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBook } from '#content/book.ts';
import { questionIn } from '#content/find.ts';
import { placeQuestions } from '#model/named-questions.ts';
import { startPutInStory, withPlace } from '#near-me/put-in-story.ts';
import { answersTo, keepAnswer } from '#person/keep/answers.ts';
import { close, listStories, rubOutStory, startStory } from '#person/keep/stories.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';

const now = { question: 'my-wishes/wishes', version: 2, lang: 'en', asked: { prompt: 'What do you wish for?' } };
const story = aStory();
const before = (said: Parameters<typeof anAnswer>[1]) =>
  anAnswer(story, {
    question: now.question,
    version: 1,
    asked: { prompt: 'What do you want?', choices: { home: 'My own home' } },
    ...said,
  });

describe('the name of a place in what somebody says', () => {
  it('is all they say where they said nothing, or a way not to answer', () => {
    expect(withPlace(now, [], 'Café “Élan” & Co.')).toEqual({ ...now, said: { written: 'Café “Élan” & Co.' } });
    expect(withPlace(now, [before({ said: { unsaid: 'not-now' } })], 'The Club')).toEqual({
      ...now,
      said: { written: 'The Club' },
    });
  });
  it('stands below what they said, which stays to the letter, as an answer to what they were asked then', () => {
    const one = before({ said: { chosen: ['home'], written: '  a dog!!\n' } });
    expect(withPlace(now, [one], 'The Club')).toEqual({
      question: now.question,
      version: 1,
      lang: 'en',
      asked: one.asked,
      said: { chosen: ['home'], written: '  a dog!!\n\nThe Club' },
    });
  });
  it('is not written twice, and stands beside no words of a Helper', () => {
    expect(withPlace(now, [before({ said: { written: 'The Club' } })], 'The Club')).toBeUndefined();
    expect(
      withPlace(
        now,
        [before({ said: { written: 'She wants a car' }, speaker: { whose: 'helper', helper: 'Ann' } })],
        'The Club',
      )?.said,
    ).toEqual({ written: 'The Club' });
    expect(withPlace(now, [before({ said: { thinksToo: { of: story.id, agrees: 'no' } } })], 'The Club')?.said).toEqual(
      { written: 'The Club' },
    );
  });
  it('goes to Questions that are there', () => {
    const book = readBook('en', 'content', undefined);
    for (const id of Object.values(placeQuestions))
      expect(questionIn(book, id).words.prompt.length, id).toBeGreaterThan(5);
  });
});

describe('the button that puts it in the Story', () => {
  const said = () =>
    [...document.querySelectorAll<HTMLElement>('[data-put-said]')]
      .filter((one) => !one.hidden)
      .map((one) => one.dataset['putSaid']);
  const press = async () => {
    document.querySelector('button')?.click();
    await vi.waitFor(() => expect(document.querySelector('button')?.disabled).toBe(false));
  };
  beforeEach(async () => {
    for (const { id } of await listStories()) await rubOutStory(id);
    document.body.innerHTML = `<section data-put-in-story="The Club"><button data-put='${JSON.stringify(now)}'></button>${['kept', 'had', 'full', 'cannot-keep'].map((name) => `<div data-put-said="${name}" hidden></div>`).join('')}</section>`;
    startPutInStory();
  });

  it('keeps it first and then says so, in a Story that it makes where there is none, and once', async () => {
    await press();
    expect(said()).toEqual(['kept']);
    const [made] = await listStories();
    const kept = await answersTo(made?.id ?? '', now.question);
    expect(kept.map((one) => [one.said, one.speaker])).toEqual([[{ written: 'The Club' }, { whose: 'mine' }]]);
    await press();
    expect(said()).toEqual(['had']);
    expect(await answersTo(made?.id ?? '', now.question)).toHaveLength(1);
  });

  it('leaves what was said before, as it was, beside the new', async () => {
    const open = await startStory('Sam');
    await keepAnswer(anAnswer(open, { question: now.question, said: { chosen: ['home'] } }));
    await press();
    const all = await answersTo(open.id, now.question);
    expect(all.map((one) => one.said)).toEqual(
      expect.arrayContaining([{ chosen: ['home'] }, { chosen: ['home'], written: 'The Club' }]),
    );
  });

  it('puts nothing into a Story that is closed', async () => {
    const open = await startStory('Sam');
    sessionStorage.clear();
    close();
    await press();
    expect(await answersTo(open.id, now.question)).toEqual([]);
    expect(said()).toEqual([]);
    localStorage.clear();
  });
});
