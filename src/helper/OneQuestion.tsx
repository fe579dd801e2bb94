import { useState } from 'react';
import type { Answer, Said, Token } from '#model/answer.ts';
import type { HelperOffers, HelperSays } from '#model/helping.ts';
import { onlyHelpersAnswer } from '#model/named-questions.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { AnswerSaid } from '#story/AnswerSaid.tsx';
import { askedOver } from '#story/asked.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { HelpingWords } from './helping-words.ts';
import { OfferIt, offeredTo, type PhotoToo } from './OfferIt.tsx';
import { SayIt } from './SayIt.tsx';
import { SeenPiece } from './SeenPiece.tsx';
import { useBegun } from './use-begun.ts';
import type { OfQuestion } from './with-person.ts';

export type WhatISay = OfQuestion<HelperSays>;
/** What I put before the person, the draft it was written in, and its photo. */
export interface WhatIOffer {
  what: OfQuestion<HelperOffers> & Pick<HelperOffers, 'with'>;
  draft: string;
  photo?: PhotoToo | undefined;
}

interface Props {
  /** Who asked me. */
  of: Token;
  question: ReviewQuestion;
  feelings: readonly ReadyChoice[];
  /** What I said last to it, what I put before the person, and what they let me see of theirs. */
  mine: Answer | undefined;
  offers: readonly Answer[];
  theirs: Answer | undefined;
  name: string;
  words: HelpingWords;
  onSay: (what: WhatISay) => unknown;
  onOffer: (offer: WhatIOffer) => unknown;
}

/** My own view; what I write down with them; what I offer. One at a time. */
type Doing = 'say' | 'with' | 'offer';

/** One Question for a Helper: their own view, in words and in its pictures where it has some; what they write down with the person or offer; what they said; and what they may see. */
export function OneQuestion(props: Props) {
  const { of, question, feelings, mine, offers, theirs, name, words, onSay, onOffer } = props;
  const { lines, labels, unsaid, lang } = words;
  const [doing, setDoing] = useState<Doing>('say');
  const [again, setAgain] = useState(false);
  // What only Helpers answer is nothing that the person could say: it is neither written down with them nor offered.
  const onlyMine = onlyHelpersAnswer(question.id);
  const drafts = { say: question.id, with: `${question.id} with`, offer: `${question.id} offer` };
  const say = useBegun(of, drafts.say);
  const together = useBegun(of, drafts.with);
  const offer = useBegun(of, drafts.offer);
  const more = [...feelings, ...unsaid];
  const shown = { question, more, labels, lang, Piece: SeenPiece };
  const inWords = (said: Said) => ({
    question: question.id,
    version: question.version,
    lang,
    asked: askedOver(question, feelings)(said),
    said,
  });
  const sayIt = async () => {
    await onSay(inWords(say.said));
    say.drop();
    setAgain(false);
  };
  const put = async (begun: typeof say, how: 'with' | 'offer', said: Said, photo?: PhotoToo) => {
    await onOffer({ what: { ...inWords(said), with: how === 'with' }, draft: drafts[how], photo });
    begun.drop();
    setDoing('say');
  };
  return (
    <article className="wide-flow">
      {/* The Question speaks to the person ("Where do you live?"): a Helper is told first whom it means. What only they answer speaks to them. */}
      <Say from={lines} line={onlyMine ? 'about' : 'whose'} with={{ name }} size="little" />
      <SaidLine id={`q-${question.id.replace('/', '-')}`} line={question.prompt} as="h2" />
      {doing === 'with' ? (
        <section className="flow">
          <Say from={lines} line="with" with={{ name }} as="h3" />
          <SayIt
            {...together}
            {...{ question, feelings, words }}
            box={fill(labels['helping.their-words'] ?? '', { name })}
            keep={fill(labels['helping.keep-with'] ?? '', { name })}
            onKeep={() => put(together, 'with', together.said)}
          />
          <Say from={lines} line="decides" with={{ name }} size="little" />
        </section>
      ) : doing === 'offer' ? (
        <OfferIt
          {...offer}
          {...{ question, name, words }}
          onOffer={(said, photo) => put(offer, 'offer', said, photo)}
        />
      ) : mine && !again && !say.found ? (
        <section className="panel flow">
          <Say from={lines} line="said" as="h3" />
          <AnswerSaid answer={mine} {...shown} />
          <p>
            <Press icon="pen" look="small" onPress={() => setAgain(true)}>
              {labels['helping.change']}
            </Press>
          </p>
        </section>
      ) : (
        <section className="flow">
          <Say from={lines} line="say" size="little" />
          <SayIt
            {...say}
            {...{ question, feelings, words }}
            box={labels['helping.words'] ?? ''}
            keep={labels['helping.keep'] ?? ''}
            onKeep={sayIt}
          />
        </section>
      )}
      {!onlyMine && (
        <p className="row">
          {doing === 'say' ? (
            <>
              <Press icon="two" look="small" onPress={() => setDoing('with')}>
                {fill(labels['helping.with'] ?? '', { name })}
              </Press>
              <Press icon="give" look="small" onPress={() => setDoing('offer')}>
                {labels[`helping.offer-${offeredTo(question)}`]}
              </Press>
            </>
          ) : (
            <Press icon="before" look="small" onPress={() => setDoing('say')}>
              {labels['helping.back']}
            </Press>
          )}
        </p>
      )}
      {offers.length > 0 && (
        <section className="panel flow">
          <Say from={lines} line="offered" with={{ name }} as="h3" />
          {offers.map((one) => (
            <AnswerSaid key={one.id} answer={one} {...shown} />
          ))}
          <Say from={lines} line="decides" with={{ name }} id="decides-offered" size="little" />
        </section>
      )}
      {theirs && (
        <section className="panel flow">
          <Say from={lines} line="sees" with={{ name }} as="h3" />
          <AnswerSaid answer={theirs} {...shown} />
        </section>
      )}
    </article>
  );
}
