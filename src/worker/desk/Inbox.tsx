import { useId, useState } from 'react';
import { fill, fillCount } from '#strings/fill.ts';
import { grouped } from '#model/answers.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { AboutWorkers } from './AboutWorkers.tsx';
import { AboveLimit } from './AboveLimit.tsx';
import { useHere } from './here.ts';
import { HowFresh } from './HowFresh.tsx';
import { PersonRow } from './PersonRow.tsx';
import { daysOn } from '#model/calendar.ts';
import { SearchAll } from './SearchAll.tsx';
import { Today } from './Today.tsx';

/** Who asked to forget something in the last two weeks. */
function Forgot() {
  const {
    desk,
    words: { lines },
    day,
  } = useHere();
  const from = daysOn(day, -14);
  const forgets =
    desk.entries?.flatMap((e) =>
      e.from === 'person' && e.what.kind === 'forget' && e.at.slice(0, 10) >= from ? [e.what] : [],
    ) ?? [];
  const recorded = grouped(
    desk.entries?.flatMap((e) =>
      e.from === 'me' && e.what.kind === 'sent' && e.what.reply.kind === 'recorded' ? [e.what.reply] : [],
    ) ?? [],
    (reply) => reply.thread,
  );
  // Of a Letter that is gone nobody knows any more which Answers were in it.
  const inRecords = (thread: string) =>
    forgets.some(
      (f) =>
        f.thread === thread &&
        recorded
          .get(thread)
          ?.some((reply) => f.letters.length > 0 || reply.answers.some((id) => f.answers.includes(id))),
    );
  return [...new Set(forgets.map((f) => f.thread))].map((thread) => {
    const name = desk.people.find((p) => p.thread === thread)?.name || desk.nameOf(thread);
    return (
      <div key={thread} className="desk-note">
        <SaidLine
          id={`forgot-${thread}`}
          line={lines.forgot}
          words={name ? fill(lines.forgot.words, { name }) : lines['forgot-somebody'].words}
          size="little"
        />
        {inRecords(thread) && (
          <SaidLine id={`forgot-recorded-${thread}`} line={lines['forgot-recorded']} size="little" />
        )}
      </div>
    );
  });
}

const lists = ['active', 'pending', 'ended', 'team'] as const;

/** Who wrote, what is new, what waits for a word from me. */
export function Inbox() {
  const {
    desk,
    words: { lines, labels, lang },
  } = useHere();
  const [query, setQuery] = useState('');
  const id = useId();
  const { people } = desk;
  const inList = (list: (typeof lists)[number]) =>
    people.filter((p) => (p.mine ? !p.away && p.list === list : list === 'team'));
  const away = people.filter((p) => p.mine && p.away);
  return (
    <div className="desk-inbox wide-flow">
      <header className="desk-head">
        <h1>{labels['desk.inbox']}</h1>
        <HowFresh />
      </header>
      {desk.entries && people.length === 0 && desk.net !== 'asking' && (
        <section className="panel flow">
          <SaidLine id="empty" line={lines.empty} />
          <SaidLine id="empty-next" line={lines['empty-next']} />
          <p>
            <a className="press strong" href="#card">
              {labels['desk.card']}
            </a>
          </p>
        </section>
      )}
      {people.length > 0 && (
        <div className="field no-print">
          <label htmlFor={id}>{labels['desk.search']}</label>
          <input
            id={id}
            type="search"
            data-key="s"
            autoComplete="off"
            value={query}
            onChange={(e) => setQuery(e.currentTarget.value)}
          />
        </div>
      )}
      {query.trim() ? (
        <SearchAll query={query} />
      ) : (
        <>
          <AboutWorkers />
          <Today />
          <Forgot />
          {lists.map((list) => {
            const here = inList(list);
            return (
              here.length > 0 && (
                <section key={list} className="flow" data-list={list}>
                  <div className="desk-list-head">
                    <h2>{labels[`desk.list-${list}`]}</h2>
                    <span className="quiet">{fillCount(labels, 'desk.people', here.length, lang)}</span>
                  </div>
                  {list === 'active' && <AboveLimit />}
                  {list === 'team' && <SaidLine id="team-how" line={lines['team-how']} size="little" />}
                  <ul className="desk-rows">
                    {here.map((person) => (
                      <PersonRow key={person.thread} person={person} />
                    ))}
                  </ul>
                </section>
              )
            );
          })}
          {away.length > 0 && (
            <details className="flow" data-list="away">
              <summary className="press small">
                {labels['desk.to-away']}{' '}
                <span className="quiet">{fillCount(labels, 'desk.people', away.length, lang)}</span>
              </summary>
              <SaidLine id="away-how" line={lines['away-how']} size="little" />
              <ul className="desk-rows">
                {away.map((person) => (
                  <PersonRow key={person.thread} person={person} />
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}
