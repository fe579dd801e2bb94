import { useState } from 'react';
import type { AboutWorker } from '#model/letter.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { NotNoted } from './NotNoted.tsx';
import { useNote } from './use-note.ts';
import { aboutWorkersIn } from './people.ts';

/** One person's words about a worker, and taking them away once they are dealt with. */
function OneSaid({ what }: { what: AboutWorker }) {
  const {
    desk,
    words: { lines, labels, lang, notHappy },
  } = useHere();
  const [asked, setAsked] = useState(false);
  const { note, failed } = useNote();
  const takeAway = async () => {
    if (await note({ kind: 'blocked', thread: what.thread })) await desk.refresh();
  };
  const known = new Map(notHappy.map((choice) => [choice.id, choice]));
  return (
    <li className="panel flow" data-about-worker={what.id}>
      <h3>{fill(labels['desk.about-worker'] ?? '', { name: what.worker.name })}</h3>
      <p className="quiet">{dayOf(what.at, lang)}</p>
      <ul className="desk-lines flow">
        {what.chosen.map(({ choice, words }) => {
          const line = known.get(choice);
          return (
            <li key={choice}>
              {line ? (
                <SaidLine id={`${what.id}-${choice}`} line={line} words={words} size="little" />
              ) : (
                <p className="exact">{words}</p>
              )}
            </li>
          );
        })}
      </ul>
      {what.written && (
        <p className="exact" dir="auto">
          {what.written}
        </p>
      )}
      <p>
        <strong>{labels['desk.about-from']}</strong>{' '}
        <span className="exact" dir="auto">
          {what.from || labels['desk.no-name']}
        </span>
      </p>
      {what.reach && (
        <p>
          <strong>{labels['desk.about-reach']}</strong>{' '}
          <span className="exact" dir="auto">
            {what.reach}
          </span>
        </p>
      )}
      <p>
        <Press look="small" aria-expanded={asked} onPress={() => setAsked(!asked)}>
          {labels['desk.about-away']}
        </Press>
      </p>
      {asked && (
        <>
          <SaidLine id={`away-${what.id}`} line={lines['block-sure']} size="little" />
          <p>
            <Press look="small" onPress={takeAway}>
              {labels['desk.about-away-yes']}
            </Press>
          </p>
          <NotNoted failed={failed} />
        </>
      )}
    </li>
  );
}

/** What people said of a worker to who leads the team: sealed to the lead alone, beside no person and in no count. */
export function AboutWorkers() {
  const {
    desk,
    words: { lines },
  } = useHere();
  const said = aboutWorkersIn(desk.entries ?? []);
  if (said.length === 0) return null;
  return (
    <section className="flow">
      <SaidLine id="about-worker" line={lines['about-worker']} as="h2" />
      <SaidLine id="about-worker-how" line={lines['about-worker-how']} size="little" />
      <ul className="desk-firsts">
        {said.map((what) => (
          <OneSaid key={what.id} what={what} />
        ))}
      </ul>
    </section>
  );
}
