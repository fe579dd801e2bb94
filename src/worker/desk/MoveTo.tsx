import { useRef } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';

const places = [
  { id: 'active', list: 'active' }, { id: 'review', list: 'pending', waitsFor: 'review' }, { id: 'answer', list: 'pending', waitsFor: 'answer' }, { id: 'ended', list: 'ended' },
] as const;

/** Moves a person to another list: active, waiting for a review or an answer, ended. */
export function MoveTo({ person }: { person: Person }) {
  const { desk, words: { labels } } = useHere();
  const place = useRef<HTMLDetailsElement>(null);
  const now = person.list === 'pending' ? person.waitsFor : person.list;
  return (
    <details className="desk-move no-print" ref={place}>
      <summary className="press small">{labels['desk.move']}<span className="unseen"> {person.name || labels['desk.no-name']}</span></summary>
      <div className="row">
        {places.map(({ id, ...to }) => (
          <Press key={id} look="small" aria-pressed={now === id} isDisabled={now === id} onPress={() => {
            void desk.jot({ kind: 'list', thread: person.thread, ...to });
            if (place.current) place.current.open = false;
            announce(`${person.name || (labels['desk.no-name'] ?? '')}. ${labels[`desk.to-${id}`] ?? ''}`);
          }}>{labels[`desk.to-${id}`]}</Press>
        ))}
      </div>
    </details>
  );
}
