import { useId } from 'react';

interface Props { label: string; value: string; onType: (words: string) => void; onDone: () => void; lines?: number; autoFocus?: boolean }

/**
 * A place to write. The browser's own spelling help is on; we never correct. A plain element and not react-aria's:
 * it needs nothing more, and each key costs less on a cheap tablet.
 */
export function TypeHere({ label, value, onType, onDone, lines = 1, autoFocus = false }: Props) {
  const id = useId();
  const shared = { id, value, spellCheck: true, autoFocus, onBlur: onDone };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines > 1
        ? <textarea {...shared} rows={lines} onChange={(e) => onType(e.currentTarget.value)} />
        : <input {...shared} type="text" autoComplete="off" onChange={(e) => onType(e.currentTarget.value)} />}
    </div>
  );
}
