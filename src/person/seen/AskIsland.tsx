import { useEffect, useRef, useState } from 'react';
import type { Answer, Story, Token } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import { ourAddress } from '#model/our-address.ts';
import { saidNow } from '#person/keep/asked-to-help.ts';
import { isPlace, useCircle } from '#person/keep/use-circle.ts';
import { useStory } from '#person/keep/use-story.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { MailboxFull, NotThere } from '#post/mailbox-errors.ts';
import { wayOf } from '#post/way-of.ts';
import { whenWanted } from '#post/when-wanted.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { useTopics } from '#story/use-topics.ts';
import { fill } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { AsTheySee } from './AsTheySee.tsx';
import { HelpLink } from './HelpLink.tsx';
import { OnMyOwn } from './OnMyOwn.tsx';
import { WhichTopics } from './WhichTopics.tsx';
import type { AskHelpWords } from './seen-words.ts';

const met = {
  'not-here': ['not-here', 'not-here-next'],
  'no-room': ['no-room', 'no-room-next'],
  'no-internet': ['no-internet', 'no-internet-next'],
  between: ['between', 'between-next'],
  busy: ['busy', 'busy-next'],
  full: ['full', 'full-next'],
  'cannot-keep': ['cannot-keep', 'cannot-keep-next'],
} as const satisfies Record<WentWrong | 'not-here' | 'no-room' | 'no-internet' | 'between' | 'busy', readonly string[]>;

function meets(why: unknown): keyof typeof met {
  if (why instanceof NotThere) return 'not-here';
  if (why instanceof MailboxFull) return 'no-room';
  const way = wayOf(why);
  return way === 'later' ? 'busy' : (way ?? whatWentWrong(why));
}

interface Who {
  name: string;
  photo?: Token | undefined;
}

/** Who is asked: one of my people by their face, or somebody whose name I write. */
function ChooseWho({
  who,
  words: { lines, labels, helper },
  onChoose,
}: {
  who: Who;
  words: AskHelpWords;
  onChoose: (who: Who) => void;
}) {
  const people = useCircle().filter((one) => !isPlace(one) && one.name.trim() !== '');
  return (
    <section className="panel flow">
      <Say from={lines} line="who" as="h2" />
      <Say from={lines} line="who-how" />
      {people.length > 0 && (
        <div className="row" role="group" aria-labelledby="l-who">
          {people.map((one) => (
            <Press
              key={one.id}
              aria-pressed={who.name === one.name}
              onPress={() => onChoose({ name: one.name, photo: one.photo })}
            >
              {one.photoAddress ? (
                <PhotoTile address={one.photoAddress} size="little" />
              ) : (
                <img src={helper.address} alt="" width="42" height="42" />
              )}
              {one.name}
            </Press>
          ))}
        </div>
      )}
      <TypeHere
        label={labels['help-ask.name'] ?? ''}
        value={who.name}
        onType={(name) => onChoose({ name })}
        onDone={() => undefined}
      />
    </section>
  );
}

/** What it means, before anything is made. */
export function Means({
  name,
  sees,
  topics,
  words: { lines },
}: {
  name: string;
  sees: boolean;
  topics: readonly string[];
  words: AskHelpWords;
}) {
  return (
    <section className="panel flow">
      {(['means-says', 'means-yours', 'means-first', 'means-worker', 'means-stop'] as const)
        // Nothing has to be said first where only Helpers answer.
        .filter((line) => line !== 'means-first' || !topics.every(onlyHelpersAnswer))
        .map((line) => (
          <Say key={line} from={lines} line={line} with={{ name }} />
        ))}
      {sees && (
        <>
          <Say from={lines} line="sees-later" />
          <Say from={lines} line="means-stays" />
        </>
      )}
    </section>
  );
}

