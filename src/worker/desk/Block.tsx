import { useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { NotNoted } from './NotNoted.tsx';
import { useNote } from './use-note.ts';
import type { Person } from './people.ts';

/** Somebody who means harm, or a stranger: all their words go, and nothing more comes in by their own way. */
export function Block({ person }: { person: Person }) {
  const {
    desk,
    words: { labels, lines },
  } = useHere();
  const [asked, setAsked] = useState(false);
  const { note, failed } = useNote();
  const block = async () => {
    if (!(await note({ kind: 'blocked', thread: person.thread }))) return;
    location.hash = '#inbox';
    await desk.refresh();
  };
  return (
    <section className="panel flow no-print">
      <h2>{labels['desk.block']}</h2>
      <p>
        <Press look="small" aria-expanded={asked} onPress={() => setAsked(!asked)}>
          {labels['desk.block-start']}
        </Press>
      </p>
      {asked && (
        <>
          {(['block-words', 'block-write', 'block-sure'] as const).map((line) => (
            <SaidLine key={line} id={line} line={lines[line]} size="little" />
          ))}
          <p>
            <Press look="small" onPress={() => block()}>
              {labels['desk.block-yes']}
            </Press>
          </p>
          <NotNoted failed={failed} />
        </>
      )}
    </section>
  );
}
