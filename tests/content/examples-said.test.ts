import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { answer, said } from '#model/answer.ts';
import { question } from '#model/topic.ts';
import { isEmpty, piecesOf } from '#model/ways-of-saying.ts';
import { asked } from '#story/asked.ts';
import { readyQuestion } from '#person/ask/ready-question.ts';
import { readyUnsaid } from '#easy-read/ready-line.ts';
import { readyTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { storyLabels } from '#story/story-labels.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';
import { examples } from '#tests/support/examples.ts';

const book = readBook();
const topics = readyTopics(book);
const questions = topics.topics.flatMap((t) => t.questions);
const more = [...topics.feelings, ...readyUnsaid(book)];
const labels = storyLabels(book);

/** The Answer a screen would keep for an example: with the words it was asked in. */
function kept(example: (typeof examples)[number]) {
  const [topicId = '', questionId = ''] = example.question.split('/');
  const topic = book.topics.find((t) => t.id === topicId);
  const question = topic?.file.questions.find((q) => q.id === questionId);
  if (!topic || !question) throw new Error(`No Question ${example.question}`);
  return anAnswer(aStory(), {
    question: example.question,
    said: example.said,
    asked: asked(readyQuestion(book, topic, question), example.said),
  });
}

describe('every way to answer', () => {
  it('has an example of each kind and of each way of saying something', () => {
    expect([...new Set(examples.map((e) => e.kind))].sort()).toEqual(
      question.options.map((o) => o.shape.kind.value).sort(),
    );
    // What is said of a Helper's view is no way to answer a Question.
    expect([...new Set(examples.flatMap((e) => Object.keys(e.said)))].sort()).toEqual(
      Object.keys(said.shape)
        .filter((way) => way !== 'thinksToo')
        .sort(),
    );
  });

  it.each(examples)('$name: is an Answer, is not empty, and its Question is of that kind', (example) => {
    expect(said.safeParse(example.said).success).toBe(true);
    expect(answer.safeParse(kept(example)).success).toBe(true);
    expect(isEmpty(example.said)).toBe(false);
    expect(questions.find((q) => q.id === example.question)?.kind).toBe(example.kind);
  });

  it.each(examples)('$name: can be read and heard in words', (example) => {
    const spoken = spokenParts(
      saidParts(
        kept(example),
        questions.find((q) => q.id === example.question),
        more,
        labels,
        'en',
      ),
      labels,
    ).join('\n');
    for (const words of example.shows) expect(spoken).toContain(words);
  });

  it.each(examples.filter((e) => piecesOf(e.said).length === 0 && !e.said.unsaid && !e.said.pictures))(
    '$name: can still be understood when its Question is gone',
    (example) => {
      const spoken = spokenParts(saidParts(kept(example), undefined, [], labels, 'en'), labels).join('\n');
      for (const words of example.shows) expect(spoken).toContain(words);
    },
  );
});
