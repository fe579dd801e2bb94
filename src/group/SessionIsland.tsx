import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { rowsOf, sentencesOf } from '#model/group-rows.ts';
import { ourAddress } from '#model/our-address.ts';
import { choose, readSettings } from '#settings/settings.ts';
import { play, stop } from '#speech/player.ts';
import { moveByKey, moveBySwipe, type Move } from '#stage/moves.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { openDialog } from '#ui/dialog.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { CardsUp } from './CardsUp.tsx';
import { CountedRows } from './CountedRows.tsx';
import { countedOf } from './count-said.ts';
import { keepRow } from './keep.ts';
import { OwnPhones } from './OwnPhones.tsx';
import { PassRound } from './PassRound.tsx';
import { Pause } from './Pause.tsx';
import type { GroupWords, ReadySession } from './ready-session.ts';
import { placeOf, screensOf, type Screen } from './screens.ts';
import { pictureOf, Shown, Small } from './Shown.tsx';
import { joinWindows, type Told } from './told-windows.ts';
import { usePhones, type Phones } from './use-phones.ts';
import { useRun } from './use-run.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';
import { WriteDown } from './WriteDown.tsx';

/** What stands over the screens: a tablet that is passed round, something that is written, the list of parts, how own phones come in. */
type Over = 'round' | 'write' | 'parts' | 'phones' | undefined;
interface Heard {
  words: string;
  sound?: string | undefined;
}

const rightToLeft = () => document.documentElement.dir === 'rtl';
const isWriting = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, dialog') !== null;

/** What of a screen is read aloud, in its order. */
function heardOn(screen: Screen, { writes: kinds, lines }: GroupWords): Heard[] {
  if (screen.as === 'break')
    return [
      screen.step.head,
      { words: fill(lines['break-about'].words, { count: screen.step.minutes }) },
      lines['break-back'],
    ];
  if (screen.as === 'said-nothing') return [lines['said-nothing']];
  if (screen.as === 'line') return [screen.line];
  if (screen.as === 'written' || screen.as === 'asked')
    return [
      ...(screen.as === 'written' ? kinds.filter((kind) => kind.id === screen.sentence.as) : []),
      { words: screen.sentence.words },
    ];
  if (screen.as === 'counted') return [screen.of.head];
  return [screen.step.head, ...screen.step.choices];
}

/** Draws the screen that stands now. */
function Now({
  screen,
  rows,
  here,
  run,
  ...ways
}: {
  screen: Screen;
  rows: readonly GroupRow[];
  here: string;
  run: () => Promise<string>;
  onRound: () => void;
  phones: Phones;
  onPhones: () => void;
}) {
  const words = useWords();
  const { lines, lang, say, writes } = words;
  switch (screen.as) {
    case 'line':
      return <Shown picture={screen.line.picture} words={screen.line.words} />;
    case 'question':
      return <CardsUp step={screen.step} rows={rows} run={run} here={here} {...ways} />;
    case 'break':
      return <Pause step={screen.step} />;
    case 'talk':
      return (
        <Shown picture={screen.step.head.picture} words={screen.step.head.words}>
          {sentencesOf(rows, here)
            .filter((one) => one.of === screen.step.id)
            .map((one) => (
              <Small key={one.id} picture={pictureOf(one, words)} words={one.words} own />
            ))}
        </Shown>
      );
    case 'said-nothing':
      return <Shown picture={lines['said-nothing'].picture} words={lines['said-nothing'].words} />;
    case 'counted':
      return <CountedRows head={screen.of.head} counted={countedOf(rows, here, screen.of, true)} />;
    case 'written':
      return (
        <Shown
          picture={pictureOf(screen.sentence, words)}
          words={screen.sentence.words}
          own
          above={writes.find((kind) => kind.id === screen.sentence.as)?.words}
        />
      );
    case 'asked':
      return (
        <Shown
          picture={pictureOf(screen.sentence, words)}
          words={screen.sentence.words}
          own
          above={lines['asked-before'].words}
        >
          <p className="stage-whose">{say('group.asked-by', { date: dayOf(`${screen.by}T00:00`, lang) })}</p>
        </Shown>
      );
  }
}

