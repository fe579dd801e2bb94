import { useEffect, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';

const none: ReviewTopics = { topics: [], feelings: [] };

/** The Topics to show Answers beside. Without them (no internet, nothing kept) Answers still show with the words they carry. */
export function useTopics(): ReviewTopics | undefined {
  const [topics, setTopics] = useState<ReviewTopics>();
  useEffect(() => {
    let over = false;
    void fetch(ourAddress('/say/questions.json'))
      .then((answer) => (answer.ok ? (answer.json() as Promise<ReviewTopics>) : none))
      .catch(() => none)
      .then((found) => {
        if (!over) setTopics(found);
      });
    return () => {
      over = true;
    };
  }, []);
  return topics;
}
