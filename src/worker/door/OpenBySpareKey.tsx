import { useState } from 'react';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { SecretField } from '#keys/SecretField.tsx';
import { Going, Step } from '#keys/Step.tsx';
import { Trouble } from './Trouble.tsx';
import { useOpening } from './use-opening.ts';

/** By the secret on the printed spare key, typed or read from its QR code. */
export function OpenBySpareKey({
  words,
  onOpened,
  onBack,
}: {
  words: DoorWords;
  onOpened: (keys: WorkerKeys) => void;
  onBack: () => void;
}) {
  const { labels, lines } = words;
  const [typed, setTyped] = useState('');
  const { trouble, busy, tryTo } = useOpening(onOpened);
  const go = () => tryTo(async () => (await import('./open-door.ts')).openBySpareKey(typed));
  return (
    <div className="wide-flow">
      <Step
        words={words}
        asks="use-sheet"
        next={labels['door.unlock']}
        busy={busy || !typed.trim()}
        onNext={() => go()}
        onBack={onBack}
      >
        <SaidLine id="use-sheet-such" line={lines['use-sheet-such']} size="little" />
        <SecretField
          label={labels['door.sheet-secret'] ?? ''}
          value={typed}
          onType={setTyped}
          words={words}
          autoComplete="off"
        />
      </Step>
      {busy && <Going words={words} line="opening" />}
      <Trouble kind={trouble} words={words} />
      <section className="panel flow">
        <SaidLine id="lost" line={lines.lost} size="little" />
        <SaidLine id="lost-next" line={lines['lost-next']} size="little" />
      </section>
    </div>
  );
}
