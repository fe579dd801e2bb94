import { useRef, useState } from 'react';
import { personsOwn } from '#model/answers.ts';
import { ourAddress } from '#model/our-address.ts';
import type { WorkingWords } from '#person/hear-back/hear-words.ts';
import { isWaiting, StillHere, type Waits } from '#person/hear-back/StillHere.tsx';
import { useHeard } from '#person/hear-back/use-heard.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { giveCount } from '#person/send/give.ts';
import { runErrands } from '#person/send/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

/** *Is it working?*: the person may let four answers be counted. Off unless pressed, and only the choices go, without who said them. */
export function CountIsland({ words }: { words: WorkingWords }) {
  const { lines, labels, questions } = words;
  const now = useHeard();
  const place = useRef<HTMLDivElement>(null);
  const [went, setWent] = useState<'counted' | Waits | WentWrong>();
  if (now.state === 'reading') return <div className="waiting" aria-busy="true" />;
  const worker = now.state === 'here' ? now.between.workers.find((w) => !w.until) : undefined;
  const answers = now.state === 'here' ? now.between.answers : [];
  const chosen = Object.fromEntries(
    questions.flatMap((id) => {
      const [choice] = personsOwn(answers.filter((a) => a.question === id))?.newest.said.chosen ?? [];
      return choice && choice !== 'something-else' ? [[id, choice]] : [];
    }),
  );
  const say = (
    <p>
      <a className="press strong" href={ourAddress('/say/is-it-working/')}>
        <Icon name="speech" />
        {labels['working.say']}
      </a>
    </p>
  );
  if (now.state !== 'here' || !worker || Object.keys(chosen).length === 0)
    return (
      <div className="wide-flow">
        <Say from={lines} line="say-first" />
        {say}
      </div>
    );
  const count = async () => {
    place.current?.focus();
    await giveCount(now.between.story.id, worker, chosen);
    const how = await runErrands();
    setWent(how === 'all-gone' ? 'counted' : how);
  };
  return (
    <section className="panel flow">
      <Say from={lines} line="count" as="h2" />
      <Say from={lines} line="only-numbers" />
      <div role="status" className="came" tabIndex={-1} ref={place}>
        {went === 'counted' && <Say from={lines} line="counted" />}
        {isWaiting(went) && <StillHere waits={went} lines={lines} />}
        {(went === 'full' || went === 'cannot-keep') && (
          <>
            <Say from={lines} line={went} />
            <Say from={lines} line={`${went}-next`} />
          </>
        )}
      </div>
      <div className="row">
        <Press
          icon="tick"
          look="strong"
          isDisabled={went === 'counted' || isWaiting(went)}
          onPress={() =>
            count().catch((why: unknown) => {
              setWent(whatWentWrong(why));
            })
          }
        >
          {labels['working.count']}
        </Press>
        <a className="press" href={ourAddress('/say/is-it-working/')}>
          <Icon name="speech" />
          {labels['working.say']}
        </a>
      </div>
    </section>
  );
}
