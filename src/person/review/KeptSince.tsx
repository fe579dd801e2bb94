import { useEffect, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { latestFirst } from '#model/moment.ts';
import { dayOf } from '#strings/day.ts';
import type { ReviewWords } from '#person/review/labels.ts';
import { fill, fillCount } from '#strings/fill.ts';

/** "Kept on this device. Saved 2 minutes ago." */
export function KeptSince({ answers, words }: { answers: readonly Answer[]; words: ReviewWords }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(clock);
  }, []);
  const [last] = [...answers].sort(latestFirst);
  const newest = Date.parse(last?.at ?? '');
  const minutes = Math.floor((now - newest) / 60_000);
  const said =
    minutes < 1
      ? words.labels['my-story.saved-now']
      : minutes < 60
        ? fillCount(words.labels, 'my-story.saved-minutes', minutes, words.lang)
        : fill(words.labels['my-story.saved-on'] ?? '', { date: dayOf(newest, words.lang) });
  return <p className="quiet kept-since">{said}</p>;
}
