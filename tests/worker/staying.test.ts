import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { readyTopics } from '#story/ready-topics.ts';
import { saidOfStaying } from '#worker/desk/staying.ts';
import { aStory, anAnswer } from '#tests/support/answers.ts';

const topics = readyTopics(readBook());
const questions = topics.topics.flatMap((t) => t.questions);
const story = aStory();
const stay = (chosen: string[], at: string, more = {}) =>
  anAnswer(story, { question: 'am-i-kept-here/stay', said: { chosen }, at, ...more });

describe('what was said of staying', () => {
  const answers = [
    stay(['stay'], '2026-11-01T10:00:00.000+00:00', { company: { who: 'with', name: 'The manager' } }),
    stay(['not-stay'], '2026-11-08T10:00:00.000+00:00', { company: { who: 'alone' } }),
    stay(['stay'], '2026-11-15T10:00:00.000+00:00'),
    anAnswer(story, {
      question: 'how-i-feel/feel-home',
      said: { chosen: ['calm', 'scared'] },
      at: '2026-11-20T10:00:00.000+00:00',
    }),
    anAnswer(story, {
      question: 'am-i-kept-here/leave',
      said: { written: 'Ask me when Mum is not here' },
      at: '2026-11-21T10:00:00.000+00:00',
    }),
    anAnswer(story, { question: 'how-i-feel/feel-days', said: { chosen: ['happy'] } }),
  ];
  const said = saidOfStaying(answers, questions, topics.feelings);

  it('stands on both sides, every time it was said, with who was there', () => {
    expect(said.objects.map((a) => a.at.slice(0, 10))).toEqual(['2026-11-20', '2026-11-08']);
    expect(said.content.map((a) => a.at.slice(0, 10))).toEqual(['2026-11-20', '2026-11-15', '2026-11-01']);
    expect(said.content.at(-1)?.company).toEqual({ who: 'with', name: 'The manager' });
  });

  it('is there also when it was said in the person’s own words, and is nothing that was not asked of staying', () => {
    expect(said.other.map((a) => a.said.written)).toEqual(['Ask me when Mum is not here']);
    expect(JSON.stringify(said)).not.toContain('feel-days');
  });

  it('is asked both ways round, of staying and of leaving, and of a safe and a bad home alike', () => {
    for (const id of [
      'am-i-kept-here/stay',
      'am-i-kept-here/leave',
      'am-i-kept-here/go-out',
      'my-home/how-it-is',
      'my-home/change-at-home',
      'my-home/want-to-live',
      'my-wishes/wishes',
      'how-i-feel/safe',
    ]) {
      const marks = questions.find((q) => q.id === id)?.choices.flatMap((c) => c.staying ?? []);
      expect(new Set(marks), id).toEqual(new Set(['content', 'objects']));
    }
  });
});
