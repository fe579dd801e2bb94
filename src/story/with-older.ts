import type { Answer } from '#model/answer.ts';
import { byQuestion } from '#model/answers.ts';
import { isThinksToo } from '#story/thinks-too.ts';
import type { ReviewTopic } from '#story/ready-topics.ts';

/**
 * The Topics, and after them one for Answers whose Question is no longer asked: nothing said is ever hidden.
 * @param title what that last Topic is called.
 */
export function withOlder(answers: readonly Answer[], topics: readonly ReviewTopic[], title: string): ReviewTopic[] {
  const known = new Set(topics.flatMap((t) => t.questions.map((q) => q.id)));
  const older = [...byQuestion(answers.filter((a) => !isThinksToo(a))).entries()].filter(([id]) => !known.has(id));
  if (older.length === 0) return [...topics];
  const picture = { name: 'past', address: '', tint: 'sand' };
  const questions = older.map(([id, [first]]) => ({
    id,
    version: 1,
    kind: 'older' as const,
    prompt: { words: first?.asked.prompt ?? id, picture },
    choices: [],
    with: {},
  }));
  return [...topics, { id: 'older', title: { words: title, picture }, questions }];
}
