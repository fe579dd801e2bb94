import { useCallback, useEffect, useState } from 'react';
import type { Token } from '#model/answer.ts';
import type { Offer } from '#model/offer.ts';
import { ourAddress } from '#model/our-address.ts';
import { rubOut } from '#person/keep/answers.ts';
import { askedOf, toldOfOffers } from '#person/keep/asked-to-help.ts';
import { takeOffer } from '#person/keep/offers.ts';
import { useStory } from '#person/keep/use-story.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { askedOver } from '#story/asked.ts';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { HelpNow } from '#story/HelpNow.tsx';
import { Say } from '#story/Say.tsx';
import { useTopics } from '#story/use-topics.ts';
import { fill } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import type { OfferedWords } from './offered-words.ts';
import { OneOffer } from './OneOffer.tsx';

/** The faces of the Helpers of a Story, by their keys; and that the person sees now what they offer. */
function useFaces(story: Token): ReadonlyMap<string, Token> {
  const [faces, setFaces] = useState<ReadonlyMap<string, Token>>(new Map());
  useEffect(() => {
    let over = false;
    void askedOf(story).then((helpers) => {
      if (!over)
        setFaces(new Map(helpers.flatMap(({ key, photo }) => (key && photo ? [[key.signs, photo] as const] : []))));
    });
    void toldOfOffers(story);
    return () => {
      over = true;
    };
  }, [story]);
  return faces;
}

type Done = 'taken' | 'danger' | 'left' | 'wait' | WentWrong;

interface Props {
  story: Token;
  offers: readonly Offer[];
  found: ReviewTopics;
  words: OfferedWords;
}

function Offers({ story, offers, found, words }: Props) {
  const { lines, labels } = words;
  const [putOff, setPutOff] = useState<readonly Token[]>([]);
  /** What came of the last press: shown until going on. */
  const [done, setDone] = useState<Done>();
  const faces = useFaces(story);
  const questions = questionsById(found.topics);
  const known = offers.filter(({ question }) => questions.has(question));
  const left = known.filter(({ id }) => !putOff.includes(id));
  const [now] = left;
  const question = now && questions.get(now.question);
  const did = useCallback((what: () => Promise<Done>) => {
    return what()
      .catch((why: unknown) => whatWentWrong(why))
      .then(setDone);
  }, []);
  const goOn = (
    <p className="row">
      {now && (
        <Press icon="next" look="strong" onPress={() => setDone(undefined)}>
          {labels['offered.next']}
        </Press>
      )}
      <a className={now ? 'press' : 'press strong'} href={ourAddress('/my-story/')}>
        <Icon name="eye" />
        {labels['my-story']}
      </a>
    </p>
  );
  if (done)
    return (
      <Came key={`${done} ${String(left.length)}`} className="panel wide-flow">
        {done === 'taken' || done === 'danger' ? (
          <>
            <Say from={lines} line="taken" as="h2" />
            <Say from={lines} line="taken-change" />
          </>
        ) : done === 'left' || done === 'wait' ? (
          <Say from={lines} line={done} as="h2" />
        ) : (
          <>
            <Say from={lines} line={done} as="h2" />
            <Say from={lines} line={`${done}-next`} />
          </>
        )}
        {done === 'danger' && <HelpNow from={lines} words={labels['helping.help']} strong />}
        {goOn}
      </Came>
    );
  if (!now || !question)
    return (
      <div className="wide-flow">
        <Say from={lines} line="none" as="h2" />
        <Say from={lines} line="none-next" />
        {goOn}
      </div>
    );
  const isDanger = question.choices.some((c) => c.danger && now.said.chosen?.includes(c.id));
  return (
    <div className="wide-flow">
      {known.length > 1 && (
        <p className="quiet">
          {fill(labels['offered.of'] ?? '', { n: known.length - left.length + 1, of: known.length })}
        </p>
      )}
      <OneOffer
        key={now.id}
        offer={now}
        question={question}
        feelings={found.feelings}
        photo={faces.get(now.speaker.by)}
        words={words}
        onTake={() =>
          did(async () => {
            await takeOffer(now, askedOver(question, found.feelings));
            return isDanger ? 'danger' : 'taken';
          })
        }
        onLeave={() =>
          did(async () => {
            await rubOut(now);
            return 'left';
          })
        }
        onNotNow={() => {
          setPutOff([...putOff, now.id]);
          setDone('wait');
        }}
      />
    </div>
  );
}

/** *Things for me*: what Helpers from afar offer, one after the other. */
export function OfferedIsland({ words }: { words: OfferedWords }) {
  const now = useStory();
  const found = useTopics();
  if (now.state === 'cannot')
    return (
      <div className="panel sunny flow">
        <Say from={words.lines} line="cannot-keep" />
        <Say from={words.lines} line="cannot-keep-next" />
      </div>
    );
  if (now.state === 'reading' || !found) return <div className="waiting" aria-busy="true" />;
  const { story, offers } =
    now.state === 'here' ? { story: now.story.id, offers: now.offers } : { story: '', offers: [] };
  return <Offers story={story} offers={offers} found={found} words={words} />;
}
