import type { ReviewTopic } from '#story/ready-topics.ts';

/** The Topics that a Helper is asked about: first what only they answer, then the person's in their order. */
export const topicsAsked = (topics: readonly ReviewTopic[], asked: readonly string[]): ReviewTopic[] =>
  topics
    .filter(({ id }) => asked.includes(id))
    .sort((one, other) => Number(Boolean(other.helpersOnly)) - Number(Boolean(one.helpersOnly)));
