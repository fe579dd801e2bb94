import '#tests/support/device.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keptNames } from '#device/kept-names.ts';
import type { Answer } from '#model/answer.ts';
import { answersOf, keepAnswer, keepDraft, keepLastWords, rubOut, settleHere } from '#person/keep/answers.ts';
import { openKeep } from '#person/keep/keep.ts';
import { takeAside } from '#person/keep/last-words.ts';
import { startStory } from '#person/keep/stories.ts';
import { anAnswer } from '#tests/support/answers.ts';

const aside = () => localStorage.getItem(keptNames.lastWords);
const written = async (story: string) => (await answersOf(story)).map((a) => a.said.written).sort();

/** The page went: whatever it still asked of its database is broken off. */
async function asThePageGoes(typed: Answer): Promise<void> {
  const going = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('The page is gone.', 'AbortError');
  });
  await keepLastWords(typed, []).catch(() => undefined);
  going.mockRestore();
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

describe('the last words of a page that goes', () => {
  it('come back where the browser broke off what the page asked of its database', async () => {
    const story = await startStory('Sam');
    const typed = await keepDraft(anAnswer(story, { said: { written: 'I want a' } }));
    await asThePageGoes({ ...typed, said: { written: 'I want a dog' } });
    expect(await written(story.id)).toEqual(['I want a']);
    await takeAside(await openKeep());
    expect(await written(story.id)).toEqual(['I want a dog']);
    expect(aside()).toBeNull();
  });

  it('stand aside for no longer than the keep needs, where the page stays', async () => {
    const story = await startStory('Sam');
    const typed = anAnswer(story, { said: { written: 'I want' } });
    const going = keepLastWords(typed, []);
    expect(aside()).toContain('I want');
    await going;
    expect(aside()).toBeNull();
    expect(await written(story.id)).toEqual(['I want']);
  });

  it('never take the place of later words, nor of an Answer: there they are one beside it', async () => {
    const story = await startStory('Sam');
    const typed = await keepDraft(anAnswer(story, { said: { written: 'begun' } }));
    await asThePageGoes({ ...typed, said: { written: 'earlier' } });
    const later = await keepDraft({ ...typed, said: { written: 'later' } });
    await takeAside(await openKeep());
    expect(await written(story.id)).toEqual(['later']);
    await asThePageGoes({ ...later, said: { written: 'last' } });
    await settleHere(later);
    await takeAside(await openKeep());
    expect(await written(story.id)).toEqual(['last', 'later']);
  });

  it('of what was rubbed out, and of a Story that is gone, nothing comes', async () => {
    const story = await startStory('Sam');
    const typed = anAnswer(story, { said: { written: 'not any more' } });
    await asThePageGoes(typed);
    await keepAnswer(typed);
    await rubOut(typed);
    await asThePageGoes({ ...anAnswer(story, { said: { written: 'of nobody' } }), story: 'gone' });
    await takeAside(await openKeep());
    expect(await written(story.id)).toEqual([]);
    expect(aside()).toBeNull();
  });

  it('that are damaged harm nothing', async () => {
    const story = await startStory('Sam');
    for (const bad of ['{', '[null, 3, {"id": "a"}]', '{"a": 1}']) {
      localStorage.setItem(keptNames.lastWords, bad);
      await takeAside(await openKeep());
    }
    expect(await written(story.id)).toEqual([]);
  });
});
