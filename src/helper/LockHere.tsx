import { useEffect, useState } from 'react';
import type { Token } from '#model/answer.ts';
import { ChoosePassphrase } from '#keys/ChoosePassphrase.tsx';
import { Going } from '#keys/Step.tsx';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import type { HelpingWords } from './helping-words.ts';
import { lockOf } from './keep.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';

interface Props {
  id: Token;
  /** Who asked: the first that others would try as words. */ name: string;
  words: HelpingWords;
}
type At = 'closed' | 'how' | 'words';

const locking = () => whenWanted(import('./lock.ts'));

/** Makes a lock by finger or face. @returns false where this device cannot, or somebody said no. */
async function lockByFinger(id: Token, name: string): Promise<boolean> {
  const [{ lockByPasskey }, { CannotOpen }] = await Promise.all([
    locking(),
    whenWanted(import('#sealing/sealing-errors.ts')),
  ]);
  try {
    await lockByPasskey(id, name);
    return true;
  } catch (why) {
    if (why instanceof CannotOpen) return false;
    throw why;
  }
}

/** How they are to be opened: by finger or face, where this browser may have that, or by words. */
function ChooseHow({
  words: { lines, labels },
  busy,
  noFinger,
  onFinger,
  onWords,
  onBack,
}: {
  words: HelpingWords;
  busy: boolean;
  noFinger: boolean;
  onFinger: () => unknown;
  onWords: () => void;
  onBack: () => void;
}) {
  const [may, setMay] = useState(false);
  useEffect(() => {
    void whenWanted(import('#sealing/passkey.ts')).then(
      ({ mayHavePasskey }) => setMay(mayHavePasskey()),
      () => undefined,
    );
  }, []);
  return (
    <Came className="panel flow">
      <Say from={lines} line="lock" as="h2" />
      <Say from={lines} line="lock-why" size="little" />
      <Say from={lines} line="lock-lose" size="little" />
      <Say from={lines} line="lock-how" as="h3" />
      <div role="status">
        {noFinger && (
          <div className="panel sunny flow">
            <Say from={lines} line="lock-no-finger" size="little" />
            <Say from={lines} line="lock-no-finger-next" size="little" />
          </div>
        )}
      </div>
      <p className="row">
        <Press icon="before" isDisabled={busy} onPress={onBack}>
          {labels['door.back']}
        </Press>
        {may && (
          <Press icon="lock" isDisabled={busy} onPress={onFinger}>
            {labels['door.by-passkey']}
          </Press>
        )}
        <Press icon="pen" isDisabled={busy} onPress={onWords}>
          {labels['helping.lock-words']}
        </Press>
      </p>
    </Came>
  );
}

/** *Lock my words here*, and what can be done with the lock once it is there. */
export function LockHere({ id, name, words }: Props) {
  const { lines, labels, choosing, signs } = words;
  const [locked, setLocked] = useState<boolean>();
  const [at, setAt] = useState<At>('closed');
  const [far, setFar] = useState<number>();
  const [noFinger, setNoFinger] = useState(false);
  const [off, setOff] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => {
    void lockOf(id).then(
      (lock) => setLocked(lock !== undefined),
      () => undefined,
    );
  }, [id]);
  const tries = async (work: () => Promise<boolean>, to: boolean) => {
    setTrouble(undefined);
    setNoFinger(false);
    setFar(0);
    try {
      const done = await work();
      setNoFinger(!done);
      if (!done) return;
      setLocked(to);
      setOff(!to);
      setAt('closed');
    } catch (why) {
      setTrouble(troubleOf(why));
      setAt('closed');
    } finally {
      setFar(undefined);
    }
  };
  const byWords = (chosen: string) =>
    tries(async () => {
      await (await locking()).lockByWords(id, chosen, setFar);
      return true;
    }, true);
  const takeOff = () =>
    tries(async () => {
      await (await locking()).takeLockOff(id);
      return true;
    }, false);
  if (locked === undefined) return null;
  if (far !== undefined && at === 'words') return <Going words={words} line="lock-going" far={far} />;
  if (at === 'words')
    return (
      <ChoosePassphrase
        name={name}
        words={{ ...choosing, labels, signs }}
        onChosen={(chosen) => void byWords(chosen)}
        onBack={() => setAt('how')}
      />
    );
  if (at === 'how')
    return (
      <ChooseHow
        words={words}
        busy={far !== undefined}
        noFinger={noFinger}
        onFinger={() => tries(() => lockByFinger(id, name), true)}
        onWords={() => setAt('words')}
        onBack={() => setAt('closed')}
      />
    );
  return (
    <section
      className={locked || off || trouble ? 'panel flow no-print' : 'no-print'}
      aria-label={labels['helping.lock']}
    >
      <div role="status" className="flow">
        {trouble && troubles[trouble].map((line) => <Say key={line} from={lines} line={line} size="little" />)}
        {off && <Say from={lines} line="lock-off" size="little" />}
        {locked && (
          <>
            <Say from={lines} line="locked" size="little" />
            <Say from={lines} line="locked-when" size="little" />
            <Say from={lines} line="locked-after" size="little" />
          </>
        )}
      </div>
      <p className="row">
        {locked ? (
          <>
            <Press icon="lock" onPress={async () => (await locking()).shut(id)}>
              {labels['door.lock']}
            </Press>
            <Press icon="lock-open" isDisabled={far !== undefined} onPress={takeOff}>
              {labels['helping.lock-off']}
            </Press>
          </>
        ) : (
          <Press icon="lock" onPress={() => setAt('how')}>
            {labels['helping.lock']}
          </Press>
        )}
      </p>
    </section>
  );
}
