import { useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

/** When somebody is with me, giving can wait until I am on my own. Going on is just as easy. */
export function WithSomebody({ words: { lines, labels }, onGoOn }: { words: GivingWords; onGoOn: () => void }) {
  const [waits, setWaits] = useState(false);
  if (waits)
    return (
      <Came>
        <Say from={lines} line="kept-for-you" as="h2" />
        <p>
          <a className="press strong" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {labels['worker']}
          </a>
        </p>
      </Came>
    );
  return (
    <section className="panel sunny flow">
      <Say from={lines} line="with" as="h2" />
      <Say from={lines} line="with-wait" />
      <div className="row">
        <Press icon="wait" onPress={() => setWaits(true)}>
          {labels['give.wait-alone']}
        </Press>
        <Press icon="next" onPress={onGoOn}>
          {labels['give.with-them']}
        </Press>
      </div>
    </section>
  );
}
