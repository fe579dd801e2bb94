import { useRef } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import { NotNoted } from './NotNoted.tsx';
import { useNote } from './use-note.ts';
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
  const { note, failed } = useNote();
  const now = person.away ? 'away' : person.list === 'pending' ? person.waitsFor : person.list;
  const { thread, list, waitsFor, last, away } = person;
  type Note = Parameters<typeof note>[0];
  interface Move {
    to: string;
    note: Note;
  }
  const asNow: Move = {
    to: now ?? 'active',
    note: away ? { kind: 'away', thread, last } : { kind: 'list', thread, list, ...(waitsFor ? { waitsFor } : {}) },
  };
  /** Notes it, and says that it is so only where it is kept. `back`: what undoes it. */
  const move = async (there: Move, back: Move): Promise<boolean> => {
    if (!(await note(there.note))) return false;
    if (place.current) place.current.open = false;
    desk.offerUndo({ what: 'moved', run: () => move(back, there) });
    announce(`${person.name || (labels['desk.no-name'] ?? '')}. ${labels[`desk.to-${there.to}`] ?? ''}`);
    return true;
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
            onPress={() => move({ to: id, note: { kind: 'list', thread, ...to } }, asNow)}
          >
            {labels[`desk.to-${id}`]}
          </Press>
        ))}
        <Press
          look="small"
          aria-pressed={now === 'away'}
          isDisabled={now === 'away'}
          onPress={() => move({ to: 'away', note: { kind: 'away', thread, last } }, asNow)}
        >
          {labels['desk.to-away']}
        </Press>
      </div>
      <NotNoted failed={failed} />
    </details>
  );
}
