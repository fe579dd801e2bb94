import { useState } from 'react';
import { Press } from '#ui/Press.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { ChoosePassphrase } from '#keys/ChoosePassphrase.tsx';
import type { DoorWords } from './door-words.ts';
import { Going } from '#keys/Step.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';

/** New words in place of those that opened the Inbox until now. */
export function NewWords({
  words,
  keys,
  onDone,
  onBack,
}: {
  words: DoorWords;
  keys: WorkerKeys;
  onDone: (keys: WorkerKeys) => void;
  onBack: () => void;
}) {
  const [far, setFar] = useState<number>();
  const [chosen, setChosen] = useState<string>();
  const [trouble, setTrouble] = useState<TroubleKind>();
  const change = async (passphrase: string) => {
    setChosen(passphrase);
    setTrouble(undefined);
    setFar(0);
    try {
      const { withNewPassphrase } = await import('./change-keys.ts');
      onDone(await withNewPassphrase(keys, passphrase, setFar));
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      setFar(undefined);
    }
  };
  if (far !== undefined) return <Going words={words} line="changing" far={far} />;
  if (trouble && chosen !== undefined)
    return (
      <div className="flow">
        <Trouble kind={trouble} words={words} />
        <div className="row">
          <Press onPress={onBack}>{words.labels['door.back']}</Press>
          <Press look="strong" onPress={() => change(chosen)}>
            {words.labels['door.try-again']}
          </Press>
        </div>
      </div>
    );
  return (
    <ChoosePassphrase
      name={keys.name}
      words={words}
      onChosen={(passphrase) => void change(passphrase)}
      onBack={onBack}
    />
  );
}
