import { useRef } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';

const places = [
  { id: 'active', list: 'active' },
  { id: 'review', list: 'pending', waitsFor: 'review' },
  { id: 'answer', list: 'pending', waitsFor: 'answer' },
  { id: 'ended', list: 'ended' },
] as const;

/** Moves a person to another list: active, waiting for a review or an answer, ended; or out of sight until they write again. */
export function MoveTo({ person }: { person: Person }) {
  const {
    desk,
    words: { labels },
  } = useHere();
  const place = useRef<HTMLDetailsElement>(null);
  const now = person.away ? 'away' : person.list === 'pending' ? person.waitsFor : person.list;
  const { thread, list, waitsFor, last, away } = person;
  const moved = (to: string) => {
    if (place.current) place.current.open = false;
    desk.offerUndo({
      what: 'moved',
      run: () =>
        desk
          .jot(
            away ? { kind: 'away', thread, last } : { kind: 'list', thread, list, ...(waitsFor ? { waitsFor } : {}) },
          )
          .then(() => moved(now ?? 'active')),
    });
    announce(`${person.name || (labels['desk.no-name'] ?? '')}. ${labels[`desk.to-${to}`] ?? ''}`);
  };
  return (
    <details className="desk-move no-print" ref={place}>
      <summary className="press small">
        {labels['desk.move']}
        <span className="unseen"> {person.name || labels['desk.no-name']}</span>
      </summary>
      <div className="row">
        {places.map(({ id, ...to }) => (
          <Press
            key={id}
            look="small"
            aria-pressed={now === id}
            isDisabled={now === id}
            onPress={() => desk.jot({ kind: 'list', thread: person.thread, ...to }).then(() => moved(id))}
          >
            {labels[`desk.to-${id}`]}
          </Press>
        ))}
        <Press
          look="small"
          aria-pressed={now === 'away'}
          isDisabled={now === 'away'}
          onPress={() => desk.jot({ kind: 'away', thread: person.thread, last: person.last }).then(() => moved('away'))}
        >
          {labels['desk.to-away']}
        </Press>
      </div>
    </details>
  );
}
