import { useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { Door as DoorHere } from '#worker/keep/place.ts';
import type { DoorWords } from './door-words.ts';
import { SecretField } from '#keys/SecretField.tsx';
import { Going, Step } from '#keys/Step.tsx';
import { Trouble } from './Trouble.tsx';
import { useOpening } from './use-opening.ts';

interface Props {
  words: DoorWords;
  door: DoorHere;
  onOpened: (keys: WorkerKeys) => void;
  onOther: () => void;
  onSpareKey: () => void;
}

/** A worker whom this device knows: by their words, or by finger or face. */
export function OpenHere({ words, door, onOpened, onOther, onSpareKey }: Props) {
  const { labels } = words;
  const [typed, setTyped] = useState('');
  const { far, trouble, busy, tryTo } = useOpening(onOpened);
  const byWords = () =>
    tryTo(async (tell) => (await import('./open-door.ts')).openByPassphrase(door.code, typed, tell));
  const byPasskey = () => tryTo(async () => (await import('./open-door.ts')).openByPasskey(door));
  return (
    <div className="wide-flow">
      <Step
        words={words}
        asks="your-words"
        next={labels['door.unlock']}
        busy={busy || !typed.trim()}
        onNext={() => byWords()}
        or={
          door.byPasskey && (
            <Press isDisabled={busy} onPress={() => byPasskey()}>
              {labels['door.by-passkey']}
            </Press>
          )
        }
      >
        <p className="door-name">{fill(labels['door.open-as'] ?? '', { name: door.name })}</p>
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
        <Press look="small" onPress={onOther}>
          {labels['door.other']}
        </Press>
      </div>
    </div>
  );
}
