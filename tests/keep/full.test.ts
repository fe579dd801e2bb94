import '#tests/support/device.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { answersOf, keepAnswer, keepDraft } from '#person/keep/answers.ts';
import { wholeStory } from '#person/keep/copying.ts';
import { CannotKeep, Full, writing } from '#person/keep/keep.ts';
import { startStory } from '#person/keep/stories.ts';
import { anAnswer } from '#tests/support/answers.ts';

const room = (quota: number) =>
  vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve({ quota, usage: 1000 }) } });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const broken = (name: string) => () => Promise.reject(new DOMException('Internal error.', name));

it('calls a device full where there is no room, whatever the browser calls it', async () => {
  room(2000);
  for (const name of ['QuotaExceededError', 'UnknownError', 'AbortError'])
    await expect(writing(broken(name)), name).rejects.toBeInstanceOf(Full);
  room(10 ** 9);
  await expect(writing(broken('UnknownError'))).rejects.toBeInstanceOf(CannotKeep);
  await expect(writing(broken('QuotaExceededError'))).rejects.toBeInstanceOf(Full);
});

it('reads everything on a full device, what was being typed too, and can make a copy of it', async () => {
  const story = await startStory('Sam');
  await keepAnswer(anAnswer(story));
  await keepDraft(anAnswer(story, { said: { written: 'half a sent' } }));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  expect((await wholeStory(story)).answers.map((a) => a.said.written)).toContain('half a sent');
  expect(await answersOf(story.id)).toHaveLength(2);
});
