import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { keptNames } from '#device/kept-names.ts';
import { beginAt } from '#ui/begin-at.ts';
import { Press } from '#ui/Press.tsx';
import { useHash } from '#ui/use-hash.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { lock } from '#worker/keep/open-keys.ts';
import type { LogEntry } from '#worker/keep/log.ts';
import { HereIs, type Here } from './here.ts';
import { Inbox } from './Inbox.tsx';
import { useKeptChoice } from './kept-choice.ts';
import { Keyboard } from './Keyboard.tsx';
import { inTurn, waitsToday } from './today.ts';
import { Undo } from './Undo.tsx';
import { useKeys } from './use-keys.ts';
import { dayFromNow } from '#model/calendar.ts';
import { useTopics } from '#story/use-topics.ts';
import { useDesk } from './use-desk.ts';
import type { DeskWords } from './words.ts';

const PersonScreen = lazy(() => import('./PersonScreen.tsx').then((m) => ({ default: m.PersonScreen })));
const Visit = lazy(() => import('./Visit.tsx').then((m) => ({ default: m.Visit })));
const Record = lazy(() => import('./Record.tsx').then((m) => ({ default: m.Record })));
const Counts = lazy(() => import('./Counts.tsx').then((m) => ({ default: m.Counts })));

/** Views that another room shows: the worker's card, their team, their keys. */
export interface OtherViews {
  card: () => React.ReactNode;
  team: () => React.ReactNode;
  keys: () => React.ReactNode;
  /** Above every view: what a worker is asked by their lead. */
  asked: () => React.ReactNode;
  /** Called whenever all that came is here: with the log as it is now. */
  onCame: (log: LogEntry[]) => void;
}

/** Stands after a view: once that is there, the reading begins at its title, as on any page that comes. What took the focus itself keeps it. */
function Begins() {
  useEffect(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at.closest('.desk-ways')) beginAt(document.querySelector('main h1'));
  }, []);
  return null;
}

/** The open desk: its views by what stands behind `#`, so that Back goes back and nothing of it is asked of the server. */
export function Desk({ keys, words, others }: { keys: WorkerKeys; words: DeskWords; others: OtherViews }) {
  const desk = useDesk(keys);
  const [view = 'inbox', thread = '', place = ''] = useHash();
  const [day, setDay] = useState(() => dayFromNow(0));
  // A window left open over night counts promises and weeks from the new day on.
  useEffect(() => {
    setDay(dayFromNow(0));
  }, [desk.fresh]);
  const topics = useTopics();
  const [look, setLook] = useKeptChoice(keptNames.deskLook, ['compact', 'easy']);
  const [keysOn, setKeysOn] = useKeptChoice(keptNames.deskKeys, ['on', 'off']);
  const [keyboard, setKeyboard] = useState(false);
  useKeys(keysOn === 'on');
  const waits = useMemo(() => waitsToday(desk.people, day, topics), [desk.people, day, topics]);
  const here = useMemo(
    (): Here => ({ desk, words, day, waits, turn: inTurn(waits, desk.people) }),
    [desk, words, day, waits],
  );
  useEffect(() => {
    if (place) return;
    window.scrollTo(0, 0);
  }, [view, thread, place]);
  const { goOn } = desk;
  useEffect(() => {
    void goOn();
  }, [goOn, view, thread]);
  const came = useRef(others.onCame);
  useEffect(() => {
    came.current = others.onCame;
  });
  useEffect(() => {
    if (desk.fresh && desk.entries) came.current(desk.entries);
  }, [desk.fresh, desk.entries]);
  const { labels } = words;
  const ways = ['inbox', 'card', ...(keys.role === 'lead' ? ['team'] : []), 'keys', 'counts'];
  const person =
    view === 'person' || view === 'visit' || view === 'record'
      ? desk.people.find((p) => p.thread === thread)
      : undefined;
  return (
    <HereIs value={here}>
      <div className="desk" data-look={look}>
        <nav className="desk-ways no-print" aria-label={labels['desk.ways']}>
          {ways.map((way) => (
            <a
              key={way}
              className="press small"
              href={`#${way}`}
              {...(way === 'inbox' ? { 'data-key': 'i' } : {})}
              aria-current={view === way || (way === 'inbox' && person) ? 'page' : undefined}
            >
              {labels[`desk.${way}`]}
            </a>
          ))}
          <Press
            look="small"
            data-key="e"
            aria-pressed={look === 'easy'}
            onPress={() => setLook(look === 'easy' ? 'compact' : 'easy')}
          >
            {labels['desk.easy-read']}
          </Press>
          <Press look="small" data-key="?" aria-expanded={keyboard} onPress={() => setKeyboard(!keyboard)}>
            {labels['desk.keyboard']}
          </Press>
          <Press look="small" onPress={() => lock()}>
            {labels['desk.lock']}
          </Press>
        </nav>
        {keyboard && (
          <Keyboard
            on={keysOn === 'on'}
            onTurn={(on) => setKeysOn(on ? 'on' : 'off')}
            onClose={() => setKeyboard(false)}
          />
        )}
        {others.asked()}
        <Suspense fallback={<div className="waiting" aria-busy="true" />}>
          {view === 'card' ? (
            others.card()
          ) : view === 'team' && keys.role === 'lead' ? (
            others.team()
          ) : view === 'keys' ? (
            others.keys()
          ) : view === 'counts' ? (
            <Counts />
          ) : person && view === 'visit' ? (
            <Visit key={person.thread} person={person} />
          ) : person && view === 'record' ? (
            <Record key={person.thread} person={person} />
          ) : person ? (
            <PersonScreen key={person.thread} person={person} place={place} />
          ) : (
            <Inbox />
          )}
          <Begins key={`${view}/${person?.thread ?? ''}`} />
        </Suspense>
        <Undo />
      </div>
    </HereIs>
  );
}
