import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Story } from '#model/answer.ts';
import { wordsByLot } from '#model/by-lot.ts';
import { ourAddress } from '#model/our-address.ts';
import { cardList, cardWordCount } from '#model/card-words.ts';
import type { LargeThings, StoryBox } from '#model/story-box.ts';
import { boxOf, changeBox, waitingIn, type Waiting } from '#person/keep/boxes.ts';
import { useStory } from '#person/keep/use-story.ts';
import type { Safe } from '#person/send/keep-safe.ts';
import { MailboxFull, NotThere } from '#post/mailbox-errors.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { cardFragment } from '#envelopes/story-card-link.ts';
import { Say } from '#story/Say.tsx';
import { dayOf } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { download, fileName } from '#ui/download.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { AskAnew } from './AskAnew.tsx';
import { cardAsPicture } from './card-as-picture.ts';
import type { SafeWords } from './safe-words.ts';
import { StoryCard } from './StoryCard.tsx';
import { troubleOf, troubles, type Trouble } from './trouble.ts';

/** How often it is looked how things stand, while the screen is open: in milliseconds. */
const look = 4000;

/** Bytes of a photo as it is kept here, about: a size that can be pictured. */
const photoBytes = 300_000;

type Met = Trouble | 'not-here' | 'no-room';
const met = { ...troubles, 'not-here': ['not-here', 'not-here-next'], 'no-room': ['no-room', 'no-room-next'] } as const;

const keepSafe = async (): Promise<Safe | undefined> =>
  (await whenWanted(import('#person/send/keep-safe.ts'))).keepSafe();

/** What is in the way while things wait; nothing where they go. */
const wayOf: Partial<Record<Safe, Met>> = {
  'no-internet': 'no-internet',
  between: 'between',
  later: 'busy',
  full: 'full',
  'box-full': 'no-room',
};

/** How long ago, in words. */
function ago(at: string, { labels, lang }: SafeWords): string {
  const minutes = Math.floor((Date.now() - Date.parse(at)) / 60_000);
  if (minutes < 1) return labels['safe.now'] ?? '';
  return minutes < 60
    ? fillCount(labels, 'safe.minutes', minutes, lang)
    : fill(labels['safe.on'] ?? '', { date: dayOf(Date.parse(at), lang) });
}

/** How a Story and its box stand: what is there, what waits, and why. */
function Stands({
  words,
  box,
  waiting,
  way,
}: {
  words: SafeWords;
  box: StoryBox;
  waiting: Waiting;
  way: Met | undefined;
}) {
  const { lines, labels, lang } = words;
  return (
    <div role="status">
      <div className="panel flow">
        {waiting.things === 0 && box.safe ? (
          <>
            <Say from={lines} line="is-safe" as="h2" />
            <p className="quiet">{ago(box.safe, words)}</p>
          </>
        ) : (
          <>
            <Say from={lines} line="waits" as="h2" />
            <p>{fillCount(labels, 'safe.wait', waiting.things, lang)}</p>
          </>
        )}
        {waiting.things > 0 && way && met[way].map((line) => <Say key={line} from={lines} line={line} />)}
        {waiting.things > 0 && (way === undefined || way === 'no-internet') && <Say from={lines} line="goes-itself" />}
        {box.wentBack && <Say from={lines} line="back" />}
        {(box.unopened ?? 0) > 0 && <Say from={lines} line="unopened" />}
      </div>
    </div>
  );
}

