import { useEffect, useRef, useState } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { rowsOf } from '#model/group-rows.ts';
import { ourAddress } from '#model/our-address.ts';
import { toStage } from '#stage/start-stage.ts';
import { dayOf } from '#strings/day.ts';
import { beginAt } from '#ui/begin-at.ts';
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
import { TakeAwayRun } from './TakeAwayRun.tsx';
import { TakeTalking } from './TakeTalking.tsx';
import { TheyDid } from './TheyDid.tsx';
import { useRunsSaid } from './use-runs-said.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';

/** The poster, and before it what is decided about it: in which size, and whether small numbers are said. */
function PosterPart({ now }: { now: RunNow }) {
  const { say, lines } = useWords();
  const { run, exact } = now;
  return (
    <section className="flow">
      <div className="row no-print">
        <Press look="strong" icon="print" onPress={() => printAs('poster')}>
          {say('group.poster-a4')}
        </Press>
        <Press icon="print" onPress={() => printAs('poster a3')}>
          {say('group.poster-a3')}
        </Press>
      </div>
      <Poster now={now} />
      {rowsOf(now.rows, 'count', run.id).length > 0 && (
        <div className="panel flow no-print">
          <SaidLine id="few-why" line={lines['few-why']} />
          <SaidLine id="few-decide" line={lines['few-decide']} />
          <p>
            <Press
              aria-pressed={exact}
              icon={exact ? 'tick' : 'eye'}
              onPress={() => keepRow({ id: `${run.id}/exact`, kind: 'exact', run: run.id, exact: !exact })}
            >
              {say('group.exact')}
            </Press>
          </p>
        </div>
      )}
    </section>
  );
}

const parts = [
  ['poster', 'group.poster', 'newspaper'],
  ['letter', 'group.letter', 'envelope'],
  ['answers', 'group.answers', 'answer'],
] as const;

/** One Session that was done: its poster, its letter, what was answered, one of them at a time; and all of it on the big screen. */
function OneRun({ now, part }: { now: RunNow; part: string }) {
  const words = useWords();
  const { say, pictures } = words;
  return (
    <>
      <nav className="said-parts no-print" aria-label={say('group.said')}>
        {parts.map(([id, label, picture]) => (
          <a key={id} className="press" href={`#${now.run.id}/${id}`} aria-current={id === part ? 'true' : undefined}>
            <PictureTile picture={pictures[picture]} />
            {say(label)}
          </a>
        ))}
        <Press
          onPress={() =>
            toStage(() => ({ name: say('group.said'), place: `said ${now.run.id}`, slides: saidSlides(now, words) }))
          }
        >
          <PictureTile picture={pictures['tv']} />
          {say('group.big-screen')}
        </Press>
      </nav>
      {part === 'poster' && <PosterPart now={now} />}
      {part === 'poster' && <TakeTalking key={now.run.id} now={now} />}
      {part === 'letter' && <GroupLetter key={now.run.id} now={now} />}
      {part === 'answers' && <TheyDid now={now} />}
    </>
  );
}

function All({ rows, sessions }: { rows: readonly GroupRow[]; sessions: readonly ReadySession[] }) {
  const { say, lines, lang } = useWords();
  const runs = useRunsSaid(rows, sessions);
  const [wanted, part = 'poster'] = useHash();
  const now = runs.find((one) => one.run.id === wanted) ?? runs[0];
  const run = now?.run;
  const [gone, setGone] = useState(false);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (gone) beginAt(told.current);
  }, [gone]);
  return (
    <div className="wide-flow">
      <div className="no-print flow">
        <SaidLine id="said" line={lines.said} as="h1" />
        <div role="status" ref={told}>
          {gone && <SaidLine id="take-done" line={lines['take-done']} />}
        </div>
        {run === undefined && (
          <div className="panel flow">
            <SaidLine id="said-none" line={lines['said-none']} />
            <SaidLine id="said-none-next" line={lines['said-none-next']} />
            <p>
              <a className="press strong" href={ourAddress('/groups/')}>
                <Icon name="two" />
                {say('group')}
              </a>
            </p>
          </div>
        )}
        {runs.length > 0 && (
          <nav className="flow" aria-label={lines['said-choose'].words}>
            {runs.length > 1 && <SaidLine id="said-choose" line={lines['said-choose']} />}
            <ul className="run-rows">
              {runs.map((one) => (
                <li key={one.run.id}>
                  <a className="press" href={`#${one.run.id}`} aria-current={one.run === run ? 'true' : undefined}>
                    <PictureTile picture={one.session.title.picture} />
                    <span>
                      {one.session.title.words} <span className="quiet">{dayOf(`${one.run.day}T00:00`, lang)}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      {now && <OneRun part={part} now={now} />}
      {run && <TakeAwayRun key={run.id} rows={rows} run={run} onGone={() => setGone(true)} />}
      <GroupCopy rows={rows} />
    </div>
  );
}

/** What a group said in its Sessions, and what comes of it. All of it is on this device; nothing is sent from here. */
export function WhatWeSaidIsland({ sessions, words }: { sessions: ReadySession[]; words: GroupWords }) {
  return (
    <WithRows words={words} title={words.labels['group.said'] ?? ''}>
      {(rows) => <All rows={rows} sessions={sessions} />}
    </WithRows>
  );
}