function Running({
  session,
  back = ourAddress(`/groups/${session.id}/`),
  rows,
  leaveTo,
  leavePicture,
}: {
  session: ReadySession;
  back?: string | undefined;
  rows: readonly GroupRow[];
  leaveTo: string;
  leavePicture: string;
}) {
  const words = useWords();
  const { say, lang } = words;
  const [here, run] = useRun(session, rows);
  const screens = useMemo(() => screensOf(session, rows, here), [session, rows, here]);
  const [at, setAt] = useState(() => rowsOf(rows, 'place', here)[0]?.at);
  const [over, setOver] = useState<Over>();
  const [sounding, setSounding] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const turn = useRef(0);
  const n = placeOf(screens, at);
  const screen = screens[n];

  const phones = usePhones(
    session,
    here,
    run,
    screen?.as === 'question' ? screen.step.id : undefined,
    over === 'phones',
  );

  const hush = useCallback(() => {
    turn.current += 1;
    stop();
    setSounding(false);
  }, []);
  const toPhones = () => {
    hush();
    setOver('phones');
  };
  const hear = useCallback(
    async (all: readonly Heard[]) => {
      const mine = ++turn.current;
      setSounding(true);
      for (const { sound, words } of all) {
        const ended = await play({ sound, words, lang });
        if (mine !== turn.current) return;
        if (ended === 'no-voice') openDialog('[data-no-voice]');
        if (ended !== 'ended') break;
      }
      setSounding(false);
    },
    [lang],
  );
  const goTo = useCallback(
    (id: string | undefined) => {
      hush();
      setOver(undefined);
      setAt(id);
      if (id !== undefined)
        void run()
          .then((of) => keepRow({ id: `${of}/place`, kind: 'place', run: of, at: id }))
          .catch(() => undefined);
      const next = screens.find((one) => one.id === id);
      if (next && readSettings().stage === 'read' && readSettings().sound !== 'off') void hear(heardOn(next, words));
    },
    [hush, hear, run, screens, words],
  );
  const move = useCallback(
    (wanted: Move) => {
      if (wanted === 'on' && n + 1 < screens.length) goTo(screens[n + 1]?.id);
      else if (wanted === 'back' && n > 0) goTo(screens[n - 1]?.id);
      else if (wanted === 'first' || wanted === 'start') goTo(screens[0]?.id);
      else if (wanted === 'last') goTo(screens.at(-1)?.id);
    },
    [n, screens, goTo],
  );

  // The keys, a presenter's remote, and Escape: out of what stands over the screens first.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') {
        if (over) setOver(undefined);
        else location.href = back;
        return;
      }
      const wanted = moveByKey(event, rightToLeft());
      if (
        !wanted ||
        over ||
        isWriting(event.target) ||
        (event.key === ' ' && (event.target as Element).closest('button, a'))
      )
        return;
      if (/^Arrow(Up|Down)$/.test(event.key) && screen && ['question', 'counted'].includes(screen.as)) return;
      event.preventDefault();
      move(wanted);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [over, move, back, screen]);
  // What is read next, by keyboard and screen reader, begins at what stands on the screen.
  useEffect(() => {
    stage.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [screen?.id, over]);
  // The notes' window follows, and can go on and back.
  const windows = useRef<ReturnType<typeof joinWindows>>(undefined);
  const step = screen?.step.id ?? '';
  useEffect(() => {
    const tellStep = () => windows.current?.tell({ session: session.id, step });
    windows.current = joinWindows(session.id, (told: Told) => {
      if ('move' in told) move(told.move);
      else if ('asks' in told) tellStep();
    });
    tellStep();
    return () => windows.current?.leave();
  }, [session.id, step, move]);
  useEffect(() => () => stop(), []);

  const down = useRef<[number, number]>(undefined);
  if (!screen) return null;
  const listen = () => {
    if (sounding) return hush();
    choose('stage', 'read');
    void hear(over === 'round' ? [screen.step.head, ...screen.step.choices] : heardOn(screen, words));
  };
  const whole = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
      () => undefined,
    );
  return (
    <div
      className="stage session"
      data-as={over ?? screen.as}
      ref={stage}
      {...(sounding ? { 'data-reading': '' } : {})}
      onTouchStart={({ touches }) => {
        const finger = touches[0];
        down.current = finger && [finger.clientX, finger.clientY];
      }}
      onTouchEnd={({ changedTouches, touches }) => {
        const finger = changedTouches[0];
        const wanted =
          finger && down.current && touches.length === 0 && !over
            ? moveBySwipe(finger.clientX - down.current[0], finger.clientY - down.current[1], rightToLeft())
            : undefined;
        if (wanted) move(wanted);
      }}
    >
      <div className="stage-top">
        {over === 'round' ? (
          <Press icon="close" onPress={() => setOver(undefined)}>
            <span>{say('group.stop-round')}</span>
          </Press>
        ) : (
          <a className="press" href={back} data-way="back">
            <Icon name="close" />
            <span>{say('group.close')}</span>
          </a>
        )}
        <p className="stage-of">{over === 'round' ? '' : say('stage.of', { n: n + 1, of: screens.length })}</p>
        {over !== 'round' && (
          <Press onPress={whole} data-stage-does="whole">
            <Icon name="whole" />
            <span>{say('stage.whole')}</span>
          </Press>
        )}
        {over !== 'round' && over !== 'phones' && (
          <Press data-stage-does="phones" onPress={toPhones}>
            <Icon name="phone" />
            <span {...(phones.room ? {} : { className: 'phones-word' })}>
              {phones.room ? String(phones.here) : say('group.phones')}
            </span>
            {phones.room && <span className="unseen"> {say('group.phones')}</span>}
          </Press>
        )}
        {over !== 'round' && (
          <Press
            aria-expanded={over === 'parts'}
            data-stage-does="parts"
            onPress={() => setOver(over === 'parts' ? undefined : 'parts')}
          >
            <Icon name="parts" />
            <span>{say('stage.parts')}</span>
          </Press>
        )}
        <a className="press leave" href={leaveTo} data-leave rel="noreferrer">
          <img src={leavePicture} alt="" width="28" height="28" />
          <span>{say('top.leave')}</span>
        </a>
      </div>
      <div
        className="stage-line"
        aria-hidden="true"
        style={{ '--gone': String((n + 1) / screens.length) } as React.CSSProperties}
      />
      {over === 'round' ? (
        <PassRound
          step={screen.step}
          run={run}
          onEnd={() => setOver(undefined)}
          onAsk={() => {
            if (readSettings().stage === 'read') void hear([screen.step.head]);
          }}
        />
      ) : over === 'write' ? (
        <WriteDown rows={rows} run={run} here={here} of={step} onEnd={() => setOver(undefined)} />
      ) : over === 'phones' ? (
        <OwnPhones phones={phones} onEnd={() => setOver(undefined)} />
      ) : over === 'parts' ? (
        <div className="stage-parts">
          {session.steps.map((one) => (
            <button
              type="button"
              key={one.id}
              className="stage-part"
              aria-current={one.id === step ? 'true' : undefined}
              onClick={() => goTo(one.id)}
            >
              <PictureTile picture={one.head.picture} />
              <span>{one.head.words}</span>
            </button>
          ))}
        </div>
      ) : (
        <Now
          key={screen.id}
          screen={screen}
          rows={rows}
          here={here}
          run={run}
          onRound={() => {
            hush();
            setOver('round');
          }}
          phones={phones}
          onPhones={toPhones}
        />
      )}
      <div className="stage-bar" hidden={over === 'round' || over === 'write' || over === 'phones'}>
        <Press data-way="back" aria-disabled={n === 0} onPress={() => move('back')}>
          <Icon name="before" />
          <span>{say('stage.back')}</span>
        </Press>
        <button type="button" className="press listen-here" onClick={listen}>
          <Icon name={sounding ? 'stop' : 'speaker'} />
          <span>{say(sounding ? 'stage.stop-sound' : 'listen')}</span>
        </button>
        <Press
          onPress={() => {
            hush();
            setOver('write');
          }}
        >
          <Icon name="pen" />
          <span>{say('group.write')}</span>
        </Press>
        {n + 1 < screens.length ? (
          <Press look="strong" data-way="on" onPress={() => move('on')}>
            <span>{say('stage.on')}</span>
            <Icon name="next" />
          </Press>
        ) : (
          <a className="press strong" data-way="on" href={ourAddress('/groups/what-we-said/')}>
            <span>{say('group.said')}</span>
            <Icon name="next" />
          </a>
        )}
      </div>
    </div>
  );
}

/** Runs a Session on the whole screen, from welcome to goodbye; its place is kept. */
export function SessionIsland({
  session,
  back,
  words,
  leaveTo,
  leavePicture,
}: {
  session: ReadySession;
  /** Where *Stop here* leads; else to the screen of that ready Session. */
  back?: string;
  words: GroupWords;
  leaveTo: string;
  leavePicture: string;
}) {
  return (
    <WithRows words={words} title={session.title.words}>
      {(rows) => <Running session={session} back={back} rows={rows} leaveTo={leaveTo} leavePicture={leavePicture} />}
    </WithRows>
  );
}
