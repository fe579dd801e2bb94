import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import type { AskedMe, MyWord } from '#model/helping.ts';
import { safeType } from '#model/safe-type.ts';
import { whenWanted } from '#post/when-wanted.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { saidIn, StorySaid } from '#story/StorySaid.tsx';
import { withOlder } from '#story/with-older.ts';
import { fill } from '#strings/fill.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import type { HelpingWords } from './helping-words.ts';
import { forgetWhoAsked, whoAsked, wordsTo } from './keep.ts';
import { LockHere } from './LockHere.tsx';
import { OneQuestion, type WhatIOffer, type WhatISay } from './OneQuestion.tsx';
import { SeenPiece, SeenPieces } from './SeenPiece.tsx';
import { topicsAsked } from './topics-asked.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';
import type { WithPerson } from './with-person.ts';
import { WhoAsks } from './WhoAsks.tsx';

/** How often it is looked for what is new, while the screen is open: in milliseconds. */
const again = 30_000;

/** The photo of something I offered, as it is shown. */
const photosOf = ({ word, photo }: MyWord): NonNullable<AskedMe['sight']>['pieces'] =>
  photo ? word.pieces.map(({ id }) => ({ id, ...photo })) : [];

/** A word of mine as it is shown: an Answer of nobody's Story. */
const asAnswer = ({ word: { id, question, version, lang, asked, said, at, moment } }: MyWord): Answer => ({
  id,
  story: id,
  question,
  version,
  lang,
  asked,
  said,
  speaker: { whose: 'mine' },
  company: { who: 'not-said' },
  at,
  moment,
});

/** What is known here of who asked, and of what I said; again whenever `read` is called. */
function useKept(id: string): { asked: AskedMe; mine: MyWord[]; read: () => Promise<void> } | undefined {
  const [kept, setKept] = useState<{ asked: AskedMe; mine: MyWord[] }>();
  const read = useCallback(async () => {
    const [asked, mine] = await Promise.all([whoAsked(id), wordsTo(id)]);
    // What is the same stays the same: photos are not drawn anew each time.
    if (asked)
      setKept((before) => ({
        mine,
        asked:
          !asked.ended && before?.asked.sight?.sight.n === asked.sight?.sight.n
            ? { ...asked, sight: before?.asked.sight }
            : asked,
      }));
  }, [id]);
  useEffect(() => {
    void read();
  }, [read]);
  return kept && { ...kept, read };
}

interface Props {
  id: string;
  topics: ReviewTopics;
  words: HelpingWords;
  onGone: () => void;
}

