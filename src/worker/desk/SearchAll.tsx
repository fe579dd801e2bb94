import { useDeferredValue, useMemo } from 'react';
import { shortDay } from '#strings/day.ts';
import { questionsById } from '#story/questions-by-id.ts';
import { useTopics } from '#story/use-topics.ts';
import { fillCount } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { findIn, finderOf, placesOf } from './find.ts';
import { personAt, useHere } from './here.ts';

const longest = 160;
const short = (words: string) => (words.length > longest ? `${words.slice(0, longest)}…` : words);

/** Everything given and everything sent where the typed words stand. It never leaves this device. */
export function SearchAll({ query }: { query: string }) {
  const {
    desk: { people },
    words: { labels, lines, unsaid, lang },
  } = useHere();
  const topics = useTopics();
  const late = useDeferredValue(query);
  const finder = useMemo(() => {
    const questions = questionsById(topics?.topics);
    return finderOf(placesOf(people, questions, [...(topics?.feelings ?? []), ...unsaid], labels, lang));
  }, [people, topics, unsaid, labels, lang]);
  const found = useMemo(() => findIn(finder, late), [finder, late]);
  return (
    <section className="flow">
      <p className="quiet" role="status">
        {found.length > 0 ? fillCount(labels, 'desk.found', found.length, lang) : ''}
      </p>
      {found.length === 0 && <SaidLine id="not-found" line={lines['not-found']} />}
      <ul className="desk-found">
        {found.map((place, at) => (
          <li key={`${place.thread} ${place.answer ?? ''} ${String(at)}`}>
            <a className="press" href={personAt(place.thread, place.answer)}>
              <strong>{place.name}</strong>
              {place.asked && (
                <span className="quiet">
                  {place.asked} · {shortDay(place.at, lang)}
                </span>
              )}
              {place.words && (
                <span className="exact" dir="auto">
                  {short(place.words)}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
