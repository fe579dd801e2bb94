import { useState } from 'react';
import { newToken } from '#model/token.ts';
import { dayOf } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useDraft } from './draft.ts';
import { useHere } from './here.ts';
import { toMend, useWriting, written } from './lines-edited.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { ending } from './lists.ts';
import type { Person } from './people.ts';
import { promisesOf } from './promises.ts';
import { SentSaid } from './SentSaid.tsx';
import { useSending } from './use-sending.ts';

const none: readonly string[] = [];

function Form({ person, onDone }: { person: Person; onDone: () => void }) {
  const {
    desk,
    words: { labels, lines: say },
  } = useHere();
  const { draft, change, keepNow, drop } = useDraft(desk.keys, `${person.thread} ending`);
  const writing = useWriting(person, desk.keys.name, draft?.names ?? none, 'goodbye');
  const { busy, failed, trying } = useSending();
  if (!draft) return null;
  const mend = toMend(draft.lines, writing);
  const send = async () => {
    const went = await trying(async () => {
      await keepNow();
      await desk.send(person, { id: draft.id, kind: 'ending', lines: written(draft.lines, writing) });
      await desk.jot({ kind: 'list', thread: person.thread, list: 'ended' });
      await drop();
    });
    if (!went) return;
    announce(say['on-its-way'].words);
    onDone();
  };
  return (
    <div className="flow">
      <SaidLine id="end-how" line={say['end-how']} size="little" />
      <LinesEditor
        lines={draft.lines}
        writing={writing}
        onChange={(lines) => change({ lines: lines.length > 0 ? lines : [{ key: newToken(), words: '' }] })}
        onName={(name) => change({ names: [...draft.names, name] })}
      />
      <div role="status">
        {mend > 0 && (
          <div className="desk-note">
            <SaidLine id="gate-end" line={say.gate} size="little" />
          </div>
        )}
      </div>
      <div role="alert">{failed && <SaidLine id="end-not-sent" line={say[failed]} size="little" />}</div>
      <p>
        <Press
          look="strong"
          isDisabled={busy || mend > 0 || draft.lines.every((l) => !l.words.trim())}
          onPress={() => send()}
        >
          {fill(labels['desk.end-send'] ?? '', { name: person.name || (labels['desk.this-person'] ?? '') })}
        </Press>
      </p>
    </div>
  );
}

/** Work that ends well: what we did together, and a last word. */
export function LastPage({ person }: { person: Person }) {
  const {
    words: { labels, lines, lang },
    day,
  } = useHere();
  const [open, setOpen] = useState(false);
  const last = ending(person);
  const first = person.letters.at(-1);
  const kept = promisesOf(person, day).filter((k) => k.state === 'happened').length;
  return (
    <section className={`panel flow ${last ? '' : 'no-print'}`}>
      <h2>{labels['desk.end']}</h2>
      {last && (
        <>
          <SaidLine id="end-last" line={lines['end-last']} size="little" />
          <ul>
            {first && <li>{fill(labels['desk.end-since'] ?? '', { date: dayOf(first.letter.at, lang) })}</li>}
            <li>{fillCount(labels, 'desk.end-letters', person.letters.length, lang)}</li>
            <li>{fillCount(labels, 'desk.end-kept', kept, lang)}</li>
          </ul>
          <SentSaid sent={last} person={person} />
        </>
      )}
      {!last && (
        <p className="no-print">
          <Press look="small" aria-expanded={open} onPress={() => setOpen(!open)}>
            {labels['desk.end-start']}
          </Press>
        </p>
      )}
      {open && !last && <Form person={person} onDone={() => setOpen(false)} />}
    </section>
  );
}
