import '#tests/support/device.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { readyUnsaid } from '#easy-read/ready-line.ts';
import type { Answer } from '#model/answer.ts';
import { dangers } from '#model/choice.ts';
import { answersOf } from '#person/keep/answers.ts';
import { joinStory } from '#person/keep/copying.ts';
import { readCopy } from '#person/share/copy-file.ts';
import { readyTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { storyLabels } from '#story/story-labels.ts';
import { isThinksToo, saidOf } from '#story/thinks-too.ts';
import { withOlder } from '#story/with-older.ts';

/**
 * A copy with every choice of every Question, taken in November 2026, before Questions were split, added and taken away. Never made anew:
 * people have such copies at home.
 */
const file = () => new Blob([readFileSync('tests/keep/copy-of-november-2026.html')]);
const book = readBook();
const topics = readyTopics(book);
const more = [...topics.feelings, ...readyUnsaid(book)];
const labels = storyLabels(book);

describe('a copy from before the Questions changed', () => {
  let taken: Answer[] = [];
  let here: Answer[] = [];
  beforeAll(async () => {
    const whole = await readCopy(file());
    taken = whole.answers;
    await joinStory(whole);
    here = await answersOf(whole.story.id);
  });
  const sort = (answers: readonly Answer[]) => [...answers].sort((a, b) => a.id.localeCompare(b.id));

  it('comes in whole: not one Answer is lost or changed', () => {
    expect(here.length).toBeGreaterThan(150);
    expect(sort(here)).toEqual(sort(taken));
  });

  it('shows every Answer somewhere, also where its Question is no longer asked', () => {
    const shown = new Set(
      withOlder(here, topics.topics, 'Older questions').flatMap((t) => t.questions.map((q) => q.id)),
    );
    expect(here.filter((a) => !isThinksToo(a) && !shown.has(a.question)).map((a) => a.question)).toEqual([]);
  });

  it('says every choice in the words it was asked with, also where the choice is gone', () => {
    const questions = withOlder(here, topics.topics, 'Older questions').flatMap((t) => t.questions);
    for (const one of here.filter((a) => !isThinksToo(a))) {
      const spoken = spokenParts(
        saidParts(
          one,
          questions.find((q) => q.id === one.question),
          more,
          labels,
          'en',
        ),
        labels,
      ).join('\n');
      for (const words of Object.entries(one.asked.choices ?? {})
        .filter(([id]) => one.said.chosen?.includes(id))
        .map(([, w]) => w))
        expect(spoken, one.question).toContain(words);
      if (one.said.written) expect(spoken).toContain(one.said.written);
      expect(spoken, one.question).not.toBe('');
    }
  });

  it('still says what the person thought of a Helper’s view', () => {
    const view = here.find((a) => a.speaker.whose === 'helper' && a.speaker.helper === 'Mum');
    expect(view && saidOf(view, here)).toBe('I do not think so');
  });

  it('has no Question or choice that became another: an id that is still asked has a picture and words', () => {
    for (const { id, choices } of topics.topics.flatMap((t) => t.questions))
      for (const c of choices) expect(c.words, `${id} ${c.id}`).not.toBe('');
    expect(Object.keys(dangers).length).toBeGreaterThan(5);
  });
});
