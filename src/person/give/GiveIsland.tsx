import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import { withTheirs } from '#model/answers.ts';
import type { Given, MyWorker } from '#model/my-worker.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { ourAddress } from '#model/our-address.ts';
import { AsTheySeeIt } from '#person/give/AsTheySeeIt.tsx';
import { CannotKeepSaid } from '#story/CannotKeepSaid.tsx';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import type { GivingWords } from '#person/give/give-words.ts';
import { cardAnew } from '#person/send/card-anew.ts';
import { giveLetter } from '#person/send/give.ts';
import { fetchSending } from '#person/send/when-wanted.ts';
import { newToken } from '#model/token.ts';
import { Went } from '#person/give/Went.tsx';
import { WhoKnows } from '#person/give/WhoKnows.tsx';
import { WithSomebody } from '#person/give/WithSomebody.tsx';
import { WorkerFace } from '#person/give/WorkerFace.tsx';
import { YourName } from '#person/give/YourName.tsx';
import { aboutMyWorker, chosenAnswers, givenAlready, newQuestions, whatStandsNow } from '#person/give/what-to-give.ts';
import { readSitting } from '#person/keep/sitting.ts';
import { putStory } from '#person/keep/stories.ts';
import { useStory } from '#person/keep/use-story.ts';
import { givenFrom, workerOf } from '#person/keep/workers.ts';
import { ChooseTheirs } from '#story/ChooseTheirs.tsx';
import { ChooseWhat } from '#story/ChooseWhat.tsx';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { saidIn } from '#story/StorySaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

/** The named worker and what they were given, once read; `none` where no card was opened yet. */
function useWorker(story: Story | undefined): { worker: MyWorker; given: Given[] } | 'none' | undefined {
  const [found, setFound] = useState<{ worker: MyWorker; given: Given[] } | 'none'>();
  useEffect(() => {
    let over = false;
    const read = async ({ id }: Story) => {
      const [worker, given] = await Promise.all([workerOf(id), givenFrom(id)]);
      if (!over) setFound(worker ? { worker, given } : 'none');
      // How soon they answer, and who does while they are away, is told before it is given.
      const anew = worker && (await cardAnew(worker)) ? await workerOf(id) : undefined;
      if (anew && !over) setFound({ worker: anew, given });
    };
    if (story) void read(story);
    return () => {
      over = true;
    };
  }, [story]);
  return found;
}

interface GivingProps {
  story: Story;
  answers: readonly Answer[];
  found: ReviewTopics;
  worker: MyWorker;
  given: readonly Given[];
  words: GivingWords;
}

