import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { isOpen, promisesOf, type Kept } from './promises.ts';
import { WrittenLines } from './SentSaid.tsx';
import { useSending } from './use-sending.ts';

function OnePromise({ person, kept }: { person: Person; kept: Kept }) {
  const {
    desk,
    words: { labels, lines, lang },
  } = useHere();
  const { busy, failed, trying, rest } = useSending();
  const { promise, state } = kept;
  const asked = person.answers.find((a) => a.id === promise.of.answer)?.asked.prompt;
  const done = async () => {
    const became = await trying(() => desk.send(person, { kind: 'done', promise: promise.id }, [], 'one-press'));
    if (!became) return;
    announce(lines[became].words);
    rest();
  };
  return (
    <li className="desk-promise" data-state={state}>
      <p>
        <span className={`desk-mark desk-mark-${state}`}>{labels[`desk.promise-${state}`]}</span>{' '}
        <span className="quiet">{fill(labels['desk.by'] ?? '', { date: dayOf(promise.by, lang) })}</span>
      </p>
      {asked && <p className="quiet">{asked}</p>}
      <WrittenLines lines={promise.lines} id={`p-${promise.id}`} />
      {isOpen(kept) && state !== 'done' && (
        <p className="no-print">
          <Press look="small" isDisabled={busy} onPress={() => done()}>
            {labels['desk.done']}
          </Press>
        </p>
      )}
      <div role="alert">{failed && <SaidLine id={`done-${promise.id}`} line={lines[failed]} size="little" />}</div>
      {promise.of.answer && kept.first && (
        <p className="no-print">
          <a className="press small" href={`#person/${person.thread}/${promise.of.answer}`}>
            {labels['desk.say-new']}
          </a>
        </p>
      )}
    </li>
  );
}

/** What I said I will do. The person closes a promise; I only say that I did it. */
export function Promises({ person }: { person: Person }) {
  const {
    words: { labels, lines },
    day,
  } = useHere();
  const all = promisesOf(person, day);
  if (all.length === 0) return null;
  const open = all.filter((k) => isOpen(k) || k.first);
  const over = all.filter((k) => !open.includes(k));
  return (
    <section className="panel flow" data-place="promises">
      <h2>{labels['desk.promises']}</h2>
      <ul className="desk-promises">
        {open.map((kept) => (
          <OnePromise key={kept.promise.id} person={person} kept={kept} />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary className="press small">{labels['desk.promises-over']}</summary>
          <ul className="desk-promises">
            {over.map((kept) => (
              <OnePromise key={kept.promise.id} person={person} kept={kept} />
            ))}
          </ul>
        </details>
      )}
      <div className="no-print">
        <SaidLine id="person-closes" line={lines['person-closes']} size="little" />
      </div>
    </section>
  );
}
