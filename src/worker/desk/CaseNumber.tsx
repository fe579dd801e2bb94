import { useId, useState } from 'react';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { NotNoted } from './NotNoted.tsx';
import { useNote } from './use-note.ts';
import type { Person } from './people.ts';

/** The council's number for a person: the worker's own note. It is sealed with the worker's log and never sent to the person. */
export function CaseNumber({ person }: { person: Person }) {
  const {
    words: { labels, lines },
  } = useHere();
  const [typed, setTyped] = useState<string>();
  const { note, failed } = useNote();
  const id = useId();
  const now = typed ?? person.caseNumber;
  const keep = async () => {
    // What could not be kept stays where it was typed.
    if (!(await note({ kind: 'case', thread: person.thread, number: now.trim() }))) return;
    setTyped(undefined);
    announce(lines['case-kept'].words);
  };
  return (
    <form
      className="panel flow no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void keep();
      }}
    >
      <h2>
        <label htmlFor={id}>{labels['desk.case']}</label>
      </h2>
      <SaidLine id={`case-${id}`} line={lines['case-not-seen']} size="little" />
      <div className="row field">
        <input
          id={id}
          type="text"
          autoComplete="off"
          maxLength={100}
          value={now}
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
        <Press look="small" isDisabled={now.trim() === person.caseNumber} onPress={() => keep()}>
          {labels['desk.keep']}
        </Press>
      </div>
      <NotNoted failed={failed} />
    </form>
  );
}
