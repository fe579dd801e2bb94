import { useId, useState } from 'react';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import { typedDay } from '#model/typed-day.ts';
import { Press } from './Press.tsx';

/** How days are said: the months by name, a day in full, an example, and what is said of a day that can hardly be meant. */
export interface DayWords {
  months: readonly string[];
  inFull: (day: string) => string;
  example: string;
  odd: string;
}

interface Props {
  label: string;
  says: DayWords;
  /** The first day that may be chosen. */ from: string;
  /** Days that one press picks: what it is called, and how many days from now. */ soon?: readonly (readonly [
    words: string,
    days: number,
  ])[];
  value: string;
  onChange: (day: string) => void;
  className?: string;
}

/**
 * A day: picked by one press, or typed as people write it in England, and said in full below before anything is done with it. Not the browser's
 * own calendar: that takes its order of day and month from the browser's language. A day that is over is asked again and never taken.
 */
export function DayField({ label, says, from, soon = [], value, onChange, className = '' }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value && says.inFull(value));
  const isOdd = shown.trim() !== '' && !isSensibleDay(value, from);
  const type = (text: string) => {
    setTyped(text);
    onChange(typedDay(text, says.months, from) ?? '');
  };
  return (
    <div className={`field day-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {soon.length > 0 && (
        <div className="row">
          {soon.map(([words, days]) => (
            <Press
              key={days}
              look="small"
              aria-pressed={value === dayFromNow(days)}
              onPress={() => {
                setTyped(undefined);
                onChange(dayFromNow(days));
              }}
            >
              {words}
            </Press>
          ))}
        </div>
      )}
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={shown}
        aria-invalid={isOdd}
        aria-describedby={`${id}-said`}
        onChange={(e) => type(e.currentTarget.value)}
        onBlur={() => {
          if (value) setTyped(undefined);
        }}
      />
      <p id={`${id}-said`} className="quiet" role="status">
        {isOdd ? <strong>{says.odd}</strong> : value ? typed !== undefined && says.inFull(value) : says.example}
      </p>
    </div>
  );
}
