import { useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { SecretField } from '#keys/SecretField.tsx';
import { Going, Step } from '#keys/Step.tsx';
import { Trouble } from './Trouble.tsx';
import { useOpening } from './use-opening.ts';

interface Props {
  words: DoorWords;
  onOpened: (keys: WorkerKeys) => void;
  onBack: () => void;
  onSpareKey: () => void;
}

/** On a device that does not know the worker: their code and their words. */
export function OpenByCode({ words, onOpened, onBack, onSpareKey }: Props) {
  const { labels, lines } = words;
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  const { far, trouble, busy, tryTo } = useOpening(onOpened);
  const go = () => tryTo(async (tell) => (await import('./open-door.ts')).openByPassphrase(code, typed, tell));
  return (
    <div className="wide-flow">
      <Step
        words={words}
        asks="your-words"
        next={labels['door.unlock']}
        busy={busy || !code.trim() || !typed.trim()}
        onNext={() => go()}
        onBack={onBack}
      >
        <SaidLine id="code-such" line={lines['code-such']} size="little" />
        <TypeHere label={labels['door.code'] ?? ''} value={code} onType={setCode} onDone={() => undefined} />
        <SecretField
          label={labels['door.words'] ?? ''}
          value={typed}
          onType={setTyped}
          words={words}
          autoComplete="current-password"
        />
      </Step>
      {busy && <Going words={words} line="opening" far={far} />}
      <Trouble kind={trouble} words={words} />
      <div className="row">
        <Press look="small" onPress={onSpareKey}>
          {labels['door.by-sheet']}
        </Press>
      </div>
    </div>
  );
}