/** Three steps, one at a time: what to give, see it as they will, give it. */
function Giving({ story: opened, answers, found, worker, given, words }: GivingProps) {
  const { lines, labels, lang } = words;
  const { name } = worker.card;
  // What stood when this was opened is what is offered: nothing slips in while the person looks.
  const [standing] = useState(() => whatStandsNow(answers));
  // A Helper's words from afar go along only where they are chosen, and nothing that the person has not seen.
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const now = useMemo(() => withTheirs(standing, theirs), [standing, theirs]);
  // The worker knows who they are: it can be given, and is not chosen for the person.
  const fresh = newQuestions(
    now.filter((a) => a.question !== namedQuestions.whoIsMyWorker && !aboutMyWorker(a.question)),
    givenAlready(worker.id, given),
  );
  const topics = withOlder(now, found.topics, labels['my-story.older'] ?? '').filter((t) => saidIn(t, now));
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(now.map((a) => a.question).filter((q) => !fresh.has(q))),
  );
  const [story, setStory] = useState(opened);
  const [step, setStep] = useState<'choose' | 'see' | 'went'>('choose');
  const [team, setTeam] = useState(false);
  // The same for as long as this is the same wish: pressed twice, it is given once.
  const [id] = useState(newToken);
  const [trouble, setTrouble] = useState<WentWrong>();
  const [waiting, setWaiting] = useState(readSitting().company.who === 'with');
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus();
      top.current?.scrollIntoView();
    }
  }, [step, waiting]);
  const going = chosenAnswers(now, left, answers);
  const things = now.filter((a) => !left.has(a.question)).length;
  if (waiting) return <WithSomebody words={words} onGoOn={() => setWaiting(false)} />;
  const give = async () => {
    try {
      // The name first: the Letter is signed by it. It is kept, too, where the device has no room for more.
      if (story.name !== opened.name) await putStory(story);
      await giveLetter(story, going, worker, { team }, id);
      setStep('went');
    } catch (why) {
      setTrouble(whatWentWrong(why));
    }
  };
  return (
    <div className="wide-flow" ref={top} tabIndex={-1} aria-label={labels['give'] ?? ''} role="group">
      <WorkerFace name={name} photo={worker.photo} picture={words.worker} />
      {step === 'choose' && (
        <section className="panel flow">
          <Say from={lines} line="choose" as="h2" />
          {fresh.size > 0 ? (
            <>
              <Say from={lines} line="all-new" />
              <Say from={lines} line="take-out" />
            </>
          ) : (
            !now.some((a) => aboutMyWorker(a.question)) && (
              <>
                <Say from={lines} line="nothing-new" />
                <Say from={lines} line="give-again" />
              </>
            )
          )}
          {now.some((a) => aboutMyWorker(a.question)) && <Say from={lines} line="about-worker" />}
          <ChooseWhat
            topics={topics}
            answers={now}
            left={left}
            onChange={setLeft}
            words={labels['made.choose'] ?? ''}
          />
          <ChooseTheirs answers={standing} theirs={theirs} onChange={setTheirs} words={labels['story.theirs'] ?? ''} />
          <p role="status">
            <strong>{fillCount(labels, 'give.things', things, lang, { name })}</strong>
          </p>
        </section>
      )}
      {step === 'see' && (
        <>
          <WhoKnows card={worker.card} words={words} first={given.length === 0} />
          <AsTheySeeIt {...{ story, topics, going, left, now, worker, words }} feelings={found.feelings} />
          {opened.name.trim() === '' && (
            <YourName {...{ story, worker, words }} onName={(mine) => setStory({ ...story, name: mine })} />
          )}
          <section className="panel sunny flow">
            {worker.card.team && (
              <div className="flow">
                <Say from={lines} line="team" with={{ name }} />
                <Say from={lines} line="team-why" with={{ name }} />
                <label className="press">
                  <input type="checkbox" checked={team} onChange={(e) => setTeam(e.currentTarget.checked)} />
                  <Icon name="two" />
                  {fill(labels['give.team-yes'] ?? '', { name })}
                </label>
              </div>
            )}
            <Say from={lines} line={team ? 'sealed-team' : 'sealed'} with={{ name }} />
            <Say from={lines} line="sure" with={{ name }} as="h2" />
          </section>
        </>
      )}
      <CannotKeepSaid what={trouble} lines={lines} />
      {step === 'went' && <Went {...{ id, worker, words }} />}
      {/* The way on never leaves the screen, however long the Letter is. */}
      {step === 'choose' && (
        <p className="way-on">
          <Press
            icon="eye"
            look="strong"
            isDisabled={things === 0}
            onPress={() => {
              fetchSending();
              setStep('see');
            }}
          >
            {labels['give.see']}
          </Press>
        </p>
      )}
      {step === 'see' && (
        <p className="way-on">
          <Press icon="before" onPress={() => setStep('choose')}>
            {labels['give.back']}
          </Press>
          <Press icon="give" look="strong" onPress={give}>
            {fill(labels['give.to'] ?? '', { name })}
          </Press>
        </p>
      )}
    </div>
  );
}

/** *Give to ‹my worker›*. */
export function GiveIsland({ words }: { words: GivingWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const topics = useTopics();
  const story = now.state === 'here' ? now.story : undefined;
  const found = useWorker(story);
  if (now.state === 'cannot')
    return (
      <div className="panel sunny">
        <Say from={lines} line="cannot-keep" />
        <Say from={lines} line="cannot-keep-next" />
      </div>
    );
  if (now.state === 'reading' || !topics || (story && !found)) return <div className="waiting" aria-busy="true" />;
  if (!story || found === 'none' || !found)
    return (
      <div className="wide-flow">
        <Say from={lines} line="no-card" as="h2" />
        <Say from={lines} line="no-card-next" />
        <p>
          <a className="press strong" href={ourAddress('/card/')}>
            <Icon name="plus" />
            {labels['give.card']}
          </a>
        </p>
      </div>
    );
  if (now.state !== 'here' || whatStandsNow(now.answers).every((a) => a.question === namedQuestions.whoIsMyWorker))
    return (
      <div className="wide-flow">
        <Say from={lines} line="nothing" />
        <Say from={lines} line="nothing-next" />
        <p>
          <a className="press strong" href={ourAddress('/say/')}>
            <Icon name="speech" />
            {labels['say']}
          </a>
        </p>
      </div>
    );
  return (
    <Giving
      story={story}
      answers={now.answers}
      found={topics}
      worker={found.worker}
      given={found.given}
      words={words}
    />
  );
}
