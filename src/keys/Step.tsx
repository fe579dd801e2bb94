import { useEffect, useRef, type ReactNode } from 'react';
import { announce } from '#ui/announce.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useOnce } from '#ui/use-once.ts';
import { signOf, type StepWords } from './step-words.ts';

interface Props<Line extends string> {
  words: StepWords<Line>;
  /** What is asked: the step's heading. */
  asks: Line;
  /** How far: 3 of 8. Where there is one step only, nothing. */
  far?: string | undefined;
  next?: string | undefined;
  /** The sign of *Next*, where there are signs. */
  sign?: string;
  /** Where it takes time it returns a promise: Enter pressed twice is one press. */
  onNext?: (() => unknown) | undefined;
  onBack?: (() => void) | undefined;
  /** Beside *Next*: another way on. */
  or?: ReactNode;
  busy?: boolean;
  children?: ReactNode;
}

/** One thing at a time: its heading has the focus when it comes, Enter goes on, and there is a way back. */
export function Step<Line extends string>({
  words,
  asks,
  far,
  next,
  sign = 'next',
  onNext,
  onBack,
  or,
  busy = false,
  children,
}: Props<Line>) {
  const { labels, lines } = words;
  const { icon: onwards } = signOf(words, sign);
  const place = useRef<HTMLFormElement>(null);
  const go = useOnce(() => (busy ? undefined : onNext?.()));
  useEffect(() => {
    // A field that takes the focus itself keeps it.
    if (!place.current?.contains(document.activeElement)) place.current?.focus();
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <form
      className="door-step panel flow"
      ref={place}
      tabIndex={-1}
      aria-labelledby={`l-step-${asks}`}
      onSubmit={(e) => {
        e.preventDefault();
        go(undefined);
      }}
    >
      {far && <p className="quiet">{far}</p>}
      <SaidLine id={`step-${asks}`} line={lines[asks]} as="h2" />
      {children}
      <div className="row">
        {onBack && (
          <Press {...signOf(words, 'before')} onPress={onBack}>
            {labels['door.back']}
          </Press>
        )}
        {or}
        {onNext && (
          <button type="submit" className="press strong" disabled={busy}>
            {onwards && <Icon name={onwards} />}
            {next ?? labels['door.next']}
          </button>
        )}
      </div>
    </form>
  );
}

/** Something slow is going on; how far is shown where it is known. It comes in another's place: the screen's live region says it. */
export function Going<Line extends string>({
  words: { lines },
  line,
  far,
}: {
  words: Pick<StepWords<Line>, 'lines'>;
  line: Line;
  far?: number | undefined;
}) {
  const said = lines[line].words;
  useEffect(() => {
    announce(said);
  }, [said]);
  return (
    <div className="panel sunny flow">
      <SaidLine id={`going-${line}`} line={lines[line]} size="little" />
      <progress className="door-far" {...(far === undefined ? {} : { value: far })} max={1} aria-label={said} />
    </div>
  );
}
