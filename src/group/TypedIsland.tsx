import { useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { rowsOf } from '#model/group-rows.ts';
import { ourAddress } from '#model/our-address.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import { countOnPaper } from './keep.ts';
import { typedCount } from './typed-count.ts';
import type { GroupWords, ReadySession, ReadyStep } from './ready-session.ts';
import { useRun } from './use-run.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';

/** The next place to type a number, or the way on after the last. */
const nextOf = (field: HTMLElement): HTMLElement | undefined => {
  const all = [...document.querySelectorAll<HTMLElement>('.typed input, .typed-on')];
  return all[all.indexOf(field) + 1];
};

/** How many stickers one choice has. It is kept when it is left, by Enter too. */
function HowMany({
  step,
  choice,
  count,
  onKeep,
}: {
  step: string;
  choice: ReadyChoice;
  count: number | undefined;
  onKeep: (n: number) => Promise<void>;
}) {
  const { lines } = useWords();
  const kept = count === undefined ? '' : String(count);
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const line = `typed-${step}-${choice.id}`;
  const keep = async () => {
    if (typed === undefined) return;
    const n = typedCount(typed);
    setWrong(n === undefined);
    if (n === undefined) return;
    if (n !== (count ?? 0) || (kept === '' && typed.trim() !== '')) await onKeep(n);
    setTyped(undefined);
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (typed !== undefined && typedCount(typed) === undefined) setWrong(true);
    else nextOf(event.currentTarget)?.focus();
  };
  return (
    <li data-line={line} {...(choice.sound ? { 'data-sound': choice.sound } : {})}>
      <PictureTile picture={choice.picture} />
      <label className="sentence" htmlFor={id} id={`l-${line}`}>
        {choice.words}
      </label>
      <ListenButton of={`l-${line}`} />
      <input
        className="field"
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={typed ?? kept}
        aria-invalid={wrong}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => void keep().catch(() => undefined)}
        onKeyDown={onEnter}
      />
      <div role="status" className="typed-wrong">
        {wrong && <SaidLine id={`${id}-wrong`} line={lines['typed-wrong']} size="little" />}
      </div>
    </li>
  );
}

function Asked({
  step,
  rows,
  here,
  run,
  onKeeping,
}: {
  step: ReadyStep;
  rows: readonly GroupRow[];
  here: string;
  run: () => Promise<string>;
  onKeeping: (work: Promise<void>) => Promise<void>;
}) {
  const counts = rowsOf(rows, 'count', here).find((row) => row.of === step.id && row.by === here)?.counts ?? {};
  const keep = async (choice: string, n: number) => countOnPaper(await run(), step.id, choice, n);
  return (
    <section className="panel flow" role="group" aria-labelledby={`l-typed-${step.id}`}>
      <SaidLine id={`typed-${step.id}`} line={step.head} as="h2" />
      <ul className="typed">
        {step.choices.map((choice) => (
          <HowMany
            key={choice.id}
            step={step.id}
            choice={choice}
            count={counts[choice.id]}
            onKeep={(n) => onKeeping(keep(choice.id, n))}
          />
        ))}
      </ul>
    </section>
  );
}

function All({ session, rows }: { session: ReadySession; rows: readonly GroupRow[] }) {
  const { say, lines } = useWords();
  const [here, run] = useRun(session, rows);
  const [waiting, setWaiting] = useState(0);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const keeping = async (work: Promise<void>) => {
    last.current = Promise.allSettled([last.current, work]);
    setWaiting((n) => n + 1);
    try {
      await work;
    } finally {
      setWaiting((n) => n - 1);
    }
  };
  /** Going on waits until what was typed is kept: what a page that goes still asks of its database may never happen. */
  const goOn = (event: MouseEvent<HTMLAnchorElement>) => {
    if (waiting === 0) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    void last.current.then(() => {
      location.assign(href);
    });
  };
  return (
    <div className="flow" aria-busy={waiting > 0}>
      <SaidLine id="typed-what" line={lines['typed-what']} as="h1" />
      <SaidLine id="typed-enter" line={lines['typed-enter']} />
      {session.steps
        .filter((step) => step.choices.length > 0)
        .map((step) => (
          <Asked key={step.id} step={step} rows={rows} here={here} run={run} onKeeping={keeping} />
        ))}
      <SaidLine id="typed-kept" line={lines['typed-kept']} size="little" />
      <p>
        <a className="press strong typed-on" href={ourAddress('/groups/what-we-said/')} onClick={goOn}>
          <span>{say('group.said')}</span>
          <Icon name="next" />
        </a>
      </p>
    </div>
  );
}

/** Types in how many stickers each answer has on paper that was filled: all Questions of a Session in one go, by Enter from one to the next. */
export function TypedIsland({ session, words }: { session: ReadySession; words: GroupWords }) {
  return (
    <WithRows words={words} title={session.title.words}>
      {(rows) => <All session={session} rows={rows} />}
    </WithRows>
  );
}
