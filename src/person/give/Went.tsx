import { useEffect, useRef, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { MyWorker } from '#model/my-worker.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { Full } from '#person/keep/keep.ts';
import { givenFrom } from '#person/keep/workers.ts';
import { giveLetter, type Along } from '#person/send/give.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { Say } from '#story/Say.tsx';

interface Props { story: Story; answers: readonly Answer[]; worker: MyWorker; along: Along; words: GivingWords; onGone?: () => void }
type Now = 'sealing' | 'sending' | 'gave' | 'waits' | 'later' | 'not-taken' | 'full';

/** Seals and sends, says how far it is, and what came of it. Once: drawing this again gives nothing twice. */
export function Went({ story, answers, worker, along, words, onGone }: Props) {
  const { lines, labels } = words;
  const { name } = worker.card;
  const [now, setNow] = useState<Now>('sealing');
  const [parts, setParts] = useState({ all: 0, left: 0 });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const go = async (): Promise<Now> => {
      try {
        const id = await giveLetter(story, answers, worker, along, (all) => setParts({ all, left: all }));
        onGone?.();
        setNow('sending');
        const went = await runErrands((left) => setParts((p) => ({ ...p, left })));
        if (went !== 'all-gone') return went === 'no-internet' ? 'waits' : 'later';
        return (await givenFrom(story.id)).find((g) => g.id === id)?.state === 'not-taken' ? 'not-taken' : 'gave';
      } catch (why) {
        if (why instanceof Full) return 'full';
        throw why;
      }
    };
    void go().then(setNow);
  }, [story, answers, worker, along, onGone]);
  const busy = now === 'sealing' || now === 'sending';
  return (
    <section className="panel sunny flow" role="status">
      {busy && <><Say from={lines} line="on-its-way" as="h2" /><progress aria-label={lines['on-its-way'].words} {...(parts.all > 0 && now === 'sending' ? { value: parts.all - parts.left, max: parts.all } : {})} /></>}
      {now === 'gave' && <><Say from={lines} line="gave" with={{ name }} as="h2" /><Say from={lines} line="gave-next" with={{ name }} /></>}
      {now === 'waits' && <><Say from={lines} line="waits" as="h2" /><Say from={lines} line="waits-next" /></>}
      {now === 'later' && <><Say from={lines} line="later" as="h2" /><Say from={lines} line="waits-next" /></>}
      {now === 'not-taken' && <><Say from={lines} line="not-taken" with={{ name }} as="h2" /><Say from={lines} line="not-taken-next" with={{ name }} /></>}
      {now === 'full' && <><Say from={lines} line="full" as="h2" /><Say from={lines} line="full-next" /></>}
      {!busy && <p className="row"><a className="press strong" href="/my-worker/given/">{labels['give.given']}</a><a className="press" href="/my-worker/">{labels['worker']}</a></p>}
    </section>
  );
}
