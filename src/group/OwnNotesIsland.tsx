import { useEffect } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { followSession } from './follow-session.ts';
import type { OwnLines } from './OwnPart.tsx';
import type { GroupWords, NamedLine, ReadySession } from './ready-session.ts';
import { WithOwnSession } from './WithOwnSession.tsx';
import { useWords } from './Words.tsx';

/** What is said above the notes of every Session. */
export type NotesLines = Record<'notes-what' | 'notes-window', ReadyLine>;

const Lines = ({ lines, of }: { lines: readonly NamedLine[]; of: string }) =>
  lines.map(({ id, line }) => <SaidLine key={id} id={`${of}-${id}`} line={line} />);

/** As `StepNotes.astro` draws those of a ready Session, from what the group made. */
function Steps({ session, notes }: { session: ReadySession; notes: NotesLines }) {
  const { say, labels, lang } = useWords();
  useEffect(followSession, [session.id]);
  return (
    <>
      <div className="flow">
        <SaidLine id="notes-what" line={notes['notes-what']} as="h1" />
        <SaidLine id="notes-window" line={notes['notes-window']} />
      </div>
      <div className="row no-print notes-lead" data-session-notes={session.id}>
        <button type="button" className="press" data-session-move="back" data-way="back">
          <Icon name="before" />
          {say('stage.back')}
        </button>
        <button type="button" className="press strong" data-session-move="on" data-way="on">
          {say('stage.on')}
          <Icon name="next" />
        </button>
        <button type="button" className="press" data-print="">
          <Icon name="print" />
          {say('print')}
        </button>
      </div>
      <ol className="step-notes">
        {session.steps.map((step) => (
          <li key={step.id} className="panel flow" data-step={step.id}>
            <SaidLine id={`step-${step.id}`} line={step.head} as="h2" />
            <p className="quiet">{fillCount(labels, 'group.minutes', step.minutes, lang)}</p>
            <div className="flow step-says">
              <Lines lines={step.notes} of={step.id} />
            </div>
          </li>
        ))}
      </ol>
      <section className="panel flow">
        <h2>{say('group.hard')}</h2>
        <Lines lines={session.hard} of="hard" />
      </section>
    </>
  );
}

/** A facilitator's notes for a Session that the group made: printed, or in a second window that follows the projector's and can lead it. */
export function OwnNotesIsland({ words, own, notes }: { words: GroupWords; own: OwnLines; notes: NotesLines }) {
  return (
    <WithOwnSession words={words} own={own} title={words.labels['group.notes'] ?? ''}>
      {(session) => <Steps session={session} notes={notes} />}
    </WithOwnSession>
  );
}
