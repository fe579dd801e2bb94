import { useEffect, useState } from 'react';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { ourAddress } from '#model/our-address.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { WhenTheyAnswer } from '#person/give/WhenTheyAnswer.tsx';
import { onChange } from '#person/keep/changes.ts';
import { givenOf } from '#person/keep/wishes.ts';
import type { Went as HowItWent } from '#person/send/run-errands.ts';
import { runErrands } from '#person/send/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useRegionFirst, useSettled } from '#ui/use-after.ts';

interface Props {
  id: string;
  worker: MyWorker;
  words: GivingWords;
}
type Now = 'on-its-way' | 'gave' | 'waits' | 'between' | 'later' | 'not-taken';

const gone = new Set<Given['state']>(['sent', 'came', 'read']);
const said: Record<HowItWent, Now> = {
  'all-gone': 'on-its-way',
  'no-internet': 'waits',
  between: 'between',
  later: 'later',
};

/** How it is with what was just given, by what is kept: it is said to be given only when the server has it. */
function stateNow(given: Given | undefined, went: HowItWent | undefined): Now {
  if (given && gone.has(given.state)) return 'gave';
  if (given?.state === 'not-taken') return 'not-taken';
  return went ? said[went] : 'on-its-way';
}

/** Sends what is kept, says how far it is, and what came of it. Closed and opened again, it goes on from what is kept. */
export function Went({ id, worker, words: { lines, labels } }: Props) {
  const { name } = worker.card;
  const [given, setGiven] = useState<Given>();
  const [went, setWent] = useState<HowItWent>();
  const [parts, setParts] = useState({ all: 0, left: 0 });
  const there = useRegionFirst();
  const settled = useSettled();
  useEffect(() => {
    let over = false;
    const look = () =>
      void givenOf(id).then((found) => {
        if (!over) setGiven(found);
      });
    void runErrands((left) => {
      setParts((p) => ({ all: Math.max(p.all, left), left }));
    }).then((how) => {
      if (!over) setWent(how);
      look();
    });
    const stop = onChange(look);
    return () => {
      over = true;
      stop();
    };
  }, [id]);
  const now = stateNow(given, went);
  const busy = now === 'on-its-way';
  return (
    <section className="panel sunny flow">
      <div role="status" className="flow">
        {there && busy && (
          <>
            <Say from={lines} line="on-its-way" as="h2" />
            <Say from={lines} line="on-its-way-next" />
            <progress
              aria-label={lines['on-its-way'].words}
              {...(parts.all > 1 ? { value: parts.all - parts.left, max: parts.all } : {})}
            />
          </>
        )}
        {now === 'gave' && (
          <>
            <Say from={lines} line="gave" with={{ name }} as="h2" />
            <Say from={lines} line="gave-next" with={{ name }} />
            <WhenTheyAnswer card={worker.card} lines={lines} />
          </>
        )}
        {now === 'waits' && (
          <>
            <Say from={lines} line="waits" as="h2" />
            <Say from={lines} line="waits-next" />
          </>
        )}
        {now === 'between' && (
          <>
            <Say from={lines} line="between" as="h2" />
            <Say from={lines} line="between-next" />
            <Say from={lines} line="waits-here" />
          </>
        )}
        {now === 'later' && (
          <>
            <Say from={lines} line="later" as="h2" />
            <Say from={lines} line="busy-next" />
          </>
        )}
        {now === 'not-taken' && (
          <>
            <Say from={lines} line="not-taken" with={{ name }} as="h2" />
            <Say from={lines} line="not-taken-next" with={{ name }} />
          </>
        )}
      </div>
      <p className="row" inert={!settled}>
        <a className="press strong" href={ourAddress('/my-worker/given/')}>
          <Icon name="eye" />
          {labels['give.given']}
        </a>
        <a className="press" href={ourAddress('/my-worker/')}>
          <Icon name="person" />
          {labels['worker']}
        </a>
      </p>
    </section>
  );
}