/** Helping one person: their Topics, one Question at a time, what I said, and what they let me see. */
export function Helping({ id, topics: found, words, onGone }: Props) {
  const { lines, labels, lang } = words;
  const kept = useKept(id);
  const [went, setWent] = useState<WithPerson>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [at, setAt] = useState<{ topic: string; n: number }>();
  const [asks, setAsks] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus();
      top.current?.scrollIntoView();
    }
  }, [at]);
  const read = kept?.read;
  const look = useCallback(async () => {
    const { withPerson } = await whenWanted(import('./with-person.ts'));
    setWent(await withPerson(id));
    await read?.();
  }, [id, read]);
  useEffect(() => {
    if (!read) return undefined;
    const safely = () => {
      void look().catch(() => {
        setWent('no-internet');
      });
    };
    safely();
    const clock = setInterval(safely, again);
    addEventListener('online', safely);
    return () => {
      clearInterval(clock);
      removeEventListener('online', safely);
    };
  }, [look, read]);
  const shown = kept?.asked.sight;
  const photo = useMemo(() => {
    const one = shown?.pieces.find(({ id: piece }) => piece === shown.sight.photo);
    return one && new Blob([one.bytes], { type: safeType(one.type) });
  }, [shown]);
  const pieces = useMemo(
    () => [...(shown?.pieces ?? []), ...(kept?.mine ?? []).flatMap(photosOf)],
    [shown, kept?.mine],
  );
  if (!kept) return <div className="waiting" aria-busy="true" />;
  const { asked, mine } = kept;
  const sight = asked.sight?.sight;
  const name = (sight?.name ?? '') || (labels['helping.somebody'] ?? '');
  const topics = topicsAsked(found.topics, sight?.topics ?? []);
  const topic = at && topics.find((t) => t.id === at.topic);
  const question = topic?.questions[at?.n ?? 0];
  const said = mine.filter(({ word }) => word.kind === 'says').map(asAnswer);
  const offers = mine.filter(({ word }) => word.kind === 'offers').map(asAnswer);
  const keep = async (how: (exchange: typeof import('./with-person.ts')) => Promise<void>) => {
    setTrouble(undefined);
    try {
      await how(await whenWanted(import('./with-person.ts')));
      await kept.read();
      void look().catch(() => {
        setWent('no-internet');
      });
    } catch (why) {
      setTrouble(troubleOf(why));
      throw why;
    }
  };
  const met =
    trouble ??
    (asked.ended ? 'ended' : asked.taken ? 'taken' : went !== undefined && went !== 'done' ? went : undefined);
  return (
    <SeenPieces value={pieces}>
      <div className="wide-flow" ref={top} tabIndex={-1} role="group" aria-label={name}>
        <WhoAsks name={name} photo={photo} somebody={words.somebody} />
        <div role="status" className="no-print">
          {met && (
            <div className="panel sunny flow">
              {troubles[met].map((line) => (
                <Say key={line} from={lines} line={line} with={{ name }} />
              ))}
            </div>
          )}
          {!met && asked.old && (
            <div className="panel sunny flow">
              <Say from={lines} line="old" />
              <Say from={lines} line="old-next" />
            </div>
          )}
          {mine.length > 0 && !asked.ended && !asked.taken && (
            <Say from={lines} line={mine.some(({ waits }) => waits === 'yes') ? 'waits' : 'sent'} with={{ name }} />
          )}
        </div>
        {topic && question ? (
          <>
            <p className="row no-print">
              <Press icon="parts" look="small" onPress={() => setAt(undefined)}>
                {labels['helping.topics']}
              </Press>
            </p>
            <p className="quiet no-print">
              {fill(labels['helping.of'] ?? '', { n: (at?.n ?? 0) + 1, of: topic.questions.length })}
            </p>
            <OneQuestion
              key={question.id}
              of={id}
              question={question}
              feelings={found.feelings}
              mine={said.filter((a) => a.question === question.id).at(-1)}
              offers={offers.filter((a) => a.question === question.id)}
              theirs={sight?.answers.find((a) => a.question === question.id)}
              name={name}
              words={words}
              onSay={(what: WhatISay) => keep((exchange) => exchange.say(asked, what))}
              onOffer={({ what, draft, photo }: WhatIOffer) =>
                keep((exchange) => exchange.offer(asked, what, draft, photo))
              }
            />
            <p className="way-on">
              {(at?.n ?? 0) > 0 && (
                <Press icon="before" onPress={() => setAt({ topic: topic.id, n: (at?.n ?? 0) - 1 })}>
                  {labels['helping.before']}
                </Press>
              )}
              {(at?.n ?? 0) + 1 < topic.questions.length && (
                <Press icon="next" look="strong" onPress={() => setAt({ topic: topic.id, n: (at?.n ?? 0) + 1 })}>
                  {labels['helping.next']}
                </Press>
              )}
            </p>
          </>
        ) : (
          <>
            {!asked.ended && (
              <section className="panel flow no-print">
                {topics.length > 0 ? (
                  <Say from={lines} line="choose" as="h2" />
                ) : (
                  <>
                    <Say from={lines} line="none" as="h2" />
                    <Say from={lines} line="none-next" />
                  </>
                )}
                <ul className="print-choices">
                  {topics.map((t) => (
                    <li key={t.id}>
                      <Press onPress={() => setAt({ topic: t.id, n: 0 })}>
                        {t.title.picture.address && <img src={t.title.picture.address} alt="" width="42" height="42" />}
                        {t.title.words}
                      </Press>
                    </li>
                  ))}
                </ul>
                <Say from={lines} line="way-ask" size="little" />
                <Say from={lines} line="way-fill" size="little" />
              </section>
            )}
            {(sight?.answers.length ?? 0) > 0 && (
              <section className="flow">
                <Say from={lines} line="sees" with={{ name }} as="h2" />
                <Say from={lines} line="quiet" />
                <div className="panel letter">
                  <StorySaid
                    topics={topics.filter((t) => saidIn(t, sight?.answers ?? []))}
                    answers={sight?.answers ?? []}
                    more={[...found.feelings, ...words.unsaid]}
                    labels={labels}
                    lang={lang}
                    Piece={SeenPiece}
                  />
                </div>
              </section>
            )}
            {said.length > 0 && (
              <section className="flow">
                <Say from={lines} line="mine" as="h2" />
                <div className="panel letter">
                  <StorySaid
                    topics={withOlder(said, found.topics, labels['my-story.older'] ?? '').filter((t) =>
                      saidIn(t, said),
                    )}
                    answers={said}
                    more={[...found.feelings, ...words.unsaid]}
                    labels={labels}
                    lang={lang}
                    Piece={SeenPiece}
                  />
                </div>
              </section>
            )}
            <p className="row no-print">
              {(said.length > 0 || (sight?.answers.length ?? 0) > 0) && (
                <Press icon="print" onPress={() => printAll()}>
                  {labels['helping.print']}
                </Press>
              )}
              {!asked.ended && (
                <Press icon="again" onPress={look}>
                  {labels['helping.look']}
                </Press>
              )}
              <Press icon="bin" onPress={() => setAsks(true)}>
                {labels['helping.forget']}
              </Press>
            </p>
            <LockHere id={id} name={name} words={words} />
          </>
        )}
        {asks && (
          <AskOnce
            asks="l-forget-ask"
            no={{ words: labels['helping.forget-no'], icon: 'close', onPress: () => setAsks(false) }}
            yes={{ words: labels['helping.forget-yes'], icon: 'bin', onPress: () => forgetWhoAsked(id).then(onGone) }}
          >
            <Say from={lines} line="forget-ask" as="h2" />
            <Say from={lines} line="forget-then" />
            <Say from={lines} line="forget-stays" with={{ name }} />
          </AskOnce>
        )}
      </div>
    </SeenPieces>
  );
}
