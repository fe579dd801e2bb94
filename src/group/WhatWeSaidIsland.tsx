import { rowsOf, sentencesOf, type GroupRow } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import { toStage } from '#stage/start-stage.ts';
import { dayOf } from '#strings/day.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { printAs } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { GroupCopy } from './GroupCopy.tsx';
import { GroupLetter } from './GroupLetter.tsx';
import { keepRow } from './keep.ts';
import { Poster, type RunNow } from './Poster.tsx';
import type { GroupWords, ReadySession } from './ready-session.ts';
import { saidSlides } from './said-slides.ts';
import { TheyDid } from './TheyDid.tsx';
import { useRows } from './use-rows.ts';
import { GiveWords, useWords } from './Words.tsx';

/** One Session that was done: its poster, its letter, its slides, and what was answered. */
function OneRun({ now }: { now: RunNow }) {
  const words = useWords();
  const { say, lines } = words;
  const { run, exact } = now;
  const hides = [...new Set(rowsOf(now.rows, 'count', run.id).map((row) => row.of))].length > 0;
  return (
    <>
      <section className="flow">
        <h2 className="no-print">{say('group.poster')}</h2>
        {hides && (
          <div className="panel flow no-print">
            <SaidLine id="few-why" line={lines['few-why']} />
            <SaidLine id="few-decide" line={lines['few-decide']} />
            <p><Press aria-pressed={exact} icon={exact ? 'tick' : 'eye'} onPress={() => keepRow({ id: `${run.id}/exact`, kind: 'exact', run: run.id, exact: !exact })}>{say('group.exact')}</Press></p>
          </div>
        )}
        <div className="row no-print">
          <Press look="strong" icon="print" onPress={() => printAs('poster')}>{say('group.poster-a4')}</Press>
          <Press icon="print" onPress={() => printAs('poster a3')}>{say('group.poster-a3')}</Press>
          <Press icon="stage" onPress={() => toStage(() => ({ name: say('group.said'), place: `said ${run.id}`, slides: saidSlides(now, words) }))}>{say('group.big-screen')}</Press>
        </div>
        <Poster now={now} />
      </section>
      <GroupLetter key={run.id} now={now} />
      <TheyDid now={now} />
    </>
  );
}

function All({ rows, sessions }: { rows: readonly GroupRow[]; sessions: readonly ReadySession[] }) {
  const { say, lines, lang } = useWords();
  const [wanted] = useHash();
  // A run of a Session that this website no longer has is still in the copy; it cannot be shown with its pictures.
  const runs = rowsOf(rows, 'run').filter((run) => sessions.some((one) => one.id === run.session) && (rowsOf(rows, 'count', run.id).length > 0 || sentencesOf(rows, run.id).length > 0))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const run = runs.find((one) => one.id === wanted) ?? runs[0];
  const session = sessions.find((one) => one.id === run?.session);
  return (
    <div className="wide-flow">
      <div className="no-print"><SaidLine id="said" line={lines.said} as="h1" /></div>
      {run === undefined ? (
        <div className="panel flow"><SaidLine id="said-none" line={lines['said-none']} /><SaidLine id="said-none-next" line={lines['said-none-next']} /><p><a className="press strong" href={ourAddress('/groups/')}><Icon name="two" />{say('group')}</a></p></div>
      ) : (
        <nav className="flow no-print" aria-label={lines['said-choose'].words}>
          <SaidLine id="said-choose" line={lines['said-choose']} />
          <ul className="run-rows">
            {runs.map((one) => {
              const of = sessions.find((each) => each.id === one.session);
              return of && <li key={one.id}><a className="press" href={`#${one.id}`} aria-current={one.id === run.id ? 'true' : undefined}><PictureTile picture={of.title.picture} /><span>{of.title.words} <span className="quiet">{dayOf(`${one.day}T00:00`, lang)}</span></span></a></li>;
            })}
          </ul>
        </nav>
      )}
      {run && session && <OneRun now={{ run, session, rows, exact: rowsOf(rows, 'exact', run.id)[0]?.exact ?? false }} />}
      <GroupCopy rows={rows} />
    </div>
  );
}

/** What a group said in its Sessions, and what comes of it. All of it is on this device; nothing is sent from here. */
export function WhatWeSaidIsland({ sessions, words }: { sessions: ReadySession[]; words: GroupWords }) {
  const rows = useRows();
  if (rows === undefined) return <div className="waiting" aria-busy="true" />;
  if (rows === 'cannot') return <div className="flow"><h1>{words.labels['group.said']}</h1><SaidLine id="cannot-keep" line={words.lines['cannot-keep']} /><SaidLine id="cannot-keep-next" line={words.lines['cannot-keep-next']} /></div>;
  return <GiveWords words={words}><All rows={rows} sessions={sessions} /></GiveWords>;
}
