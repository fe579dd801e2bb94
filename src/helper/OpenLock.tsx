import { useState } from 'react';
import type { Token } from '#model/answer.ts';
import { SecretField } from '#keys/SecretField.tsx';
import { Going, Step } from '#keys/Step.tsx';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import type { HelpingWords } from './helping-words.ts';
import { forgetWhoAsked } from './keep.ts';
import type { Lock } from './place.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';

interface Props {
  id: Token;
  lock: Lock;
  words: HelpingWords;
  onGone: () => void;
}

const wrong = {
  words: ['lock-wrong', 'lock-wrong-next'],
  passkey: ['lock-not-opened', 'lock-not-opened-next'],
} as const;

/** Who forgot what opens the lock: what that means, and how to begin again. */
function Forgot({ id, words: { lines, labels }, onBack, onGone }: Omit<Props, 'lock'> & { onBack: () => void }) {
  const [asks, setAsks] = useState(false);
  return (
    <Came className="panel flow">
      <Say from={lines} line="lock-forgot" as="h2" />
      <Say from={lines} line="lock-forgot-lost" size="little" />
      <Say from={lines} line="lock-forgot-stays" size="little" />
      <Say from={lines} line="lock-forgot-ask" size="little" />
      <p className="row">
        <Press icon="before" onPress={onBack}>
          {labels['door.back']}
        </Press>
        <Press icon="bin" onPress={() => setAsks(true)}>
          {labels['helping.forget']}
        </Press>
      </p>
      {asks && (
        <AskOnce
          asks="l-forget-ask"
          no={{ words: labels['helping.forget-no'], icon: 'close', onPress: () => setAsks(false) }}
          yes={{ words: labels['helping.forget-yes'], icon: 'bin', onPress: () => forgetWhoAsked(id).then(onGone) }}
        >
          <Say from={lines} line="forget-ask" as="h2" />
          <Say from={lines} line="forget-then" />
        </AskOnce>
      )}
    </Came>
  );
}

/** My words with somebody are locked: nothing of them is shown before they are opened. */
export function OpenLock({ id, lock, words, onGone }: Props) {
  const { lines, labels } = words;
  const [typed, setTyped] = useState('');
  const [far, setFar] = useState<number>();
  const [missed, setMissed] = useState<keyof typeof wrong>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [forgot, setForgot] = useState(false);
  const busy = far !== undefined;
  const open = async (by: keyof typeof wrong) => {
    setMissed(undefined);
    setTrouble(undefined);
    setFar(0);
    try {
      const { openWithPasskey, openWithWords } = await whenWanted(import('./lock.ts'));
      const opened = by === 'words' ? await openWithWords(id, typed, setFar) : await openWithPasskey(id);
      if (!opened) setMissed(by);
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      setFar(undefined);
    }
  };
  if (forgot) return <Forgot {...{ id, words, onGone }} onBack={() => setForgot(false)} />;
  const said = missed ? wrong[missed] : trouble ? troubles[trouble] : [];
  return (
    <div className="wide-flow">
      <Say from={lines} line="lock-shut" as="h2" />
      {lock.byPassphrase ? (
        <Step
          words={words}
          asks="lock-open"
          next={labels['door.unlock']}
          sign="lock-open"
          busy={busy || !typed.trim()}
          onNext={() => open('words')}
        >
          <SecretField
            label={labels['door.words'] ?? ''}
            value={typed}
            onType={setTyped}
            words={words}
            autoComplete="current-password"
          />
        </Step>
      ) : (
        <Step
          words={words}
          asks="lock-finger"
          next={labels['door.unlock']}
          sign="lock-open"
          busy={busy}
          onNext={() => open('passkey')}
        />
      )}
      {busy && <Going words={words} line="lock-opening" far={far} />}
      <div role="status">
        {said.length > 0 && (
          <div className="panel sunny flow">
            {said.map((line) => (
              <Say key={line} from={lines} line={line} size="little" />
            ))}
          </div>
        )}
      </div>
      <p className="row">
        <Press icon="question" look="small" onPress={() => setForgot(true)}>
          {lock.byPassphrase ? labels['helping.lock-forgot'] : labels['helping.lock-cannot']}
        </Press>
      </p>
    </div>
  );
}