/** Asks in four steps: who, about what, what it means and what they see, and the link. */
function Asking({
  story,
  answers,
  found,
  words,
}: {
  story: Story;
  answers: readonly Answer[];
  found: ReviewTopics;
  words: AskHelpWords;
}) {
  const { lines, labels } = words;
  const [step, setStep] = useState<'who' | 'what' | 'sure' | 'made'>('who');
  const [who, setWho] = useState<Who>({ name: '' });
  const [topics, setTopics] = useState<string[]>([]);
  const [sees, setSees] = useState<boolean>();
  const [made, setMade] = useState<MyHelper>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<keyof typeof met>();
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus();
      top.current?.scrollIntoView();
    }
  }, [step]);
  const name = who.name.trim();
  const shown = sees ? saidNow(answers, topics).map((a) => a.id) : [];
  const would = { name, sees: sees ?? false, shown, topics };
  const ask = async () => {
    setTrouble(undefined);
    setBusy(true);
    try {
      const { askToHelp } = await whenWanted(import('#person/send/with-helpers.ts'));
      setMade(await askToHelp(story, { ...who, name, topics, sees: sees ?? false }));
      setStep('made');
    } catch (why) {
      setTrouble(meets(why));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="wide-flow" ref={top} tabIndex={-1} role="group" aria-label={labels['help-ask']}>
      {step === 'who' && (
        <>
          <ChooseWho who={who} words={words} onChoose={setWho} />
          <p className="way-on">
            <Press icon="next" look="strong" isDisabled={name === ''} onPress={() => setStep('what')}>
              {labels['help-ask.next']}
            </Press>
          </p>
        </>
      )}
      {step === 'what' && (
        <>
          <section className="panel flow">
            <Say from={lines} line="topics" as="h2" />
            <Say from={lines} line="topics-why" with={{ name }} />
            <WhichTopics topics={found.topics} chosen={topics} onChoose={setTopics} words={words} />
          </section>
          <section className="panel flow">
            <Say from={lines} line="sees" with={{ name }} as="h2" />
            <Say from={lines} line="sees-later" />
            <div className="row" role="group" aria-labelledby="l-sees">
              <Press icon="speech" aria-pressed={sees === false} onPress={() => setSees(false)}>
                {labels['help-ask.says']}
              </Press>
              <Press icon="eye" aria-pressed={sees === true} onPress={() => setSees(true)}>
                {labels['help-ask.sees']}
              </Press>
            </div>
          </section>
          <p className="way-on">
            <Press icon="before" onPress={() => setStep('who')}>
              {labels['help-ask.back']}
            </Press>
            <Press
              icon="next"
              look="strong"
              isDisabled={topics.length === 0 || sees === undefined}
              onPress={() => setStep('sure')}
            >
              {labels['help-ask.next']}
            </Press>
          </p>
        </>
      )}
      {step === 'sure' && (
        <>
          <Means name={name} sees={sees ?? false} topics={topics} words={words} />
          <AsTheySee as="h2" helper={would} story={story} answers={answers} found={found} words={words} />
          <section className="panel sunny flow">
            <Say from={lines} line="sure" with={{ name }} as="h2" />
            <div role="status">{busy && <Say from={lines} line="making" />}</div>
          </section>
          {trouble && (
            <Came key={trouble} className="panel sunny flow">
              {met[trouble].map((line) => (
                <Say key={line} from={lines} line={line} />
              ))}
            </Came>
          )}
          <p className="way-on">
            <Press icon="before" onPress={() => setStep('what')}>
              {labels['help-ask.back']}
            </Press>
            <Press icon="give" look="strong" isDisabled={busy} onPress={ask}>
              {fill(labels['help-ask.ask'] ?? '', { name })}
            </Press>
          </p>
        </>
      )}
      {step === 'made' && made && (
        <>
          <Came>
            <Say from={lines} line="made" as="h2" />
            <Say from={lines} line="made-next" with={{ name }} />
            <Say from={lines} line="one-person" />
          </Came>
          <HelpLink helper={made} story={story} words={words} />
          <p className="no-print">
            <a className="press" href={ourAddress('/my-story/seen/')}>
              <Icon name="eye" />
              {labels['help-ask.done']}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

/** *Ask somebody to help me* from afar. */
export function AskIsland({ words }: { words: AskHelpWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const found = useTopics();
  if (now.state === 'cannot')
    return (
      <div className="panel sunny">
        <Say from={lines} line="cannot-keep" />
        <Say from={lines} line="cannot-keep-next" />
      </div>
    );
  if (now.state === 'none')
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
  if (now.state === 'reading' || !found) return <div className="waiting" aria-busy="true" />;
  return (
    <OnMyOwn words={words} back={{ href: ourAddress('/my-story/seen/'), words: labels['seen'] ?? '' }}>
      <Asking story={now.story} answers={now.answers} found={found} words={words} />
    </OnMyOwn>
  );
}
