import { useId, useState, type ReactNode } from 'react';
import { Press } from '#ui/Press.tsx';
import { signOf, type StepWords } from './step-words.ts';

interface Props {
  label: string;
  value: string;
  onType: (words: string) => void;
  words: Pick<StepWords<never>, 'labels' | 'signs'>;
  autoComplete: 'new-password' | 'current-password' | 'off';
  hint?: ReactNode;
  autoFocus?: boolean;
}

/** A place for words that nobody beside should read; they may be shown. A phone's keyboard is asked not to mend them. */
export function SecretField({ label, value, onType, words, autoComplete, autoFocus = false }: Props) {
  const { labels } = words;
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={autoFocus}
        value={value}
        onChange={(e) => onType(e.currentTarget.value)}
      />
      <p>
        <Press {...signOf(words, 'eye')} look="small" aria-pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? labels['door.hide'] : labels['door.show']}
        </Press>
      </p>
    </div>
  );
}
