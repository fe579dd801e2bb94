import { useEffect, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { ourAddress } from '#model/our-address.ts';
import type { GivenWords } from '#person/give/give-words.ts';
import { SureAsk } from '#person/give/SureAsk.tsx';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { onChange } from '#person/keep/changes.ts';
import { useStory } from '#person/keep/use-story.ts';
import { givenFrom, workersOf } from '#person/keep/workers.ts';
import { hearFromWorkers, runErrands } from '#person/send/when-wanted.ts';
import { askToForget, takeBack } from '#person/send/take-back.ts';
import { WayMet } from '#person/give/WayMet.tsx';
import { wayOf, type Way } from '#post/way-of.ts';
import { dayOf } from '#strings/day.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { saidIn, StorySaid } from '#story/StorySaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

interface OneProps {
  given: Given;
  worker: MyWorker;
  answers: readonly Answer[];
  topics: ReviewTopics;
  words: GivenWords;
  onAsk: (what: 'take-back' | 'forget') => void;
}

const mayTakeBack = new Set<Given['state']>(['waiting', 'sent', 'not-taken']);

/** A Letter that was given: when, how much, how it is with it, and what can still be done. */
function One({ given, worker, answers, topics, words, onAsk }: OneProps) {
  const { lines, labels, lang } = words;
  const { name } = worker.card;
  const [open, setOpen] = useState(false);
  const mine = answers.filter((a) => given.answers.includes(a.id));
  const late = given.late === true && (given.state === 'sent' || given.state === 'came' || given.state === 'read');
  const shown = withOlder(mine, topics.topics, labels['my-story.older'] ?? '').filter((t) => saidIn(t, mine));
  return (
    <article
      className="panel flow keep-together came"
      tabIndex={-1}
      data-given={given.id}
      aria-label={dayOf(given.at, lang)}
    >
      <h2>{dayOf(given.at, lang)}</h2>
      <p>
        {[
          given.week ? labels['given.week'] : fillCount(labels, 'given.things', mine.length, lang),
          fill(labels['given.to'] ?? '', { name }),
        ].join(' · ')}
      </p>
      <div role="status" className="flow">
        <Say from={lines} line={given.state} with={{ name }} id={`state-${given.id}`} />
        {given.state === 'not-taken' && (
          <Say from={lines} line="not-taken-next" with={{ name }} id={`next-${given.id}`} />
        )}
        {given.state === 'taking-back' && <Say from={lines} line="taking-back-next" id={`next-${given.id}`} />}
        {given.state === 'forgotten' && <Say from={lines} line="forget-stays" id={`stays-${given.id}`} />}
        {late && (
          <>
            <Say from={lines} line="too-late" with={{ name }} id={`late-${given.id}`} />
            <Say from={lines} line="too-late-next" with={{ name }} id={`late-next-${given.id}`} />
          </>
        )}
      </div>
      <div className="row no-print">
        {!late && mayTakeBack.has(given.state) && (
          <Press icon="again" look="small" onPress={() => onAsk('take-back')}>
            {labels['given.take-back']}
          </Press>
        )}
        {(late || given.state === 'came' || given.state === 'read') && (
          <Press icon="bin" look="small" onPress={() => onAsk('forget')}>
            {fill(labels['given.forget'] ?? '', { name })}
          </Press>
        )}
      </div>
      {mine.length > 0 && (
        <details
          onToggle={(e) => {
            if (e.currentTarget.open) setOpen(true);
          }}
        >
          <summary className="press small">
            {labels['given.see']}
            <Icon name="more" />
          </summary>
          {open && (
            <StorySaid
              topics={shown}
              answers={mine}
              more={[...topics.feelings, ...words.unsaid]}
              labels={labels}
              lang={lang}
              Piece={KeptPiece}
            />
          )}
        </details>
      )}
    </article>
  );
}

/** What I gave: whether it was read, and taking it back. */
export function GivenIsland({ words }: { words: GivenWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const topics = useTopics();
  const [all, setAll] = useState<{ given: Given[]; workers: MyWorker[] }>();
  const [asked, setAsked] = useState<{ what: 'take-back' | 'forget'; given: Given; worker: MyWorker }>();
  const [way, setWay] = useState<Way>();
  const here = now.state === 'here' ? now.story : undefined;
  const story = here?.id;
  useEffect(() => {
    if (!story) return undefined;
    let over = false;
    const read = async () => {
      const [given, workers] = await Promise.all([givenFrom(story), workersOf(story)]);
      if (!over) setAll({ given, workers });
    };
    // What the worker's device says of it comes with their Replies.
    void read()
      .then(() => runErrands())
      .then(async (went) => {
        if (here && went === 'all-gone') await hearFromWorkers(here);
      })
      .catch((why: unknown) => {
        if (wayOf(why) === undefined) throw why;
      });
    const stop = onChange(() => void read());
    return () => {
      over = true;
      stop();
    };
    // Its name and photo may change: the Story is the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [story]);
  if (now.state === 'cannot')
    return (
      <div className="panel sunny">
        <Say from={lines} line="cannot-keep" />
        <Say from={lines} line="cannot-keep-next" />
      </div>
    );
  if (now.state === 'reading' || !topics || (story && !all)) return <div className="waiting" aria-busy="true" />;
  const letters = all?.given.filter((g) => g.kind === 'letter') ?? [];
  if (now.state !== 'here' || letters.length === 0)
    return (
      <div className="wide-flow">
        <Say from={lines} line="nothing" as="h2" />
        <p>
          <a className="press strong" href={ourAddress('/give/')}>
            <Icon name="give" />
            {labels['given.give']}
          </a>
        </p>
      </div>
    );
  /** Back to what it was about: the button that asked may be gone by then. */
  const back = () => {
    const id = asked?.given.id ?? '';
    setAsked(undefined);
    setTimeout(() => document.querySelector<HTMLElement>(`[data-given="${id}"]`)?.focus());
  };
  const sure = async () => {
    if (!asked) return;
    const { what, given, worker } = asked;
    back();
    setWay(undefined);
    if (what === 'take-back') await takeBack(given);
    else await askToForget(given, worker);
    const went = await runErrands();
    setWay(went === 'all-gone' ? undefined : went);
  };
  return (
    <div className="wide-flow">
      <WayMet way={way} lines={lines} />
      {letters.map((given) => {
        const worker = all?.workers.find((w) => w.id === given.worker);
        return (
          worker && (
            <One
              key={given.id}
              {...{ given, worker, topics, words }}
              answers={now.answers}
              onAsk={(what) => {
                setAsked({ what, given, worker });
              }}
            />
          )
        );
      })}
      {asked && <SureAsk what={asked.what} name={asked.worker.card.name} words={words} onYes={sure} onNo={back} />}
    </div>
  );
}
