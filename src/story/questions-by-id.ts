import type { ReviewQuestion, ReviewTopic } from '#story/ready-topics.ts';

/** Every Question of some Topics by its whole id, to find what an Answer was asked. None of no Topics. */
export const questionsById = (topics: readonly ReviewTopic[] = []): Map<string, ReviewQuestion> =>
  new Map(topics.flatMap((t) => t.questions.map((q) => [q.id, q] as const)));
