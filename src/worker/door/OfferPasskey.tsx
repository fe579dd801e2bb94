import { useEffect, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { Step } from '#keys/Step.tsx';

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  /** Whether this device keeps anything: a passkey opens only what is kept. */ kept: boolean;
  onDone: () => void;
}

/** Makes a passkey that opens these keys on this device. @returns false where the device cannot, or the worker said no. */
async function makePasskey(keys: WorkerKeys): Promise<boolean> {
  const [{ sealByPasskey }, { keepHere }, { CannotOpen }] = await Promise.all([
    import('#keys/at-rest.ts'),
    import('./sealed-keys.ts'),
    import('#sealing/sealing-errors.ts'),
  ]);
  try {
    return await keepHere(keys, await sealByPasskey(keys, keys.name));
  } catch (why) {
    if (why instanceof CannotOpen) return false;
    throw why;
  }
}

/** Offers to open the Inbox with finger or face from now on. Where this browser has no passkeys, it is not shown at all. */
export function OfferPasskey({ words, keys, kept, onDone }: Props) {
  const { labels, lines } = words;
  const [may, setMay] = useState<boolean>();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<boolean>();
  useEffect(() => {
    void import('#sealing/passkey.ts').then(({ mayHavePasskey }) => setMay(kept && mayHavePasskey()));
  }, [kept]);
  useEffect(() => {
    if (may === false) onDone();
  });
  if (!may) return null;
  const make = async () => {
    setBusy(true);
    setMade(await makePasskey(keys));
    setBusy(false);
  };
  if (made) return <Step key="made" words={words} asks="passkey-made" onNext={onDone} />;
  return (
    <Step
      key="ask"
      words={words}
      asks="passkey"
      next={labels['door.passkey-make']}
      busy={busy}
      onNext={() => make()}
      or={<Press onPress={onDone}>{labels['door.not-now']}</Press>}
    >
      <SaidLine id="passkey-such" line={lines['passkey-such']} size="little" />
      <div role="status">
        {made === false && (
          <div className="panel sunny">
            <SaidLine id="passkey-not" line={lines['passkey-not']} size="little" />
            <SaidLine id="passkey-not-next" line={lines['passkey-not-next']} size="little" />
          </div>
        )}
      </div>
    </Step>
  );
}
