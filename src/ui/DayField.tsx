import { useId } from 'react';
import { isSensibleDay } from '#model/calendar.ts';

interface Props { label: string; /** What is said of a day that can hardly be meant. */ odd: string; /** The first day that may be chosen. */ from: string; value: string; onChange: (day: string) => void; className?: string }

/** A day: the device's own calendar, or typed. A year of two digits, or a day that is over, is asked again and never taken. */
export function DayField({ label, odd, from, value, onChange, className = '' }: Props) {
  const id = useId();
  const isOdd = value !== '' && !isSensibleDay(value, from);
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" min={from} value={value} aria-invalid={isOdd} aria-describedby={`${id}-odd`} onChange={(e) => onChange(e.currentTarget.value)} />
      <p id={`${id}-odd`} role="status">{isOdd && <strong>{odd}</strong>}</p>
    </div>
  );
}
