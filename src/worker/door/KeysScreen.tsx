import { useEffect, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { chooseIdleMinutes, idleChoices, idleMinutes } from '#worker/keep/idle-lock.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { lock, unlock } from '#worker/keep/open-keys.ts';
import { tellLocked } from '#worker/keep/lock-windows.ts';
import { doorsHere, leaveDevice } from '#worker/keep/place.ts';
import type { DoorWords } from './door-words.ts';
import { NewWords } from './NewWords.tsx';
import { OfferPasskey } from './OfferPasskey.tsx';
import { SpareKeySheet } from './SpareKeySheet.tsx';
import { TellMe } from './TellMe.tsx';
import { stopTellingHere } from './telling.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';
import { inGroups } from './worker-code.ts';

type At = { is: 'all' } | { is: 'words' } | { is: 'passkey' } | { is: 'sheet'; secret: string } | { is: 'leave' };

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
}

/** What opens the Inbox: words, finger or face, the printed spare key. Locking, and taking all of it off this device. */
export const KeysScreen = (props: Props) => (
  <div className="wide-flow">
    <h1>{props.words.labels['door.keys']}</h1>
    <Keys {...props} />
  </div>
);

function Keys({ words, keys }: Props) {
  const { labels, lines } = words;
  const [at, setAt] = useState<At>({ is: 'all' });
  const [changed, setChanged] = useState(false);
  const [after, setAfter] = useState(idleMinutes);
  const { busy, trouble, trying } = useTrying();
  const [here, setHere] = useState<{ kept: boolean; passkey: boolean }>({ kept: false, passkey: true });
  useEffect(() => {
    doorsHere()
      .catch(() => [])
      .then(
        (doors) => {
          const door = doors.find((d) => d.id === keys.worker);
          setHere({
            kept: door !== undefined,
            passkey: door?.byPasskey !== undefined || typeof PublicKeyCredential === 'undefined',
          });
        },
        () => undefined,
      );
  }, [keys.worker, at]);
  const back = () => setAt({ is: 'all' });
  const newSheet = () =>
    trying(async () => {
      const { withNewSpareKey } = await import('./change-keys.ts');
      const { keys: next, secret } = await withNewSpareKey(keys);
      setAt({ is: 'sheet', secret });
      unlock(next);
    });
  const leave = async () => {
    // Told first: another window would write it back.
    tellLocked(keys.worker);
    // By itself: who goes does not wait for the internet.
    stopTellingHere(keys).catch(() => undefined);
    await leaveDevice(keys.worker).catch(() => undefined);
    lock(keys.worker);
  };
  switch (at.is) {
    case 'words':
      return (
        <NewWords
          words={words}
          keys={keys}
          onBack={back}
          onDone={(next) => {
            setChanged(true);
            back();
            unlock(next);
          }}
        />
      );
    case 'passkey':
      return <OfferPasskey words={words} keys={keys} kept={here.kept} onDone={back} />;
    case 'sheet':
      return <SpareKeySheet words={words} name={keys.name} code={keys.code} secret={at.secret} onDone={back} />;
    case 'leave':
      return (
        <section className="panel sunny flow" aria-labelledby="l-leave-here">
          <SaidLine id="leave-here" line={lines['leave-here']} as="h2" />
          <SaidLine id="leave-stays" line={lines['leave-stays']} size="little" />
          <SaidLine id="leave-ask" line={lines['leave-ask']} size="little" />
          <div className="row">
            <Press autoFocus onPress={back}>
              {labels['door.back']}
            </Press>
            <Press look="strong" onPress={() => leave()}>
              {labels['door.leave-yes']}
            </Press>
          </div>
        </section>
      );
    default:
      return (
        <div className="wide-flow">
          <section className="panel flow">
            <SaidLine id="keys" line={lines.keys} as="h2" />
            <div role="status">
              {changed && (
                <div className="panel sunny">
                  <SaidLine id="keys-changed" line={lines['keys-changed']} size="little" />
                  <SaidLine id="keys-other" line={lines['keys-other']} size="little" />
                </div>
              )}
            </div>
            <p>
              {labels['door.code']}: <strong className="typed">{inGroups(keys.code)}</strong>
            </p>
            <div className="row">
              <Press
                onPress={() => {
                  setChanged(false);
                  setAt({ is: 'words' });
                }}
              >
                {labels['door.keys-words']}
              </Press>
              {here.kept && !here.passkey && (
                <Press onPress={() => setAt({ is: 'passkey' })}>{labels['door.by-passkey']}</Press>
              )}
            </div>
            <SaidLine id="sheet-new" line={lines['sheet-new']} size="little" />
            <SaidLine id="sheet-old" line={lines['sheet-old']} size="little" />
            <p>
              <Press isDisabled={busy} onPress={() => newSheet()}>
                {labels['door.keys-sheet']}
              </Press>
            </p>
            <Trouble kind={trouble} words={words} />
          </section>
          <section className="panel flow">
            <SaidLine id="lock-now" line={lines['lock-now']} as="h2" />
            <div className="row" role="group" aria-label={labels['door.lock-after']}>
              <p>{labels['door.lock-after']}</p>
              {idleChoices.map((minutes) => (
                <Press
                  key={minutes}
                  look="small"
                  aria-pressed={after === minutes}
                  onPress={() => {
                    chooseIdleMinutes(minutes);
                    setAfter(minutes);
                  }}
                >
                  {labels[`door.lock-${String(minutes)}`]}
                </Press>
              ))}
            </div>
            <div className="row">
              <Press look="strong" onPress={() => lock()}>
                {labels['door.lock']}
              </Press>
              {here.kept && <Press onPress={() => setAt({ is: 'leave' })}>{labels['door.leave']}</Press>}
            </div>
          </section>
          <TellMe words={words} keys={keys} to="me" read={keys.box.read} />
          {keys.team?.read && <TellMe words={words} keys={keys} to="team" read={keys.team.read} />}
        </div>
      );
  }
}
