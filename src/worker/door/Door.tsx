import { useEffect, useState } from 'react';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { unlock } from '#worker/keep/open-keys.ts';
import { doorsHere, type Door as DoorHere } from '#worker/keep/place.ts';
import { ChooseDoor } from './ChooseDoor.tsx';
import type { DoorWords } from './door-words.ts';
import { NewWordsAfterSpareKey } from './NewWordsAfterSpareKey.tsx';
import { OpenByCode } from './OpenByCode.tsx';
import { OpenBySpareKey } from './OpenBySpareKey.tsx';
import { OpenHere } from './OpenHere.tsx';

type At =
  | { is: 'choose' }
  | { is: 'here'; door: DoorHere }
  | { is: 'code' }
  | { is: 'spare-key' }
  | { is: 'new-words'; keys: WorkerKeys };

/** The door of the Inbox, while no keys are open in this window. Opens them with `unlock`. */
export function Door({ words, onOpen }: { words: DoorWords; onOpen?: () => void }) {
  const [doors, setDoors] = useState<DoorHere[]>();
  const [at, setAt] = useState<At>({ is: 'choose' });
  useEffect(() => {
    // Where the browser keeps nothing, a code and words open it.
    doorsHere()
      .catch(() => [])
      .then(
        (found) => {
          setDoors(found);
          const [only] = found;
          if (only && found.length === 1) setAt({ is: 'here', door: only });
        },
        () => undefined,
      );
  }, []);
  if (!doors) return <div className="waiting-way" aria-busy="true" />;
  const open = (keys: WorkerKeys) => {
    unlock(keys);
    onOpen?.();
  };
  const choose = () => setAt({ is: 'choose' });
  const bySpareKey = () => setAt({ is: 'spare-key' });
  switch (at.is) {
    case 'choose':
      return (
        <ChooseDoor
          words={words}
          doors={doors}
          onDoor={(door) => setAt({ is: 'here', door })}
          onCode={() => setAt({ is: 'code' })}
          onSpareKey={bySpareKey}
        />
      );
    case 'here':
      return (
        <OpenHere
          key={at.door.id}
          words={words}
          door={at.door}
          onOpened={open}
          onOther={choose}
          onSpareKey={bySpareKey}
        />
      );
    case 'code':
      return <OpenByCode words={words} onOpened={open} onBack={choose} onSpareKey={bySpareKey} />;
    case 'spare-key':
      return <OpenBySpareKey words={words} onOpened={(keys) => setAt({ is: 'new-words', keys })} onBack={choose} />;
    case 'new-words':
      return <NewWordsAfterSpareKey words={words} keys={at.keys} onDone={open} />;
  }
}
