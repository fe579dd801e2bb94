import { useEffect, useId, useRef, useState } from 'react';

interface Props {
  label: string;
  value: string;
  onType: (words: string) => void;
  onDone: () => void;
  lines?: number;
  autoFocus?: boolean;
}

/**
 * A place to write. The browser's own spelling help is on; we never correct. A plain element and not react-aria's:
 * it needs nothing more, and each key costs less on a cheap tablet. It shows each letter itself: what comes from outside
 * is shown only while nobody types here.
 */
export function TypeHere({ label, value, onType, onDone, lines = 1, autoFocus = false }: Props) {
  const id = useId();
  const [words, setWords] = useState(value);
  const typing = useRef(false);
  useEffect(() => {
    if (!typing.current) setWords(value);
  }, [value]);
  const type = (now: string) => {
    typing.current = true;
    setWords(now);
    onType(now);
  };
  const shared = {
    id,
    dir: 'auto',
    value: words,
    spellCheck: true,
    autoFocus,
    onBlur: () => {
      typing.current = false;
      onDone();
    },
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(e) => type(e.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" autoComplete="off" onChange={(e) => type(e.currentTarget.value)} />
      )}
    </div>
  );
}
