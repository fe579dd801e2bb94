import { useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { unlock } from '#worker/keep/open-keys.ts';
import type { DoorWords } from './door-words.ts';
import { changeTeamKey } from './team-key.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';

/** Another key for the team: whoever had the one before can read nothing new. */
export function TeamKey({ words: all, keys }: { words: DoorWords; keys: WorkerKeys }) {
  const { labels, lines } = all;
  const { busy, trouble, trying } = useTrying();
  const [done, setDone] = useState(false);
  const change = async () => {
    setDone(false);
    setDone(
      await trying(async () => {
        unlock(await changeTeamKey(keys));
      }),
    );
  };
  if (!keys.team?.identity) return null;
  return (
    <section className="panel flow" aria-labelledby="l-key-new">
      <SaidLine id="key-new" line={lines['key-new']} as="h2" />
      <SaidLine id="key-new-when" line={lines['key-new-when']} size="little" />
      <SaidLine id="key-new-then" line={lines['key-new-then']} size="little" />
      <p>
        <Press isDisabled={busy} onPress={change}>
          {labels['door.key-new']}
        </Press>
      </p>
      <div role="status">
        {done && (
          <div className="panel sunny">
            <SaidLine id="key-new-done" line={lines['key-new-done']} size="little" />
          </div>
        )}
      </div>
      <Trouble kind={trouble} words={all} />
    </section>
  );
}
