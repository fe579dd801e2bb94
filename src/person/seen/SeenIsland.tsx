import { useCallback, useEffect, useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { Offer } from '#model/offer.ts';
import { ourAddress } from '#model/our-address.ts';
import { whoHolds, type Holder } from '#model/party.ts';
import { askedOf } from '#person/keep/asked-to-help.ts';
import { boxOf } from '#person/keep/boxes.ts';
import { onChange } from '#person/keep/changes.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { useStory } from '#person/keep/use-story.ts';
import { givenFrom, workersOf } from '#person/keep/workers.ts';
import type { WithHelper } from '#person/send/with-helpers.ts';
import { whenWanted } from '#post/when-wanted.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { useTopics } from '#story/use-topics.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { OneHelper } from './OneHelper.tsx';
import type { SeenWords } from './seen-words.ts';

/** How often it is looked for what Helpers said, while the screen is open: in milliseconds. */
const again = 20_000;

type Holding<Kind extends Holder['kind']> = Extract<Holder, { kind: Kind }>;

/** A worker who was given something: since when, whether their team has it too, and the way to what can be taken back or forgotten. */
function OneWorker({
  holder: { worker, since, team },
  words: { lines, labels, worker: picture, lang },
}: {
  holder: Holding<'worker'>;
  words: SeenWords;
}) {
  const { name } = worker.card;
  return (
    <article className="panel flow" aria-label={name}>
      <h2 className="row seen-who">
        {worker.photo ? (
          <KeptPiece id={worker.photo} as="photo" words="" />
        ) : (
          <PictureTile picture={picture} size="little" />
        )}
        <span dir="auto">{name}</span>
      </h2>
      <Say from={lines} line="worker" with={{ name }} id={`worker-${worker.id}`} />
      {team && <Say from={lines} line="team" with={{ name }} id={`team-${worker.id}`} />}
      <p className="quiet">{fill(labels['seen.since'] ?? '', { date: dayOf(since, lang) })}</p>
      <Say from={lines} line="worker-take" id={`take-${worker.id}`} />
      <p>
        <a
          className="press"
          href={ourAddress('/my-worker/given/')}
          aria-label={`${labels['seen.stop'] ?? ''}. ${labels['seen.worker'] ?? ''} ${name}`}
        >
          <Icon name="close" />
          {labels['seen.worker']}
        </a>
      </p>
    </article>
  );
}

/** The Story's own box, that other devices of the person read: the new card is its *stop*. */
function OwnDevices({
  holder: { since },
  words: { lines, labels, lang },
}: {
  holder: Holding<'own-devices'>;
  words: SeenWords;
}) {
  return (
    <article className="panel flow" aria-label={labels['seen.card']}>
      <Say from={lines} line="devices" as="h2" />
      <Say from={lines} line="card" />
      <p className="quiet">{fill(labels['seen.since'] ?? '', { date: dayOf(since, lang) })}</p>
      <p>
        <a className="press" href={ourAddress('/my-story/safe/')}>
          <Icon name="close" />
          {labels['seen.card']}
        </a>
      </p>
    </article>
  );
}

function List({
  story,
  answers,
  offers,
  found,
  words,
}: {
  story: Story;
  answers: readonly Answer[];
  offers: readonly Offer[];
  found: ReviewTopics;
  words: SeenWords;
}) {
  const { lines, labels } = words;
  const [holders, setHolders] = useState<Holder[]>();
  const [went, setWent] = useState<WithHelper>();
  const read = useCallback(async () => {
    const [helpers, workers, given, box] = await Promise.all([
      askedOf(story.id),
      workersOf(story.id),
      givenFrom(story.id),
      boxOf(story.id),
    ]);
    setHolders(whoHolds({ workers, given, helpers, box }));
  }, [story.id]);
  const look = useCallback(async () => {
    const { withHelpers } = await whenWanted(import('#person/send/with-helpers.ts'));
    setWent(await withHelpers());
  }, []);
  const goesOn = holders?.some((one) => one.kind === 'helper' && one.helper.keys) ?? false;
  useEffect(() => {
    void read();
    return onChange(() => {
      void read();
    });
  }, [read]);
  useEffect(() => {
    if (!goesOn) return undefined;
    const safely = () => {
      void look().catch(() => {
        setWent('no-internet');
      });
    };
    safely();
    const clock = setInterval(safely, again);
    return () => {
      clearInterval(clock);
    };
  }, [goesOn, look]);
  if (!holders) return <div className="waiting" aria-busy="true" />;
  return (
    <div className="wide-flow">
      <div role="status">
        {went !== undefined && went !== 'done' && (
          <div className="panel sunny flow">
            <Say from={lines} line="cannot-look" />
          </div>
        )}
      </div>
      {holders.every(({ over }) => over) && (
        <div className="flow">
          <Say from={lines} line="nobody" as="h2" />
          <Say from={lines} line="nobody-next" />
        </div>
      )}
      {holders.map((holder) => {
        const { kind } = holder;
        const key = `${kind} ${holder.id}`;
        if (kind === 'worker') return <OneWorker key={key} {...{ holder, words }} />;
        if (kind === 'own-devices') return <OwnDevices key={key} {...{ holder, words }} />;
        return (
          <OneHelper
            key={key}
            {...{ helper: holder.helper, story, answers, offers, found, words }}
            onChanged={() => {
              void look().catch(() => undefined);
            }}
          />
        );
      })}
      <p>
        <a className="press strong" href={ourAddress('/my-story/ask-for-help/')}>
          <Icon name="two" />
          {labels['help-ask']}
        </a>
      </p>
    </div>
  );
}

/** *Who can see my words*. */
export function SeenIsland({ words }: { words: SeenWords }) {
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
        <Say from={lines} line="nobody" as="h2" />
        <Say from={lines} line="nobody-next" />
        <p>
          <a className="press strong" href={ourAddress('/say/')}>
            <Icon name="speech" />
            {labels['say']}
          </a>
        </p>
      </div>
    );
  if (now.state === 'reading' || !found) return <div className="waiting" aria-busy="true" />;
  return <List story={now.story} answers={now.answers} offers={now.offers} found={found} words={words} />;
}
