import { useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { NewWords } from './NewWords.tsx';
import { Step } from '#keys/Step.tsx';

/** Whoever needed the spare key has mostly forgotten their words: new ones now, or later. */
export function NewWordsAfterSpareKey({
  words,
  keys,
  onDone,
}: {
  words: DoorWords;
  keys: WorkerKeys;
  onDone: (keys: WorkerKeys) => void;
}) {
  const { labels, lines } = words;
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <NewWords words={words} keys={keys} onDone={onDone} onBack={() => setChoosing(false)} />;
  return (
    <Step
      words={words}
      asks="sheet-opened"
      next={labels['door.yes']}
      onNext={() => setChoosing(true)}
      or={<Press onPress={() => onDone(keys)}>{labels['door.not-now']}</Press>}
    >
      <SaidLine id="sheet-opened-next" line={lines['sheet-opened-next']} size="little" />
    </Step>
  );
}