/** Whether photos and recordings go by themselves; where they do not, how much waits, and a press that lets it go. */
function Large({
  words: { lines, labels, lang },
  box,
  waiting,
  onChoose,
  onSend,
}: {
  words: SafeWords;
  box: StoryBox;
  waiting: Waiting;
  onChoose: (large: LargeThings) => unknown;
  onSend: () => unknown;
}) {
  return (
    <section className="panel flow">
      <Say from={lines} line="large" as="h2" />
      <div className="row">
        {(['by-themselves', 'when-i-say'] as const).map((large) => (
          <Press
            key={large}
            icon={large === 'when-i-say' ? 'wait' : 'give'}
            aria-pressed={box.large === large}
            onPress={() => onChoose(large)}
          >
            {labels[large === 'when-i-say' ? 'safe.when-i-say' : 'safe.themselves']}
          </Press>
        ))}
      </div>
      {waiting.large > 0 && (
        <>
          <p>{fillCount(labels, 'safe.size', Math.max(1, Math.round(waiting.bytes / photoBytes)), lang)}</p>
          {box.large === 'when-i-say' && (
            <p>
              <Press icon="give" onPress={onSend}>
                {labels['safe.send']}
              </Press>
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface Here {
  story: Story;
  box: StoryBox | undefined;
  waiting: Waiting;
}

/** *Keep my Story safe*: makes its card, shows and prints it, says what is on the internet and what waits, and makes a new card. */
export function SafeIsland({ words }: { words: SafeWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const story = now.state === 'here' ? now.story : undefined;
  const [here, setHere] = useState<Here>();
  const [far, setFar] = useState<number>();
  const [trouble, setTrouble] = useState<Met>();
  const [way, setWay] = useState<Met>();
  const [asks, setAsks] = useState(false);
  const [made, setMade] = useState(false);
  const easy = useMemo(() => words.easy.split(' '), [words.easy]);
  const read = useCallback(async () => {
    if (!story) return;
    const box = await boxOf(story.id);
    setHere({ story, box, waiting: box ? await waitingIn(box) : { things: 0, large: 0, bytes: 0 } });
  }, [story]);
  useEffect(() => {
    void read();
    const clock = setInterval(() => void read(), look);
    return () => {
      clearInterval(clock);
    };
  }, [read]);
  const go = useCallback(
    () =>
      keepSafe()
        .then(
          (went) => {
            setWay(went && wayOf[went]);
          },
          () => undefined,
        )
        .then(read),
    [read],
  );
  const isKept = here?.box !== undefined;
  // Who opens this screen is told how it stands now.
  useEffect(() => {
    if (isKept) void go();
  }, [isKept, go]);
  const make = async (of: Story) => {
    setAsks(false);
    setTrouble(undefined);
    setFar(0);
    try {
      const { makeCard } = await whenWanted(import('#person/send/story-card.ts'));
      await makeCard(of, wordsByLot(cardWordCount, cardList(easy)), setFar);
      setMade(true);
      await read();
      if (isKept) void go();
    } catch (why) {
      setTrouble(why instanceof NotThere ? 'not-here' : why instanceof MailboxFull ? 'no-room' : troubleOf(why));
    } finally {
      setFar(undefined);
    }
  };
  if (now.state === 'reading' || (now.state === 'here' && !here)) return <div className="waiting" />;
  if (now.state !== 'here' || !here || (!here.box && now.answers.length === 0)) {
    const bad = now.state === 'cannot';
    return (
      <div className="wide-flow">
        <Say from={lines} line={bad ? 'cannot-keep' : 'nothing'} />
        <Say from={lines} line={bad ? 'cannot-keep-next' : 'nothing-next'} />
        {!bad && (
          <p className="row">
            <a className="press strong" href={ourAddress('/say/')}>
              <Icon name="speech" />
              {labels['say']}
            </a>
            <a className="press" href={ourAddress('/my-story/card/')}>
              <Icon name="open" />
              {labels['safe.open']}
            </a>
          </p>
        )}
      </div>
    );
  }
  const { box, waiting } = here;
  const busy = (
    <div role="status">
      {far !== undefined && (
        <div className="panel sunny flow">
          <Say from={lines} line="making" />
          <progress value={far} max={1} aria-label={lines.making.words} />
        </div>
      )}
    </div>
  );
  const said = trouble && (
    <Came key={trouble} className="panel sunny flow">
      {met[trouble].map((line) => (
        <Say key={line} from={lines} line={line} />
      ))}
      {trouble === 'not-here' && (
        <p>
          <a className="press" href={ourAddress('/my-story/copy/')}>
            <Icon name="save" />
            {labels['my-story.copy']}
          </a>
        </p>
      )}
    </Came>
  );
  if (!box) {
    return (
      <div className="wide-flow">
        <section className="panel flow">
          {(['why', 'card', 'sealed', 'who'] as const).map((line) => (
            <Say key={line} from={lines} line={line} />
          ))}
          <p>
            <Press icon="save" look="strong" isDisabled={far !== undefined} onPress={() => make(here.story)}>
              {labels['safe.make']}
            </Press>
          </p>
        </section>
        {busy}
        {said}
        <p>
          <a className="press" href={ourAddress('/my-story/card/')}>
            <Icon name="open" />
            {labels['safe.open']}
          </a>
        </p>
      </div>
    );
  }
  const ask = asks && (
    <AskAnew
      words={words}
      papers={box.held?.halves !== undefined}
      onYes={() => make(here.story)}
      onNo={() => {
        setAsks(false);
      }}
    />
  );
  if (box.stopped === 'ended') {
    return (
      <div className="wide-flow">
        <section className="panel sunny flow">
          {(['ended', 'ended-why', 'ended-next'] as const).map((line) => (
            <Say key={line} from={lines} line={line} />
          ))}
          <Say from={lines} line="anew-stays" />
          <p className="row">
            <a className="press strong" href={ourAddress('/my-story/card/')}>
              <Icon name="open" />
              {labels['safe.open']}
            </a>
            <Press
              icon="again"
              isDisabled={far !== undefined}
              onPress={() => {
                setAsks(true);
              }}
            >
              {labels['safe.anew']}
            </Press>
          </p>
        </section>
        {busy}
        {said}
        {ask}
      </div>
    );
  }
  const site = new URL(ourAddress('/my-story/card/'), location.href);
  const link = `${site.href}#${cardFragment(box.words)}`;
  const opens = fill(lines['paper-opens'].words, { name: here.story.name });
  const change = (to: (kept: StoryBox) => StoryBox) =>
    changeBox(box, to)
      .then(read)
      .then(() => {
        void go();
      });
  return (
    <div className="wide-flow">
      {made && (
        <Came>
          <Say from={lines} line="made" as="h2" />
          <Say from={lines} line="made-next" />
        </Came>
      )}
      <Stands words={words} box={box} waiting={waiting} way={way} />
      <section className="flow">
        <StoryCard
          words={words}
          story={here.story}
          cardWords={box.words}
          link={link}
          site={`${site.host}${site.pathname}`}
        />
        <p className="row no-print">
          <Press icon="print" look="strong" onPress={() => printAll()}>
            {labels['safe.print']}
          </Press>
          <Press
            icon="picture"
            onPress={async () => {
              download(
                await cardAsPicture({
                  opens,
                  words: box.words,
                  careful: lines['paper-careful'].words,
                  link,
                  site: `${site.host}${site.pathname}`,
                }),
                fileName(here.story, new Date(), 'story-card', 'png'),
              );
            }}
          >
            {labels['safe.picture']}
          </Press>
        </p>
      </section>
      <section className="panel flow">
        <Say from={lines} line="other" />
        <Say from={lines} line="both" />
      </section>
      <section className="panel flow">
        {box.held && !box.held.halves && <Say from={lines} line="people-old" />}
        <Say from={lines} line="people" as="h2" />
        <Say from={lines} line="people-more" />
        <p>
          <a className="press" href={ourAddress('/my-story/safe/people/')}>
            <Icon name="two" />
            {labels['safe.people']}
          </a>
        </p>
      </section>
      <Large
        words={words}
        box={box}
        waiting={waiting}
        onChoose={(large) => change((kept) => ({ ...kept, large }))}
        onSend={() => change((kept) => ({ ...kept, sendNow: true }))}
      />
      <section className="panel flow">
        <Say from={lines} line="anew" as="h2" />
        <Say from={lines} line="taken" />
        <p>
          <Press
            icon="again"
            isDisabled={far !== undefined}
            onPress={() => {
              setAsks(true);
            }}
          >
            {labels['safe.anew']}
          </Press>
        </p>
        {busy}
        {said}
      </section>
      {ask}
    </div>
  );
}
